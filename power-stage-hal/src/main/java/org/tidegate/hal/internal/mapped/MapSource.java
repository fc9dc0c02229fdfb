package org.tidegate.hal.internal.mapped;

import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.map.RegisterMap;

/** Where a device's map comes from: a file, or the device itself. */
@FunctionalInterface
public interface MapSource {
    RegisterMap find(ModbusMaster master, int unit, long deadlineNanos)
            throws ModbusException, UnsuitableDevice;

    /** The device answers, but is not what was expected; the message says why. */
    final class UnsuitableDevice extends Exception {
        private static final long serialVersionUID = 1L;

        public UnsuitableDevice(String message) {
            super(message);
        }
    }
}
