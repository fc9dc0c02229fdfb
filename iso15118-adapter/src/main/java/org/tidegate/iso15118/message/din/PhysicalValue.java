package org.tidegate.iso15118.message.din;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

/**
 * A physical quantity: {@code value * 10^multiplier} of the unit. Only the rim of the protocol uses
 * it, everything behind computes in {@code double}.
 */
@XsdSequence("PhysicalValueType")
public record PhysicalValue(int multiplier, @Nullable UnitSymbol unit, int value) {

    /** The schema's multiplier ends here, at both ends. */
    private static final int LARGEST = 3;

    private static final double[] POWERS = {1e0, 1e1, 1e2, 1e3};

    public PhysicalValue {
        if (multiplier < -LARGEST || multiplier > LARGEST) {
            throw new IllegalArgumentException("multiplier " + multiplier);
        }
        if (value < Short.MIN_VALUE || value > Short.MAX_VALUE) {
            throw new IllegalArgumentException("value " + value);
        }
    }

    /**
     * The nearest value with as many digits as fit.
     *
     * @throws IllegalArgumentException for NaN, and for what the schema cannot carry (32767e3 is
     *     the end)
     */
    public static PhysicalValue fromDouble(double quantity, UnitSymbol unit) {
        return of(quantity, unit, false);
    }

    /** Like {@link #fromDouble}, but never further from zero than the argument: for limits. */
    public static PhysicalValue towardsZero(double quantity, UnitSymbol unit) {
        return of(quantity, unit, true);
    }

    private static PhysicalValue of(double quantity, UnitSymbol unit, boolean towardsZero) {
        if (!Double.isFinite(quantity)) {
            throw new IllegalArgumentException("no number to send: " + quantity);
        }
        for (int multiplier = -LARGEST; multiplier <= LARGEST; multiplier++) {
            double scaled =
                    multiplier < 0 ? quantity * POWERS[-multiplier] : quantity / POWERS[multiplier];
            // 0.1 * 10^3 may come out as 99.99999999999999; half a millionth of a digit is no
            // violation of a limit
            double rounded =
                    towardsZero
                            ? Math.signum(scaled) * Math.floor(Math.abs(scaled) + 5e-7)
                            : Math.rint(scaled);
            if (Math.abs(rounded) <= Short.MAX_VALUE) {
                return shortened(multiplier, unit, (int) rounded);
            }
        }
        throw new IllegalArgumentException("too large to send: " + quantity);
    }

    private static PhysicalValue shortened(int multiplier, UnitSymbol unit, int value) {
        int m = value == 0 ? 0 : multiplier;
        int v = value;
        while (m < 0 && v % 10 == 0) {
            m++;
            v /= 10;
        }
        return new PhysicalValue(m, unit, v);
    }

    /** The quantity, exact. */
    public double toDouble() {
        return multiplier >= 0 ? value * POWERS[multiplier] : value / POWERS[-multiplier];
    }
}
