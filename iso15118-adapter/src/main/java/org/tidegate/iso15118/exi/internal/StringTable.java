package org.tidegate.iso15118.exi.internal;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.ExiException.Reason;

/**
 * Values seen so far (EXI 1.0, 7.3.3). The ISO profile forbids senders to refer back to them, but
 * encoders with default options do, so a reader remembers them. Holds no copies and nothing at all
 * until the first string.
 */
final class StringTable {

    private static final @Nullable String[] NO_VALUES = {};
    private static final int[] NO_KEYS = {};

    /** A full price schedule brings some hundred strings. */
    private static final int KEPT = 1024;

    private @Nullable String[] values = NO_VALUES;
    private int[] keys = NO_KEYS;
    private int size;

    void add(int key, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (size == values.length) {
            int longer = Math.max(8, size * 2);
            values = Arrays.copyOf(values, longer);
            keys = Arrays.copyOf(keys, longer);
        }
        values[size] = value;
        keys[size++] = key;
    }

    /** Forgets everything; keeps small arrays for the next message. */
    void clear() {
        if (values.length > KEPT) {
            values = NO_VALUES;
            keys = NO_KEYS;
        } else {
            Arrays.fill(values, 0, size, null);
        }
        size = 0;
    }

    String local(ExiReader in, int key) throws ExiException {
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (keys[i] == key) {
                count++;
            }
        }
        int index = index(in, count);
        for (int i = 0; i < size; i++) {
            if (keys[i] == key && index-- == 0) {
                return Objects.requireNonNull(values[i]);
            }
        }
        throw new AssertionError("index() is below count");
    }

    String global(ExiReader in) throws ExiException {
        return Objects.requireNonNull(values[index(in, size)]);
    }

    private static int index(ExiReader in, int count) throws ExiException {
        int width = count == 0 ? 0 : 32 - Integer.numberOfLeadingZeros(count - 1);
        int index = in.bits(width);
        if (index >= count) {
            throw in.failed(Reason.MALFORMED, "string " + index + " of " + count + " seen so far");
        }
        return index;
    }
}
