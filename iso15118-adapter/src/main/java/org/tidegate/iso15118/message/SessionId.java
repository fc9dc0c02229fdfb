package org.tidegate.iso15118.message;

import java.util.HexFormat;

/**
 * The eight bytes that name a session.
 *
 * @param bits the first byte is the most significant one
 */
public record SessionId(long bits) {

    /** What a vehicle sends when it has no session yet. */
    public static final SessionId NONE = new SessionId(0);

    /** Sixteen hexadecimal digits. */
    public static SessionId parse(String hex) {
        if (hex.length() != 16) {
            throw new IllegalArgumentException("16 hexadecimal digits expected: " + hex);
        }
        return new SessionId(HexFormat.fromHexDigitsToLong(hex));
    }

    /** True for {@link #NONE}. */
    public boolean isNone() {
        return bits == 0;
    }

    @Override
    public String toString() {
        return HexFormat.of().withUpperCase().toHexDigits(bits);
    }
}
