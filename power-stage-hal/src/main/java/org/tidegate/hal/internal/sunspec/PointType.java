package org.tidegate.hal.internal.sunspec;

/**
 * How a point is stored, and which value says "not implemented" (SunSpec Device Information Model,
 * 4.2).
 */
enum PointType {
    INT16(1),
    /** Also enumerations. */
    UINT16(1),
    INT32(2),
    /** Also 32-bit bit fields. */
    UINT32(2),
    UINT64(4);

    final int words;

    PointType(int words) {
        this.words = words;
    }

    /** The number stored from index {@code at}, or NaN for "not implemented". */
    double decode(short[] registers, int at) {
        return switch (this) {
            case INT16 -> registers[at] == Short.MIN_VALUE ? Double.NaN : registers[at];
            case UINT16 -> registers[at] == -1 ? Double.NaN : registers[at] & 0xFFFF;
            case INT32 -> {
                int raw = word32(registers, at);
                yield raw == Integer.MIN_VALUE ? Double.NaN : raw;
            }
            case UINT32 -> {
                int raw = word32(registers, at);
                yield raw == -1 ? Double.NaN : raw & 0xFFFF_FFFFL;
            }
            case UINT64 -> {
                long raw =
                        (long) word32(registers, at) << 32
                                | (word32(registers, at + 2) & 0xFFFF_FFFFL);
                // counters above 2^53 Wh do not exist; a set top bit is "not implemented" or damage
                yield raw < 0 ? Double.NaN : raw;
            }
        };
    }

    /** Stores the nearest number this type can hold without meaning "not implemented". */
    void encode(double value, short[] registers, int at) {
        long raw = Math.round(Math.clamp(value, lowest(), highest()));
        if (words == 1) {
            registers[at] = (short) raw;
        } else if (words == 2) {
            registers[at] = (short) (raw >> 16);
            registers[at + 1] = (short) raw;
        } else {
            throw new IllegalArgumentException("nobody writes counters");
        }
    }

    private double lowest() {
        return switch (this) {
            case INT16 -> -32767;
            case INT32 -> -2147483647;
            case UINT16, UINT32, UINT64 -> 0;
        };
    }

    private double highest() {
        return switch (this) {
            case INT16 -> 32767;
            case UINT16 -> 65534;
            case INT32 -> 2147483647;
            case UINT32, UINT64 -> 4294967294.0;
        };
    }

    private static int word32(short[] registers, int at) {
        return registers[at] << 16 | (registers[at + 1] & 0xFFFF);
    }
}
