package org.tidegate.iso15118.internal;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.Rational;

/** Between the house's doubles and a vehicle's {@code Value · 10^Exponent}. */
final class Numbers {
    /** [V2G20-1869] allows −3 to 3; a little more is tolerated, ±127 is an attack. */
    private static final int WIDEST_EXPONENT = 6;

    private Numbers() {}

    /** NaN for an exponent no physical quantity needs, and for nothing. */
    static double value(@Nullable Rational number) {
        return number == null || Math.abs(number.exponent()) > WIDEST_EXPONENT
                ? Double.NaN
                : number.toDouble();
    }

    /** NaN for nothing. */
    static double value(@Nullable Integer number) {
        return number == null ? Double.NaN : number;
    }

    /** NaN for nothing. */
    static double value(@Nullable Long number) {
        return number == null ? Double.NaN : number;
    }

    /** A measured quantity to be sent; what is not known is sent as 0. */
    static Rational measured(double value) {
        return Double.isFinite(value) ? Rational.fromDouble(value) : Rational.ZERO;
    }

    /** A limit out of the vehicle to be sent as a negative number, never rounded up. */
    static Rational negative(double magnitude) {
        return Double.isFinite(magnitude) && magnitude > 0
                ? Rational.towardsZero(-magnitude)
                : Rational.ZERO;
    }

    /** A limit to be sent, never rounded up; what is not known or negative permits nothing. */
    static Rational limit(double value) {
        return Double.isFinite(value) && value > 0 ? Rational.towardsZero(value) : Rational.ZERO;
    }
}
