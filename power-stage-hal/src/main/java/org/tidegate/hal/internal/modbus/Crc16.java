package org.tidegate.hal.internal.modbus;

/**
 * The check of a serial frame: polynomial 0x8005 reflected (Modbus over serial line 1.02, 6.2.2).
 */
final class Crc16 {
    private static final int POLYNOMIAL = 0xA001;
    private static final short[] TABLE = new short[256];

    static {
        for (int i = 0; i < 256; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
            }
            TABLE[i] = (short) crc;
        }
    }

    private Crc16() {}

    static int of(byte[] bytes, int from, int count) {
        int crc = 0xFFFF;
        for (int i = from; i < from + count; i++) {
            crc = (crc >>> 8) ^ (TABLE[(crc ^ bytes[i]) & 0xFF] & 0xFFFF);
        }
        return crc;
    }

    /** Low byte first, behind the {@code count} bytes from index 0. */
    static void append(byte[] bytes, int count) {
        int crc = of(bytes, 0, count);
        bytes[count] = (byte) crc;
        bytes[count + 1] = (byte) (crc >> 8);
    }

    /** Whether the last two of the bytes are the check of those before. */
    static boolean isGood(byte[] bytes, int from, int count) {
        return count > 2 && of(bytes, from, count) == 0;
    }
}
