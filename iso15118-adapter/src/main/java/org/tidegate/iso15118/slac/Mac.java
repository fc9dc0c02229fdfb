package org.tidegate.iso15118.slac;

/** An Ethernet address; the lower 48 bits of {@code bits}. */
public record Mac(long bits) {
    public static final int BYTES = 6;
    public static final Mac BROADCAST = new Mac(0xFFFF_FFFF_FFFFL);

    public Mac {
        if (bits >>> 48 != 0) {
            throw new IllegalArgumentException("an Ethernet address has 48 bits");
        }
    }

    public static Mac read(byte[] from, int at) {
        long bits = 0;
        for (int i = 0; i < BYTES; i++) {
            bits = (bits << 8) | (from[at + i] & 0xFF);
        }
        return new Mac(bits);
    }

    public void write(byte[] to, int at) {
        for (int i = 0; i < BYTES; i++) {
            to[at + i] = (byte) (bits >>> (8 * (BYTES - 1 - i)));
        }
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int shift = 40; shift >= 0; shift -= 8) {
            text.append(text.isEmpty() ? "" : ":")
                    .append("%02X".formatted((int) (bits >>> shift) & 0xFF));
        }
        return text.toString();
    }
}
