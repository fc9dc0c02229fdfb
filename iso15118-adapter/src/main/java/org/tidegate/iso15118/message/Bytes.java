package org.tidegate.iso15118.message;

import java.util.Arrays;
import java.util.Base64;

/** An immutable run of bytes (hexBinary, base64Binary) with value equality. */
public final class Bytes {

    private static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /** A copy of the argument. */
    public static Bytes of(byte... bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes.clone());
    }

    /** Takes the array over: the caller must not change it afterwards. */
    public static Bytes wrap(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes);
    }

    /** How many bytes. */
    public int length() {
        return array.length;
    }

    /** A copy. */
    public byte[] toByteArray() {
        return array.clone();
    }

    /** The array itself, not to be changed: spares the codec a copy. */
    public byte[] array() {
        return array;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(array, that.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    /** Base64, as in the XML of a message. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(array);
    }
}
