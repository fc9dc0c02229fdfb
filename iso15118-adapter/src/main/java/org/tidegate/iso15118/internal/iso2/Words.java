package org.tidegate.iso15118.internal.iso2;

import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.SessionId;

/** What both dialects write in the same way. */
public final class Words {
    /** Half an ampere: what the converters this charger drives keep to. */
    public static final double RIPPLE_A = 0.5;

    private static final int ID_BYTES = 8;
    private static final double LARGEST = 32_767e3;

    private Words() {}

    /** Some vehicles send fewer than eight bytes, always for "none yet". */
    public static SessionId sessionId(Bytes bytes) {
        long bits = 0;
        for (byte b : bytes.array()) {
            bits = bits << 8 | (b & 0xFF);
        }
        return new SessionId(bits);
    }

    public static Bytes sessionId(SessionId id) {
        byte[] bytes = new byte[ID_BYTES];
        for (int i = 0; i < ID_BYTES; i++) {
            bytes[i] = (byte) (id.bits() >>> 8 * (ID_BYTES - 1 - i));
        }
        return Bytes.wrap(bytes);
    }

    public static String hex(Bytes bytes) {
        return java.util.HexFormat.of().withUpperCase().formatHex(bytes.array());
    }

    /** Tenths are as fine as a vehicle can use; what is not known is sent as 0. */
    public static double tenths(double value) {
        return Double.isFinite(value) ? Math.rint(clamped(value) * 10) / 10 : 0;
    }

    /** For limits: whole tenths, never further from zero than the argument. */
    public static double tenthsTowardsZero(double value) {
        double known = Double.isFinite(value) ? clamped(value) : 0;
        // 230.1 * 10 is 2300.9999999999995: a millionth is no violation of a limit
        return Math.signum(known) * Math.floor(Math.abs(known) * 10 + 1e-6) / 10;
    }

    private static double clamped(double value) {
        return Math.clamp(value, -LARGEST, LARGEST);
    }
}
