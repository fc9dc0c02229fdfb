package org.tidegate.rig.converter;

import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import java.io.IOException;
import java.net.InetAddress;
import org.tidegate.rig.FreePort;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.PlaneThread;

/**
 * A converter on the network: physics on their own thread, j2mod's slave as an independent
 * implementation of Modbus TCP, and a relay in front of it that can spoil answers.
 */
public final class ConverterTwin implements AutoCloseable {
    private static final long PHYSICS_NANOS = 2_000_000;
    private static final int CONNECTIONS = 8;
    private static final int ATTEMPTS = 5;

    private final SunSpecRegisterMap map;
    private final ModbusSlave slave;
    private final WireFaults wire;
    private final PlaneThread physics;

    private ConverterTwin(
            SunSpecRegisterMap map, ModbusSlave slave, WireFaults wire, PlaneThread physics) {
        this.map = map;
        this.slave = slave;
        this.wire = wire;
        this.physics = physics;
    }

    /**
     * Listens and lets time pass until closed.
     *
     * @param address where clients connect to; loopback unless a foreign machine is to see it
     * @param port 0 for any free one, see {@link #port}
     */
    public static ConverterTwin start(
            SunSpecRegisterMap map, int unit, InetAddress address, int port, Clock clock)
            throws IOException {
        ModbusSlave slave = openSlave(map, unit);
        WireFaults wire;
        try {
            wire = new WireFaults(address, port, slave.getPort(), map.model().faults());
        } catch (IOException e) {
            ModbusSlaveFactory.close(slave);
            throw new IOException(
                    "converter twin cannot listen on %s:%d (%s). Is another twin running?"
                            .formatted(address.getHostAddress(), port, e.getMessage()),
                    e);
        }
        var physics =
                new PlaneThread(
                        new ConverterPhysics(map, PHYSICS_NANOS),
                        clock,
                        (plane, cause) -> {
                            throw new IllegalStateException(plane.name() + " died", cause);
                        });
        physics.start();
        return new ConverterTwin(map, slave, wire, physics);
    }

    /** On loopback, unit 1. */
    public static ConverterTwin start(SunSpecRegisterMap map, int port, Clock clock)
            throws IOException {
        return start(map, 1, InetAddress.getLoopbackAddress(), port, clock);
    }

    /** j2mod wants a port number in advance, so a free one is looked for and may be lost again. */
    private static ModbusSlave openSlave(SunSpecRegisterMap map, int unit) throws IOException {
        IOException failure = new IOException("no free port");
        for (int i = 0; i < ATTEMPTS; i++) {
            int free = FreePort.find();
            try {
                ModbusSlave slave =
                        ModbusSlaveFactory.createTCPSlave(
                                InetAddress.getLoopbackAddress(), free, CONNECTIONS, false);
                slave.addProcessImage(unit, new RegisterImage(map));
                slave.open();
                return slave;
            } catch (ModbusException e) {
                failure = new IOException(e);
            }
        }
        throw failure;
    }

    public int port() {
        return wire.port();
    }

    public SunSpecRegisterMap map() {
        return map;
    }

    public ConverterModel model() {
        return map.model();
    }

    public FaultPanel faults() {
        return map.model().faults();
    }

    @Override
    public void close() {
        physics.close();
        wire.close();
        ModbusSlaveFactory.close(slave);
    }
}
