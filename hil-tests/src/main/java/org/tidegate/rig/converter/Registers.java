package org.tidegate.rig.converter;

import java.nio.charset.StandardCharsets;

/** A stretch of holding registers, big-endian, with SunSpec's "not implemented" for NaN. */
final class Registers {
    static final int NOT_IMPLEMENTED_16 = 0x8000;
    static final int NOT_IMPLEMENTED_U16 = 0xFFFF;

    final int base;
    final short[] words;

    Registers(int base, int count) {
        this.base = base;
        this.words = new short[count];
    }

    boolean holds(int address, int count) {
        return address >= base && address + count <= base + words.length;
    }

    int get(int address) {
        return words[address - base] & 0xFFFF;
    }

    int get32(int address) {
        return get(address) << 16 | get(address + 1);
    }

    void put(int address, int value) {
        words[address - base] = (short) value;
    }

    void put32(int address, long value) {
        put(address, (int) (value >> 16));
        put(address + 1, (int) value);
    }

    void put64(int address, long value) {
        put32(address, value >> 32);
        put32(address + 2, value);
    }

    void putSigned(int address, double value) {
        put(
                address,
                Double.isNaN(value)
                        ? NOT_IMPLEMENTED_16
                        : (int) Math.round(Math.clamp(value, -32767, 32767)));
    }

    void putUnsigned(int address, double value) {
        put(
                address,
                Double.isNaN(value)
                        ? NOT_IMPLEMENTED_U16
                        : (int) Math.round(Math.clamp(value, 0, 65534)));
    }

    void putUnsigned32(int address, double value) {
        put32(address, Double.isNaN(value) ? 0xFFFF_FFFFL : Math.round(Math.max(0, value)));
    }

    void putText(int address, int count, String text) {
        byte[] bytes = new byte[2 * count];
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, bytes, 0, Math.min(ascii.length, bytes.length));
        for (int i = 0; i < count; i++) {
            put(address + i, bytes[2 * i] << 8 | (bytes[2 * i + 1] & 0xFF));
        }
    }
}
