package org.tidegate.iso15118.exi.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes events and values bit by bit. A value outside its type is a mistake of this program, so it
 * throws {@link IllegalArgumentException} and nothing wrong reaches the wire.
 *
 * <p>The methods for typed content write the whole content of an element: CH, the value, EE.
 */
public final class ExiWriter {

    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final BigInteger GROUP = BigInteger.valueOf(0x7F);

    /** A certificate installation needs 14 KB; what a price list needs beyond is not kept. */
    private static final int KEPT_CAPACITY = 16 * 1024;

    /** One writer per thread, so that an encoded message costs its bytes and nothing else. */
    private static final ThreadLocal<ExiWriter> MINE =
            ThreadLocal.withInitial(() -> new ExiWriter(0, 1024));

    private byte[] bytes;
    private int start;
    private int size;
    private long pending;
    private int fill;

    /** This thread's own writer, empty. For one message at a time. */
    public static ExiWriter borrow(int headroom) {
        ExiWriter writer = MINE.get();
        if (writer.bytes.length > KEPT_CAPACITY || writer.bytes.length < headroom + 8) {
            writer.bytes = new byte[Math.max(1024, headroom + 8)];
        } else {
            Arrays.fill(writer.bytes, 0, headroom, (byte) 0);
        }
        writer.start = writer.size = headroom;
        writer.pending = writer.fill = 0;
        return writer;
    }

    /**
     * Starts behind {@code headroom} free bytes.
     *
     * @param capacity bytes to begin with, headroom included; grows as needed
     */
    public ExiWriter(int headroom, int capacity) {
        this.bytes = new byte[Math.max(capacity, headroom + 8)];
        this.start = this.size = headroom;
    }

    /** EXI header of the ISO 15118 profile. */
    public void header() {
        bits(0x80, 8);
    }

    /** Everything written, headroom included, the last byte filled up with zeros. */
    public byte[] finish() {
        flush();
        return Arrays.copyOf(bytes, size);
    }

    /**
     * Like {@link #finish()} without headroom, into an array of the caller.
     *
     * @return how many bytes
     * @throws IllegalArgumentException if they do not fit
     */
    public int finish(byte[] into, int offset) {
        flush();
        int length = size - start;
        if (length > into.length - offset) {
            throw new IllegalArgumentException(
                    length + " bytes do not fit into " + (into.length - offset));
        }
        System.arraycopy(bytes, start, into, offset, length);
        return length;
    }

    private void flush() {
        while (fill > 0) {
            int rest = Math.min(fill, 8);
            put((byte) (fill >= 8 ? pending >>> (fill - 8) : pending << (8 - fill)));
            fill -= rest;
        }
    }

    private void put(byte value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = value;
    }

    /** Appends the low {@code n} bits of a number that has no others, 0 to 32. */
    public void bits(int value, int n) {
        pending = (pending << n) | (value & 0xFFFF_FFFFL);
        fill += n;
        if (fill >= 32) {
            fill -= 32;
            if (size + 4 > bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
            INTS.set(bytes, size, (int) (pending >>> fill));
            size += 4;
        }
    }

    /** An event code. */
    public void event(int code, int width) {
        bits(code, width);
    }

    /** Holds the number of items of a list to what the schema allows. */
    public void count(int count, int min, int max) {
        if (count < min || count > max) {
            throw new IllegalArgumentException(
                    count + " items, the schema allows " + min + " to " + max);
        }
    }

    /** Content of type boolean. */
    public void bool(boolean value) {
        bits(value ? 2 : 0, 3);
    }

    /** Content of an enumeration. */
    public void enumeration(int index, int width) {
        bits(index << 1, width + 2);
    }

    /** The index alone, as in an attribute. */
    public void enumerationValue(int index, int width) {
        bits(index, width);
    }

    /** Content of an integer with a small range. */
    public void nbit(int value, int width, int min, int max) {
        within(value, min, max);
        bits((value - min) << 1, width + 2);
    }

    private static void within(long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(value + " is outside " + min + " to " + max);
        }
    }

    /** Content of an integer that is never negative. */
    public void unsigned(long value, long min, long max) {
        within(value, min, max);
        unsignedLong(value);
    }

    /** Content of type unsignedLong, all 64 bits of the argument. */
    public void unsignedLong(long value) {
        bits(0, 1);
        groups(value);
        bits(0, 1);
    }

    /** Content of a signed integer. */
    public void signed(long value, long min, long max) {
        within(value, min, max);
        bits(0, 1);
        signedValue(value);
        bits(0, 1);
    }

    /** A signed integer of at most 64 bits, alone. */
    public void signedValue(long value) {
        bits(value < 0 ? 1 : 0, 1);
        groups(value < 0 ? -(value + 1) : value);
    }

    /** An Unsigned Integer: groups of seven bits, least significant first. */
    public void groups(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bits((int) (rest & 0x7F) | 0x80, 8);
            rest >>>= 7;
        }
        bits((int) rest, 8);
    }

    /** Content of type integer. */
    public void bigInteger(BigInteger value) {
        bits(0, 1);
        bigIntegerValue(value);
        bits(0, 1);
    }

    /** A signed integer without bound, alone. */
    public void bigIntegerValue(BigInteger value) {
        bits(value.signum() < 0 ? 1 : 0, 1);
        BigInteger rest = value.signum() < 0 ? value.negate().subtract(BigInteger.ONE) : value;
        while (rest.bitLength() > 7) {
            bits(rest.and(GROUP).intValue() | 0x80, 8);
            rest = rest.shiftRight(7);
        }
        bits(rest.intValue(), 8);
    }

    /** Content of a hexBinary of exactly eight bytes. */
    public void eightBytes(long value) {
        bits(0, 1);
        groups(8);
        bits((int) (value >>> 32), 32);
        bits((int) value, 32);
        bits(0, 1);
    }

    /** Content of hexBinary or base64Binary. */
    public void binary(byte[] value, int min, int max) {
        bits(0, 1);
        binaryValue(value, min, max);
        bits(0, 1);
    }

    /** The bytes alone, as in simple content with attributes. */
    public void binaryValue(byte[] value, int min, int max) {
        length(value.length, min, max);
        groups(value.length);
        copy(value);
    }

    /** Whole bytes into the stream, eight at a time. */
    private void copy(byte[] value) {
        while (fill >= 8) {
            fill -= 8;
            put((byte) (pending >>> fill));
        }
        int whole = value.length & ~7;
        reserve(whole);
        for (int i = 0; i < whole; i += 8) {
            long word = (long) LONGS.get(value, i);
            // two shifts, because a shift by 64 - 0 would be a shift by nothing
            LONGS.set(bytes, size + i, ((pending << 1) << (63 - fill)) | (word >>> fill));
            pending = word;
        }
        size += whole;
        for (int i = whole; i < value.length; i++) {
            bits(value[i] & 0xFF, 8);
        }
    }

    private void reserve(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more + 8));
        }
    }

    /** Content of string, anyURI, ID and IDREF. */
    public void string(String value, int min, int max) {
        bits(0, 1);
        stringValue(value, min, max);
        bits(0, 1);
    }

    /** The string alone, as in an attribute; always a literal, as the ISO profile demands. */
    public void stringValue(String value, int min, int max) {
        int narrow = narrow(value);
        int count = narrow + value.codePointCount(narrow, value.length());
        length(count, min, max);
        groups(count + 2L);
        int i = 0;
        for (; i + 4 <= narrow; i += 4) {
            bits(
                    (value.charAt(i) << 24)
                            | (value.charAt(i + 1) << 16)
                            | (value.charAt(i + 2) << 8)
                            | value.charAt(i + 3),
                    32);
        }
        int c;
        for (; i < value.length(); i += Character.charCount(c)) {
            c = value.codePointAt(i);
            if (!XmlCharacters.permitted(c)) {
                throw new IllegalArgumentException("no character of XML: " + c);
            }
            groups(c);
        }
    }

    /**
     * How many characters from the beginning need eight bits each, which is all of nearly every
     * string.
     */
    private static int narrow(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x20 || c > 0x7F) {
                return i;
            }
        }
        return value.length();
    }

    private static void length(int length, int min, int max) {
        if (length < min || length > max) {
            throw new IllegalArgumentException(
                    "length " + length + " is outside " + min + " to " + max);
        }
    }
}
