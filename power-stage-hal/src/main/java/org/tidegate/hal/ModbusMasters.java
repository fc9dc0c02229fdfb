package org.tidegate.hal;

import org.tidegate.hal.internal.modbus.TcpModbusMaster;
import org.tidegate.runtime.Clock;

/** Makes Modbus masters for real lines. */
public final class ModbusMasters {
    private ModbusMasters() {}

    /**
     * Modbus TCP. Nothing is opened until the first call.
     *
     * @param host an address rather than a name: resolving a name may wait beyond any deadline
     * @param clock the one whose time the deadlines are given in
     */
    public static ModbusMaster tcp(String host, int port, Clock clock) {
        return new TcpModbusMaster(host, port, clock);
    }
}
