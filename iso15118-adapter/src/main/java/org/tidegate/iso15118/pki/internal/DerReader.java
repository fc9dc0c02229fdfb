package org.tidegate.iso15118.pki.internal;

import java.util.Arrays;

/**
 * Reads DER in order. Throws {@link IllegalArgumentException} for anything that is not there or too
 * long; nothing is allocated from an announced length that is not backed by bytes.
 */
public final class DerReader {
    private final byte[] bytes;
    private final int end;
    private int at;

    public DerReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private DerReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    public boolean isAtEnd() {
        return at == end;
    }

    /** The next value's tag; -1 at the end. */
    public int peek() {
        return at < end ? bytes[at] & 0xFF : -1;
    }

    public DerReader sequence() {
        return inside(0x30);
    }

    /** The content of a constructed or octet value as DER of its own. */
    public DerReader inside(int tag) {
        int from = header(tag);
        int to = at;
        return new DerReader(bytes, from, to);
    }

    public byte[] bytes(int tag) {
        int from = header(tag);
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** The whole value with its tag. */
    public byte[] whole() {
        int start = at;
        skip();
        return Arrays.copyOfRange(bytes, start, at);
    }

    public void skip() {
        header(peek());
    }

    /** Moves behind the value and returns where its content begins. */
    private int header(int tag) {
        if (peek() != tag || tag < 0) {
            throw new IllegalArgumentException(
                    "tag %02x at %d, expected %02x".formatted(peek() & 0xFF, at, tag & 0xFF));
        }
        if (at + 2 > end) {
            throw new IllegalArgumentException("cut off at " + at);
        }
        int length = bytes[at + 1] & 0xFF;
        int from = at + 2;
        if (length >= 0x80) {
            int count = length & 0x7F;
            if (count == 0 || count > 3 || from + count > end) {
                throw new IllegalArgumentException("length at " + at + " is not DER");
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = (length << 8) | (bytes[from + i] & 0xFF);
            }
            from += count;
        }
        if (length > end - from) {
            throw new IllegalArgumentException("cut off at " + at);
        }
        at = from + length;
        return from;
    }
}
