package org.tidegate.rig.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing line of bytes; a day at 10 ms is a hundred million numbers to write. */
final class Ascii {
    private static final double[] SCALES = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    /** Below this a scaled number and its half are exact. */
    private static final double EXACT = 1L << 50;

    private byte[] bytes;
    private int length;

    Ascii(int room) {
        bytes = new byte[room];
    }

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    Ascii add(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    Ascii add(String text) {
        byte[] more = text.getBytes(StandardCharsets.UTF_8);
        return add(more, 0, more.length);
    }

    Ascii add(byte[] from, int begin, int end) {
        room(end - begin);
        System.arraycopy(from, begin, bytes, length, end - begin);
        length += end - begin;
        return this;
    }

    /** Once more what stands here already. */
    Ascii again(int begin, int end) {
        room(end - begin);
        for (int k = begin; k < end; k++) {
            bytes[length++] = bytes[k];
        }
        return this;
    }

    /** The vectors' own way: so many decimals at most, none that say nothing, never an exponent. */
    Ascii add(double value, int decimals) {
        double scaled = value * SCALES[decimals];
        if (!(Math.abs(scaled) < EXACT)) {
            return add(slow(value, decimals));
        }
        long digits = (long) Math.rint(scaled);
        room(32);
        if (digits == 0) {
            bytes[length++] = '0';
            return this;
        }
        if (digits < 0) {
            bytes[length++] = '-';
            digits = -digits;
        }
        if (digits <= Integer.MAX_VALUE) {
            addShort((int) digits, decimals);
        } else {
            addLong(digits, decimals);
        }
        return this;
    }

    private void addShort(int number, int decimals) {
        int digits = number;
        int fraction = decimals;
        while (fraction > 0) {
            int tenth = digits / 10;
            if (digits != 10 * tenth) {
                break;
            }
            digits = tenth;
            fraction--;
        }
        int end = length + placesOf(digits, fraction);
        int at = end;
        for (int k = 0; k < fraction; k++) {
            int tenth = digits / 10;
            bytes[--at] = (byte) ('0' + digits - 10 * tenth);
            digits = tenth;
        }
        if (fraction > 0) {
            bytes[--at] = '.';
        }
        while (at > length) {
            int tenth = digits / 10;
            bytes[--at] = (byte) ('0' + digits - 10 * tenth);
            digits = tenth;
        }
        length = end;
    }

    /** The same with a division that takes three times as long. */
    private void addLong(long number, int decimals) {
        long digits = number;
        int fraction = decimals;
        while (fraction > 0 && digits % 10 == 0) {
            digits /= 10;
            fraction--;
        }
        int end = length + placesOf(digits, fraction);
        int at = end;
        for (int k = 0; k < fraction; k++) {
            bytes[--at] = (byte) ('0' + digits % 10);
            digits /= 10;
        }
        if (fraction > 0) {
            bytes[--at] = '.';
        }
        while (at > length) {
            bytes[--at] = (byte) ('0' + digits % 10);
            digits /= 10;
        }
        length = end;
    }

    /** With a zero before the point, and the point. */
    private static int placesOf(long digits, int fraction) {
        int places = 1;
        for (long ten = 10; places < 19 && digits >= ten; ten *= 10) {
            places++;
        }
        return Math.max(fraction + 1, places) + (fraction > 0 ? 1 : 0);
    }

    private static String slow(double value, int decimals) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(value);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
