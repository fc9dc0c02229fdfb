package org.tidegate.hal.internal.sunspec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusException.Reason;
import org.tidegate.hal.ModbusMaster;

/** Registers of a device that is laid out as a test wants it; nothing moves by itself. */
final class FakeDevice implements ModbusMaster {
    private static final int ABSENT = Integer.MIN_VALUE;

    final int[] registers = new int[65536];
    final Map<Integer, Integer> starts = new LinkedHashMap<>();
    int reads;

    FakeDevice(int base, List<Integer> models) {
        Arrays.fill(registers, ABSENT);
        registers[base] = 0x5375;
        registers[base + 1] = 0x6E53;
        int at = base + 2;
        for (int id : models) {
            int length = length(id);
            registers[at] = id;
            registers[at + 1] = length;
            Arrays.fill(registers, at + 2, at + 2 + length, 0);
            starts.put(id, at);
            at += 2 + length;
        }
        registers[at] = 0xFFFF;
        registers[at + 1] = 0;
        fill();
    }

    private static int length(int id) {
        return switch (id) {
            case 1 -> 66;
            case 701 -> 153;
            case 702 -> 50;
            case 703 -> 17;
            case 704 -> 65;
            case 713 -> 7;
            case 714 -> 18 + 2 * 25;
            case 715 -> 7;
            case 64200 -> 15;
            default -> id % 50; // strangers of all lengths, 0 included
        };
    }

    private void fill() {
        set(1, 2, 'A' << 8 | 'c', 'm' << 8 | 'e');
        set(701, 2, 2);
        set(701, 4, 3);
        set(701, 10, 0xFF00); // -256
        set(701, 17, 0, 49_980);
        set(701, 47, 2300);
        set(701, 70, 2310);
        set(701, 93, 2290);
        set(701, 114, -1, -3, 1); // V, Hz, W: tens of watts
        set(702, 2, 110);
        set(702, 7, 120);
        set(702, 10, 100);
        set(702, 11, 105);
        set(702, 14, 400);
        set(702, 26, 0xFFFF);
        set(702, 31, 0xFFFF);
        set(702, 34, 90);
        set(702, 35, 0xFFFF);
        set(702, 45, 2, 0, 2, 0, 0);
        set(714, 4, 2);
        set(714, 15, -1, -1, 0);
        set(714, 20, 0); // port 1 is photovoltaics
        set(714, 45, 5); // port 2 goes both ways
        set(714, 55, 0xFFF6, 3871, 0xFE7C); // -1.0 A, 387.1 V, -388 W
        set(64200, 2, 0x5447, 1);
        set(64200, 13, 500, 200, -0, -1);
    }

    /** Does nothing when the device has no such model. */
    void set(int model, int offset, int... values) {
        Integer start = starts.get(model);
        for (int i = 0; start != null && i < values.length; i++) {
            registers[start + offset + i] = values[i] & 0xFFFF;
        }
    }

    @Override
    public void readHolding(int unit, int address, int count, short[] into, long deadlineNanos)
            throws ModbusException {
        reads++;
        for (int i = 0; i < count; i++) {
            if (registers[address + i] == ABSENT) {
                throw new ModbusException(Reason.REFUSED, 2, "illegal data address");
            }
            into[i] = (short) registers[address + i];
        }
    }

    @Override
    public void writeMultiple(
            int unit, int address, int count, short[] values, long deadlineNanos) {
        for (int i = 0; i < count; i++) {
            registers[address + i] = values[i] & 0xFFFF;
        }
    }

    @Override
    public String endpoint() {
        return "fake";
    }

    @Override
    public void close() {}
}
