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
            int value = in.bits(width) + min;
            if (value > max) {
                throw in.failed(Reason.SCHEMA_INVALID, value + " is above " + max);
            }
            return Integer.toString(value);
        }

        @Override
        public void write(ExiWriter out, String text) {
            out.bits(
                    Numbers.within(text, BigInteger.valueOf(min), BigInteger.valueOf(max))
                                    .intValue()
                            - min,
                    width);
        }
    }

    /** An integer that is never negative. */
    record Unsigned(BigInteger min, BigInteger max) implements SimpleType {
        @Override
        public String read(ExiReader in, int key) throws ExiException {
            String text = Long.toUnsignedString(in.groups());
            return Numbers.checked(in, new BigInteger(text), min, max).toString();
        }

        @Override
        public void write(ExiWriter out, String text) {
            out.groups(Numbers.within(text, min, max).longValue());
        }
    }

    /** Any other integer; bounds of more than 64 bits stand for none. */
    record Signed(BigInteger min, BigInteger max) implements SimpleType {
        @Override
        public String read(ExiReader in, int key) throws ExiException {
            return Numbers.checked(in, in.bigIntegerValue(), min, max).toString();
        }

        @Override
        public void write(ExiWriter out, String text) {
            out.bigIntegerValue(Numbers.within(text, min, max));
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
        public void write(ExiWriter out, String text) {
            String dense = text.replaceAll("\\s", "");
            out.binaryValue(
                    hex ? HexFormat.of().parseHex(dense) : Base64.getDecoder().decode(dense),
                    min,
                    max);
        }

        @Override
        public String empty(ExiReader in) throws ExiException {
            return text(in.emptyBinary(min));
        }

        private String text(byte[] bytes) {
            return hex
                    ? HexFormat.of().withUpperCase().formatHex(bytes)
                    : Base64.getEncoder().encodeToString(bytes);
        }
    }

    /** Range checks with any bounds. */
    final class Numbers {

        private Numbers() {}

        static BigInteger within(String text, BigInteger min, BigInteger max) {
            // a message out of a file may announce a number of a megabyte; parsing one takes
            // quadratic time
            if (text.length() > 100) {
                throw new IllegalArgumentException("no integer: " + text.length() + " characters");
            }
            BigInteger value = new BigInteger(text.strip());
            if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
                throw new IllegalArgumentException(value + " is outside " + min + " to " + max);
            }
            return value;
        }

        static BigInteger checked(ExiReader in, BigInteger value, BigInteger min, BigInteger max)
                throws ExiException {
            if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
                throw in.failed(Reason.SCHEMA_INVALID, value + " is outside " + min + " to " + max);
            }
            return value;
        }
    }
}
