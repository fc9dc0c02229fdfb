package org.tidegate.hal.internal.modbus;

import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusException.Reason;

/**
 * What is being asked of a device. One per master, reused, so that a transaction allocates nothing
 * and a failure can still say exactly what it was about.
 */
final class Ask {
    int unit;
    int function;
    int address;
    int count;

    /** What the confirmation of a write repeats: how many registers, or the value of the one. */
    int echoed;

    long startedNanos;

    void set(int unit, int function, int address, int count, long nowNanos) {
        this.unit = unit;
        this.function = function;
        this.address = address;
        this.count = count;
        this.echoed = count;
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
        String verb = Pdu.isRead(function) ? "reading" : "writing";
        String registers =
                function == Pdu.WRITE_COIL
                        ? "coil " + address
                        : count == 1
                                ? "register " + address
                                : "registers " + address + " to " + last();
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
