package org.tidegate.rig.converter;

import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import java.io.IOException;
import java.net.InetAddress;
import org.tidegate.rig.FreePort;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.PlaneThread;

/** Any twin of a device, on loopback and in real time. */
public final class TcpDevice implements AutoCloseable {
    private static final long PHYSICS_NANOS = 5_000_000;

    private final ModbusSlave slave;
    private final PlaneThread physics;
    private final int port;

    public TcpDevice(RegisterDevice device) throws IOException, ModbusException {
        port = FreePort.find();
        slave = ModbusSlaveFactory.createTCPSlave(InetAddress.getLoopbackAddress(), port, 4, false);
        slave.addProcessImage(1, new RegisterImage(device));
        slave.open();
        physics =
                new PlaneThread(
                        new ConverterPhysics(device, PHYSICS_NANOS),
                        Clock.system(),
                        (plane, cause) -> {
                            throw new IllegalStateException(plane.name() + " died", cause);
                        });
        physics.start();
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        physics.close();
        ModbusSlaveFactory.close(slave);
    }
}
