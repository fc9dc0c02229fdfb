package org.tidegate.rig.oracle;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads the number in a cell of bytes, to the last bit as {@link Double#parseDouble} reads it. Up
 * to fifteen digits take one division, up to eighteen one multiplication of 128 bits (Lemire,
 * "Number parsing at a gigabyte per second", 2021), everything else the platform.
 */
final class NumberReader {
    /** So many digits fit a double, and so does the power of ten behind the point. */
    private static final int EXACT_DIGITS = 15;

    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    /** One digit more could overflow a long. */
    private static final long FULL = Long.MAX_VALUE / 10 - 1;

    /** 1/5^n is known to 128 bits up to here, which is proven to be enough. */
    private static final int MOST_FRACTION = 27;

    private static final long[] FIFTHS_HIGH = new long[MOST_FRACTION + 1];
    private static final long[] FIFTHS_LOW = new long[MOST_FRACTION + 1];

    /** Undecided between two neighbours; never a double that was read. */
    private static final double UNDECIDED = Double.NaN;

    static {
        for (int n = 1; n <= MOST_FRACTION; n++) {
            BigInteger five = BigInteger.valueOf(5).pow(n);
            BigInteger part =
                    BigInteger.ONE
                            .shiftLeft(five.subtract(BigInteger.ONE).bitLength() + 127)
                            .divide(five)
                            .add(BigInteger.ONE);
            FIFTHS_HIGH[n] = part.shiftRight(64).longValue();
            FIFTHS_LOW[n] = part.longValue();
        }
    }

    private int end;

    /** Behind the cell that was read last: a comma, the end of a line or of the bytes. */
    int end() {
        return end;
    }

    /**
     * @param begin of the cell
     * @param limit of the bytes that count
     * @return NaN for an empty cell: there was nothing to measure
     * @throws NumberFormatException for what is no number; {@link #end} is right even then
     */
    double read(byte[] bytes, int begin, int limit) {
        int at = begin;
        boolean negative = at < limit && bytes[at] == '-';
        at += negative ? 1 : 0;
        int first = at;
        long digits = 0;
        int point = -1;
        for (; at < limit; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9 && digits <= FULL) {
                digits = 10 * digits + digit;
            } else if (bytes[at] == '.' && point < 0) {
                point = at;
            } else {
                break;
            }
        }
        boolean ended = at == limit || ends(bytes[at]);
        int count = at - first - (point < 0 ? 0 : 1);
        int fraction = point < 0 ? 0 : at - point - 1;
        if (!ended || count == 0 || fraction > MOST_FRACTION) {
            return slow(bytes, begin, limit);
        }
        double value;
        if (count <= EXACT_DIGITS) {
            value = fraction > 0 ? digits / TENS[fraction] : digits;
        } else if (fraction == 0 || digits == 0) {
            value = digits; // a long rounds to the nearest, as it should
        } else {
            value = nearest(digits, fraction);
            if (Double.isNaN(value)) {
                return slow(bytes, begin, limit);
            }
        }
        end = at;
        return negative ? -value : value;
    }

    static boolean ends(byte b) {
        return b == ',' || b == '\n' || b == '\r';
    }

    /** The end of the cell that begins here. */
    static int cellEnd(byte[] bytes, int begin, int limit) {
        int k = begin;
        while (k < limit && !ends(bytes[k])) {
            k++;
        }
        return k;
    }

    /**
     * digits / 10^fraction, rounded to the nearest double, to even in the middle.
     *
     * @param digits above 0
     * @param fraction 1 to {@link #MOST_FRACTION}
     */
    private static double nearest(long digits, int fraction) {
        int zeros = Long.numberOfLeadingZeros(digits);
        long normal = digits << zeros;
        long low = normal * FIFTHS_HIGH[fraction];
        long high = Math.unsignedMultiplyHigh(normal, FIFTHS_HIGH[fraction]);
        if ((high & 0x1FF) == 0x1FF) { // the bits below could still carry into the result
            long more = Math.unsignedMultiplyHigh(normal, FIFTHS_LOW[fraction]);
            low += more;
            high += Long.compareUnsigned(low, more) < 0 ? 1 : 0;
            if (low == -1) {
                return UNDECIDED;
            }
        }
        int upper = (int) (high >>> 63);
        int shift = upper + 64 - 52 - 3;
        long mantissa = high >>> shift;
        // the product is short of the true one by less than its last bit, so a half shows as one
        boolean half = Long.compareUnsigned(low, 1) <= 0 && fraction <= 4 && (mantissa & 3) == 1;
        if (half && mantissa << shift == high) {
            mantissa &= ~1L;
        }
        mantissa = (mantissa + (mantissa & 1)) >>> 1;
        // 217706 / 65536 is the binary logarithm of ten
        int exponent = ((217_706 * -fraction) >> 16) + 63 + upper - zeros;
        if (mantissa >= 1L << 53) {
            mantissa = 1L << 52;
            exponent++;
        }
        return Double.longBitsToDouble((mantissa & ~(1L << 52)) | (exponent + 1023L) << 52);
    }

    private double slow(byte[] bytes, int begin, int limit) {
        end = cellEnd(bytes, begin, limit);
        String text = new String(bytes, begin, end - begin, StandardCharsets.UTF_8).strip();
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "nan", "+nan", "-nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                char last = text.charAt(text.length() - 1);
                if (Character.isLetter(last) || text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
                    throw new NumberFormatException(text); // Java's own "1.5f" and "0x1p3"
                }
                yield Double.parseDouble(text);
            }
        };
    }
}
