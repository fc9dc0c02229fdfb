package org.tidegate.hal.internal.sunspec;

import java.nio.charset.StandardCharsets;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusMaster;

/**
 * The registers of one information model as last read. Reading a number out of it allocates
 * nothing.
 */
final class Model {
    /** One read carries at most this many (Modbus Application Protocol, 6.3). */
    private static final int MOST_REGISTERS = 125;

    private static final int LARGEST_EXPONENT = 10;
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10};

    final int id;
    final int address;
    final short[] registers;
    private final short[] scratch = new short[MOST_REGISTERS];

    Model(int id, int address, int length) {
        this.id = id;
        this.address = address;
        this.registers = new short[2 + length];
    }

    /** Refreshes registers {@code from} to {@code to}, both inclusive and counted from the ID. */
    void refresh(ModbusMaster master, int unit, int from, int to, long deadlineNanos)
            throws ModbusException {
        int last = Math.min(to, registers.length - 1);
        for (int at = from; at <= last; at += MOST_REGISTERS) {
            int count = Math.min(MOST_REGISTERS, last - at + 1);
            master.readHolding(unit, address + at, count, scratch, deadlineNanos);
            System.arraycopy(scratch, 0, registers, at, count);
        }
    }

    void refreshAll(ModbusMaster master, int unit, long deadlineNanos) throws ModbusException {
        refresh(master, unit, 0, registers.length - 1, deadlineNanos);
    }

    double number(Point point) {
        return number(point, 0);
    }

    /**
     * The scaled value; NaN when the device does not implement the point or its scale factor, or
     * when its model is too short to hold it.
     *
     * @param shift registers to add for a repeated group
     */
    double number(Point point, int shift) {
        int at = point.offset() + shift;
        if (at + point.type().words > registers.length) {
            return Double.NaN;
        }
        double raw = point.type().decode(registers, at);
        if (point.scaleOffset() == 0) {
            return raw;
        }
        int exponent = exponent(point);
        if (Math.abs(exponent) > LARGEST_EXPONENT) {
            return Double.NaN;
        }
        // dividing by a power of ten rounds once; multiplying by 0.1 would round twice
        return exponent >= 0 ? raw * POWERS[exponent] : raw / POWERS[-exponent];
    }

    /** Stores the device's form of a value; the point must be {@link #isWritable}. */
    void encode(Point point, double value, short[] into, int at) {
        int exponent = point.scaleOffset() == 0 ? 0 : exponent(point);
        double raw = exponent >= 0 ? value / POWERS[exponent] : value * POWERS[-exponent];
        point.type().encode(raw, into, at);
    }

    /** What one raw step is worth; NaN when the device does not say. */
    double scale(Point point) {
        if (point.scaleOffset() == 0) {
            return 1;
        }
        int exponent = exponent(point);
        if (Math.abs(exponent) > LARGEST_EXPONENT) {
            return Double.NaN;
        }
        return exponent >= 0 ? POWERS[exponent] : 1 / POWERS[-exponent];
    }

    /** Whether the device implements the point and says how it is scaled. */
    boolean isWritable(Point point) {
        return !Double.isNaN(number(point));
    }

    String text(int offset, int words) {
        byte[] bytes = new byte[2 * words];
        for (int i = 0; i < words && offset + i < registers.length; i++) {
            bytes[2 * i] = (byte) (registers[offset + i] >> 8);
            bytes[2 * i + 1] = (byte) registers[offset + i];
        }
        int length = 0;
        while (length < bytes.length && bytes[length] >= ' ') {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.US_ASCII).trim();
    }

    /** "Not implemented" (0x8000) comes out as an exponent that no device can mean. */
    private int exponent(Point point) {
        return point.scaleOffset() < registers.length
                ? registers[point.scaleOffset()]
                : Short.MIN_VALUE;
    }
}
