package org.tidegate.iso15118.message;

/**
 * A physical quantity: {@code value * 10^exponent}. Only the rim of the protocol uses it,
 * everything behind computes in {@code double}.
 */
@XsdSequence("RationalNumberType")
public record Rational(int exponent, int value) {

    public static final Rational ZERO = new Rational(0, 0);

    /**
     * Finest step written: smaller is noise of the measurement, and some vehicles overflow on long
     * negative powers.
     */
    private static final int MIN_EXPONENT = -6;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18
    };

    public Rational {
        if (exponent < Byte.MIN_VALUE || exponent > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("exponent " + exponent);
        }
        if (value < Short.MIN_VALUE || value > Short.MAX_VALUE) {
            throw new IllegalArgumentException("value " + value);
        }
    }

    /**
     * The nearest rational, with the smallest number of digits behind the point.
     *
     * @throws IllegalArgumentException for NaN and infinities: an unknown quantity must not be sent
     *     as a number
     */
    public static Rational fromDouble(double quantity) {
        return of(quantity, false);
    }

    /** Like {@link #fromDouble}, but never further from zero than the argument: for limits. */
    public static Rational towardsZero(double quantity) {
        return of(quantity, true);
    }

    private static Rational of(double quantity, boolean towardsZero) {
        if (!Double.isFinite(quantity)) {
            throw new IllegalArgumentException("no number to send: " + quantity);
        }
        for (int exponent = MIN_EXPONENT; exponent <= 18; exponent++) {
            double scaled =
                    exponent < 0 ? quantity * POWERS[-exponent] : quantity / POWERS[exponent];
            // 0.1 * 10^6 may come out as 99999.99999999999; half a millionth of a digit is no
            // violation of a limit
            double rounded =
                    towardsZero
                            ? Math.signum(scaled) * Math.floor(Math.abs(scaled) + 5e-7)
                            : Math.rint(scaled);
            if (Math.abs(rounded) <= Short.MAX_VALUE) {
                return shortened(exponent, (int) rounded);
            }
        }
        throw new IllegalArgumentException("too large to send: " + quantity);
    }

    private static Rational shortened(int exponent, int value) {
        if (value == 0) {
            return ZERO;
        }
        int e = exponent;
        int v = value;
        while (e < 0 && v % 10 == 0) {
            e++;
            v /= 10;
        }
        return new Rational(e, v);
    }

    /** The quantity. Exact for every exponent a sane peer sends, infinite at worst. */
    public double toDouble() {
        if (exponent >= 0) {
            return exponent < POWERS.length
                    ? value * POWERS[exponent]
                    : value * Math.pow(10, exponent);
        }
        return -exponent < POWERS.length
                ? value / POWERS[-exponent]
                : value * Math.pow(10, exponent);
    }

    @Override
    public String toString() {
        return exponent == 0 ? Integer.toString(value) : value + "e" + exponent;
    }
}
