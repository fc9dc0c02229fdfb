package org.tidegate.hal.map;

/** How a number is stored. */
public enum RegisterType {
    INT16(1, -32_768, 32_767),
    UINT16(1, 0, 65_535),
    INT32(2, Integer.MIN_VALUE, Integer.MAX_VALUE),
    UINT32(2, 0, 4_294_967_295.0),
    INT64(4, Long.MIN_VALUE, Long.MAX_VALUE),
    UINT64(4, 0, 1.8446744073709552E19),
    FLOAT32(2, -Float.MAX_VALUE, Float.MAX_VALUE),
    FLOAT64(4, -Double.MAX_VALUE, Double.MAX_VALUE);

    private final int words;
    private final double lowest;
    private final double highest;

    RegisterType(int words, double lowest, double highest) {
        this.words = words;
        this.lowest = lowest;
        this.highest = highest;
    }

    public int words() {
        return words;
    }

    public boolean isFloat() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** Before scaling. */
    public double lowest() {
        return lowest;
    }

    public double highest() {
        return highest;
    }

    /** The words from index {@code at} as one bit pattern, high word first. */
    public long bits(short[] registers, int at, WordOrder order) {
        long bits = 0;
        for (int i = 0; i < words; i++) {
            int from = order == WordOrder.HIGH_FIRST ? at + i : at + words - 1 - i;
            bits = bits << 16 | (registers[from] & 0xFFFF);
        }
        return bits;
    }

    /** The number that a bit pattern stands for. */
    public double number(long bits) {
        return switch (this) {
            case INT16 -> (short) bits;
            case UINT16, UINT32 -> bits;
            case INT32 -> (int) bits;
            case INT64 -> bits;
            case UINT64 -> bits >= 0 ? bits : (bits >>> 1) * 2.0 + (bits & 1);
            case FLOAT32 -> Float.intBitsToFloat((int) bits);
            case FLOAT64 -> Double.longBitsToDouble(bits);
        };
    }

    /** Stores the nearest number that this type can hold. */
    public void encode(double value, short[] into, int at, WordOrder order) {
        long bits =
                switch (this) {
                    case FLOAT32 -> Float.floatToIntBits((float) value);
                    case FLOAT64 -> Double.doubleToLongBits(value);
                    default -> Math.round(Math.clamp(value, lowest, highest));
                };
        for (int i = 0; i < words; i++) {
            int to = order == WordOrder.HIGH_FIRST ? at + words - 1 - i : at + i;
            into[to] = (short) (bits >> (16 * i));
        }
    }
}
