package org.tidegate.hal;

import org.tidegate.hal.internal.modbus.RtuModbusMaster;
import org.tidegate.hal.internal.modbus.SystemSerialPort;
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

    /**
     * Modbus RTU on a serial line of this machine. Nothing is opened until the first call.
     *
     * <p>One master per line, shared by all devices on it, and owned by one plane: whoever asks two
     * devices on one line asks them one after the other.
     */
    public static ModbusMaster rtu(SerialLine line, Clock clock) {
        return rtu(new SystemSerialPort(line), line, clock);
    }

    /** Modbus RTU on any port, such as one made of memory. */
    public static ModbusMaster rtu(SerialPort port, SerialLine line, Clock clock) {
        return new RtuModbusMaster(port, line, clock);
    }
}
