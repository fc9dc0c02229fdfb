package org.tidegate.hal.internal.sunspec;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusException.Reason;
import org.tidegate.hal.ModbusMaster;

/**
 * Finds what a device offers: the marker "SunS" at one of three addresses, then models one behind
 * the other, each with its id and length, until the id 0xFFFF. Order and unknown models do not
 * matter.
 */
final class Chain {
    /** Where the specification says to look, in this order. */
    static final int[] BASES = {40000, 50000, 0};

    private static final int ILLEGAL_ADDRESS = 2;
    private static final int MARKER_HIGH = 0x5375;
    private static final int MARKER_LOW = 0x6E53;
    private static final int END = 0xFFFF;

    /** No known device has more than a few dozen; a longer chain is a loop or garbage. */
    private static final int MOST_MODELS = 100;

    private static final Set<Integer> WANTED =
            Set.of(
                    Points.COMMON,
                    Points.AC_MEASUREMENT,
                    Points.CAPACITY,
                    Points.ENTER_SERVICE,
                    Points.AC_CONTROLS,
                    Points.STORAGE,
                    Points.DC_MEASUREMENT,
                    Points.CONTROL,
                    Points.DC_CONTROL);

    private Chain() {}

    /**
     * Reads every model this driver knows.
     *
     * @return empty when there is no marker at any base
     */
    static List<Model> read(ModbusMaster master, int unit, long deadlineNanos)
            throws ModbusException {
        return read(master, unit, WANTED, deadlineNanos);
    }

    /** Reads the models of the given ids; an empty set wants them all. */
    static List<Model> read(ModbusMaster master, int unit, Set<Integer> wanted, long deadlineNanos)
            throws ModbusException {
        short[] header = new short[2];
        for (int base : BASES) {
            if (marked(master, unit, base, header, deadlineNanos)) {
                return walk(master, unit, base + 2, wanted, deadlineNanos);
            }
        }
        return List.of();
    }

    private static boolean marked(
            ModbusMaster master, int unit, int base, short[] header, long deadlineNanos)
            throws ModbusException {
        try {
            master.readHolding(unit, base, 2, header, deadlineNanos);
            return header[0] == MARKER_HIGH && header[1] == MARKER_LOW;
        } catch (ModbusException e) {
            if (e.reason() == Reason.REFUSED && e.exceptionCode() == ILLEGAL_ADDRESS) {
                return false; // this device has no registers there
            }
            throw e;
        }
    }

    private static List<Model> walk(
            ModbusMaster master, int unit, int from, Set<Integer> wanted, long deadlineNanos)
            throws ModbusException {
        short[] header = new short[2];
        var models = new ArrayList<Model>();
        int address = from;
        for (int i = 0; i < MOST_MODELS && address + 2 <= 65536; i++) {
            master.readHolding(unit, address, 2, header, deadlineNanos);
            int id = header[0] & 0xFFFF;
            int length = header[1] & 0xFFFF;
            if (id == END || address + 2 + length > 65536) {
                break;
            }
            if (wanted.isEmpty() || wanted.contains(id)) {
                var model = new Model(id, address, length);
                model.refreshAll(master, unit, deadlineNanos);
                models.add(model);
            }
            address += 2 + length;
        }
        return models;
    }
}
