package org.tidegate.hal.internal.mapped;

import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusException.Reason;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.map.RegisterMap;
import org.tidegate.hal.map.RegisterPoint;
import org.tidegate.hal.map.RegisterTable;
import org.tidegate.hal.map.Role;

/** Registers that hold what a test puts there, in both tables. */
final class MapBench implements ModbusMaster {
    final short[] holding = new short[65536];
    final short[] input = new short[65536];
    final RegisterMap map;
    boolean dead;
    int requests;

    MapBench(RegisterMap map) {
        this.map = map;
    }

    /** The device's own number, as its manual would have it. */
    MapBench device(Role role, double raw) {
        RegisterPoint point = map.find(role).orElseThrow();
        short[] words = new short[point.type().words()];
        point.type().encode(raw, words, 0, point.order());
        System.arraycopy(words, 0, table(point), point.address(), words.length);
        return this;
    }

    /** Turns the words of a point round, as a firmware update may. */
    void swap(Role role) {
        RegisterPoint point = map.find(role).orElseThrow();
        short[] table = table(point);
        short first = table[point.address()];
        table[point.address()] = table[point.address() + 1];
        table[point.address() + 1] = first;
    }

    private short[] table(RegisterPoint point) {
        return point.table() == RegisterTable.INPUT ? input : holding;
    }

    @Override
    public void readHolding(int unit, int address, int count, short[] into, long deadlineNanos)
            throws ModbusException {
        read(holding, address, count, into);
    }

    @Override
    public void readInput(int unit, int address, int count, short[] into, long deadlineNanos)
            throws ModbusException {
        read(input, address, count, into);
    }

    private void read(short[] table, int address, int count, short[] into) throws ModbusException {
        requests++;
        if (dead) {
            throw new ModbusException(Reason.TIMEOUT, 0, "bench: no answer");
        }
        System.arraycopy(table, address, into, 0, count);
    }

    @Override
    public void writeMultiple(
            int unit, int address, int count, short[] values, long deadlineNanos) {
        System.arraycopy(values, 0, holding, address, count);
    }

    @Override
    public String endpoint() {
        return "bench";
    }

    @Override
    public void close() {}
}
