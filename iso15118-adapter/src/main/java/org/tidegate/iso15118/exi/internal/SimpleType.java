package org.tidegate.iso15118.exi.internal;

import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.ExiException.Reason;

/**
 * A simple type: its bits on one side, its lexical form on the other. Facets are checked in both
 * directions.
 */
sealed interface SimpleType {

    /** Reads the value alone, without the events around it. */
    String read(ExiReader in, int key) throws ExiException;

    /** Reads the value alone and drops it. */
    default void skip(ExiReader in, int key) throws ExiException {
        read(in, key);
    }

    /**
     * Writes the value alone; throws {@link IllegalArgumentException} if it is no value of this
     * type.
     */
    void write(ExiWriter out, String text);

    /** What an element of this type holds if its sender left the value out. */
    default String empty(ExiReader in) throws ExiException {
        throw in.failed(Reason.SCHEMA_INVALID, "empty, a value expected");
    }

    record Bool() implements SimpleType {
        @Override
        public String read(ExiReader in, int key) throws ExiException {
            return in.bits(1) == 1 ? "true" : "false";
        }

        @Override
        public void skip(ExiReader in, int key) throws ExiException {
            in.bits(1);
        }

        @Override
        public void write(ExiWriter out, String text) {
            out.bits(
                    switch (text.strip()) {
                        case "true", "1" -> 1;
                        case "false", "0" -> 0;
                        default -> throw new IllegalArgumentException("no boolean: " + text);
                    },
                    1);
        }
    }

    record Enumeration(int width, List<String> values) implements SimpleType {
        @Override
        public String read(ExiReader in, int key) throws ExiException {
            return values.get(in.event(width, values.size()));
        }

        @Override
        public void skip(ExiReader in, int key) throws ExiException {
            in.event(width, values.size());
        }

        @Override
        public void write(ExiWriter out, String text) {
            int index = values.indexOf(text.strip());
            if (index < 0) {
                throw new IllegalArgumentException(text + " is none of " + values);
            }
            out.bits(index, width);
        }
    }

    /** An integer of fixed width. */
    record Nbit(int width, int min, int max) implements SimpleType {
        @Override
        public String read(ExiReader in, int key) throws ExiException {
            return Integer.toString(value(in));
        }

        @Override
        public void skip(ExiReader in, int key) throws ExiException {
            value(in);
        }

        private int value(ExiReader in) throws ExiException {
            int value = in.bits(width) + min;
            if (value > max) {
                in.facet(value + " is above " + max);
            }
            return value;
        }

        @Override
        public void write(ExiWriter out, String text) {
            out.bits((int) Numbers.within(text, min, max) - min, width);
        }
    }

    /**
     * An integer of at most 64 bits that is never negative. The bounds are to be read as unsigned.
     */
    record Unsigned(long min, long max) implements SimpleType {
        @Override
        public String read(ExiReader in, int key) throws ExiException {
            return Long.toUnsignedString(value(in));
        }

        @Override
        public void skip(ExiReader in, int key) throws ExiException {
            value(in);
        }

        private long value(ExiReader in) throws ExiException {
            long value = in.groups();
            if (Long.compareUnsigned(value, min) < 0 || Long.compareUnsigned(value, max) > 0) {
                String detail =
                        Long.toUnsignedString(value)
                                + " is outside "
                                + bound(min)
                                + " to "
                                + bound(max);
                if (Long.compareUnsigned(value, restricted()) > 0) {
                    throw in.failed(Reason.SCHEMA_INVALID, detail);
                }
                in.facet(detail);
            }
            return value;
        }

        /** The largest value of the built-in type that bounds like these restrict. */
        private long restricted() {
            if (Long.compareUnsigned(max, UNSIGNED_SHORT) <= 0) {
                return UNSIGNED_SHORT;
            }
            return Long.compareUnsigned(max, UNSIGNED_INT) <= 0 ? UNSIGNED_INT : -1L;
        }

        private static final long UNSIGNED_SHORT = 0xFFFFL;
        private static final long UNSIGNED_INT = 0xFFFF_FFFFL;

        private static BigInteger bound(long bound) {
            return new BigInteger(Long.toUnsignedString(bound));
        }

        @Override
        public void write(ExiWriter out, String text) {
            long value = Numbers.small(text);
            if (value < 0
                    || Long.compareUnsigned(value, min) < 0
                    || Long.compareUnsigned(value, max) > 0) {
                value = Numbers.within(text, bound(min), bound(max)).longValue();
            }
            out.groups(value);
        }
    }

    /** A signed integer of at most 64 bits. */
    record Signed(long min, long max) implements SimpleType {
        @Override
        public String read(ExiReader in, int key) throws ExiException {
            return Long.toString(in.signedValue(min, max));
        }

        @Override
        public void skip(ExiReader in, int key) throws ExiException {
            in.signedValue(min, max);
        }

        @Override
        public void write(ExiWriter out, String text) {
            out.signedValue(Numbers.within(text, min, max));
        }
    }

    /** An integer without bounds. */
    record Unbounded() implements SimpleType {
        @Override
        public String read(ExiReader in, int key) throws ExiException {
            return in.bigIntegerValue().toString();
        }

        @Override
        public void write(ExiWriter out, String text) {
            out.bigIntegerValue(Numbers.within(text, Numbers.LARGEST.negate(), Numbers.LARGEST));
        }
    }

    record Text(int min, int max) implements SimpleType {
        @Override
        public String read(ExiReader in, int key) throws ExiException {
            return in.stringValue(key, min, max);
        }

        @Override
        public void write(ExiWriter out, String text) {
            out.stringValue(text, min, max);
        }

        @Override
        public String empty(ExiReader in) throws ExiException {
            return in.emptyString(min);
        }
    }

    record Binary(boolean hex, int min, int max) implements SimpleType {
        @Override
        public String read(ExiReader in, int key) throws ExiException {
            return text(in.binaryValue(min, max));
        }

        @Override
        public void skip(ExiReader in, int key) throws ExiException {
            in.binaryValue(min, max);
        }

        @Override
        public void write(ExiWriter out, String text) {
            // base64Binary may be broken into lines, hexBinary may not
            out.binaryValue(
                    hex
                            ? HexFormat.of().parseHex(text.strip())
                            : Base64.getDecoder().decode(dense(text)),
                    min,
                    max);
        }

        @Override
        public String empty(ExiReader in) throws ExiException {
            return text(in.emptyBinary(min));
        }

        private static String dense(String text) {
            return text.chars().anyMatch(c -> c <= ' ') ? text.replaceAll("\\s", "") : text;
        }

        private String text(byte[] bytes) {
            return hex
                    ? HexFormat.of().withUpperCase().formatHex(bytes)
                    : Base64.getEncoder().encodeToString(bytes);
        }
    }

    /** Integers out of text. */
    final class Numbers {

        /** What the 46 groups hold that {@link ExiReader#bigIntegerValue} reads. */
        static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(7 * 46).subtract(BigInteger.ONE);

        private Numbers() {}

        /**
         * A number of at most 18 digits without any frills, which is nearly all; or something out
         * of every range.
         */
        static long small(String text) {
            int from = text.startsWith("-") ? 1 : 0;
            if (text.length() == from || text.length() > 18) {
                return Long.MIN_VALUE;
            }
            long value = 0;
            for (int i = from; i < text.length(); i++) {
                int digit = text.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    return Long.MIN_VALUE;
                }
                value = 10 * value + digit;
            }
            return from == 0 ? value : -value;
        }

        static long within(String text, long min, long max) {
            long value = small(text);
            return value != Long.MIN_VALUE && value >= min && value <= max
                    ? value
                    : within(text, BigInteger.valueOf(min), BigInteger.valueOf(max)).longValue();
        }

        static BigInteger within(String text, BigInteger min, BigInteger max) {
            // a file may hold a number of a megabyte, and parsing one takes quadratic time
            if (text.length() > 200) {
                throw new IllegalArgumentException("no integer: " + text.length() + " characters");
            }
            String digits = text.strip();
            if (!digits.matches("[+-]?[0-9]+")) { // BigInteger takes digits of every script
                throw new IllegalArgumentException("no integer: '" + digits + "'");
            }
            BigInteger value = new BigInteger(digits);
            if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
                throw new IllegalArgumentException(value + " is outside " + min + " to " + max);
            }
            return value;
        }
    }
}
