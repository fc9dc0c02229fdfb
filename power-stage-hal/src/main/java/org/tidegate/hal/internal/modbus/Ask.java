package org.tidegate.hal.internal.modbus;

import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusException.Reason;

/**
 * What is being asked of a device. One per master, reused, so that a transaction allocates nothing
 * and a failure can still say exactly what it was about.
 */
final class Ask {
    private static final int READ_HOLDING = 3;

    int unit;
    int function;
    int address;
    int count;
    long startedNanos;

    void set(int unit, int function, int address, int count, long nowNanos) {
        this.unit = unit;
        this.function = function;
        this.address = address;
        this.count = count;
        this.startedNanos = nowNanos;
    }

    /** Endpoint, what was asked, what happened after how long, what to check. */
    ModbusException failure(
            Reason reason,
            int code,
            String endpoint,
            long nowNanos,
            String happened,
            String check) {
        String verb = function == READ_HOLDING ? "reading" : "writing";
        String registers =
                count == 1 ? "register " + address : "registers " + address + " to " + last();
        return new ModbusException(
                reason,
                code,
                "%s unit %d: %s %s (function %d): %s after %d ms. Check %s."
                        .formatted(
                                endpoint,
                                unit,
                                verb,
                                registers,
                                function,
                                happened,
                                (nowNanos - startedNanos + 500_000) / 1_000_000,
                                check));
    }

    private int last() {
        return address + count - 1;
    }
}
