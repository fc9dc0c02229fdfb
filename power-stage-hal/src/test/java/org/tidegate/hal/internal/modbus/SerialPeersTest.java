package org.tidegate.hal.internal.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ghgande.j2mod.modbus.Modbus;
import com.ghgande.j2mod.modbus.procimg.SimpleInputRegister;
import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import com.ghgande.j2mod.modbus.util.SerialParameters;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusException.Reason;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.ModbusMasters;
import org.tidegate.hal.SerialLine;
import org.tidegate.runtime.Clock;

@DisplayName("The Modbus RTU master on a pseudo terminal, against foreign slaves")
class SerialPeersTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String PYTHON = "/usr/bin/python3";
    private static final String SERVER =
            """
            import sys
            import serial
            from pymodbus.datastore import (
                ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext)
            from pymodbus.framer.rtu_framer import ModbusRtuFramer
            from pymodbus.server import StartSerialServer
            block = ModbusSequentialDataBlock(0, [(7 * i) % 65536 for i in range(300)])
            unit = ModbusSlaveContext(hr=block, ir=block, zero_mode=True)
            print("ready", flush=True)
            StartSerialServer(context=ModbusServerContext(slaves={1: unit}, single=False),
                              framer=ModbusRtuFramer, port=sys.argv[1], baudrate=115200,
                              bytesize=8, parity="N", stopbits=1, timeout=0.1)
            """;

    private final Clock clock = Clock.system();
    private final short[] registers = new short[125];

    private ModbusMaster master(PtyPair line) {
        return ModbusMasters.rtu(
                SerialLine.of(line.near.toString(), 115_200).withParity(SerialLine.Parity.NONE, 1),
                clock);
    }

    private long in(long millis) {
        return clock.nanos() + millis * 1_000_000;
    }

    @Test
    void reads_and_writes_a_pymodbus_serial_server(@TempDir Path dir) throws Exception {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "no " + PYTHON);
        Path script = Files.writeString(dir.resolve("server.py"), SERVER);
        try (PtyPair line = PtyPair.open(dir)) {
            Process server =
                    new ProcessBuilder(PYTHON, script.toString(), line.far.toString())
                            .redirectErrorStream(true)
                            .start();
            try (var said = server.inputReader();
                    var master = master(line)) {
                assumeTrue(
                        "ready".equals(said.readLine()),
                        "python3-pymodbus 3.0 or python3-serial is not installed");
                await(master);
                master.readHolding(1, 100, 60, registers, in(2000));
                for (int i = 0; i < 60; i++) {
                    assertThat(registers[i]).isEqualTo((short) (7 * (100 + i)));
                }
                master.readInput(1, 3, 2, registers, in(2000));
                assertThat(registers).startsWith((short) 21, (short) 28);
                master.writeMultiple(1, 10, 3, new short[] {-1, 2, -32768}, in(2000));
                master.writeSingle(1, 13, (short) 1234, in(2000));
                master.readHolding(1, 9, 5, registers, in(2000));
                assertThat(registers)
                        .startsWith(
                                (short) 63, (short) -1, (short) 2, (short) -32768, (short) 1234);
            } finally {
                server.destroyForcibly();
                server.waitFor(5, TimeUnit.SECONDS);
            }
        }
    }

    /** It says ready just before it listens. */
    private void await(ModbusMaster master) throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            try {
                master.readHolding(1, 0, 1, registers, in(300));
                return;
            } catch (ModbusException _) {
                Thread.sleep(50);
            }
        }
    }

    @Test
    void reads_and_writes_a_j2mod_slave_and_allocates_nothing(@TempDir Path dir) throws Exception {
        var random = new SplittableRandom(1);
        var image = new SimpleProcessImage(7);
        for (int i = 0; i < 300; i++) {
            image.addRegister(new SimpleRegister(random.nextInt(65536)));
            image.addInputRegister(new SimpleInputRegister(random.nextInt(65536)));
        }
        try (PtyPair line = PtyPair.open(dir)) {
            var parameters = new SerialParameters();
            parameters.setPortName(line.far.toRealPath().toString());
            parameters.setBaudRate(115_200);
            parameters.setDatabits(8);
            parameters.setParity(0);
            parameters.setStopbits(1);
            parameters.setEncoding(Modbus.SERIAL_ENCODING_RTU);
            ModbusSlave slave = ModbusSlaveFactory.createSerialSlave(parameters);
            slave.addProcessImage(7, image);
            slave.open();
            try (var master = master(line)) {
                for (int i = 0; i < 60; i++) {
                    int count = 1 + random.nextInt(60);
                    int address = random.nextInt(300 - count);
                    boolean input = random.nextBoolean();
                    if (input) {
                        master.readInput(7, address, count, registers, in(2000));
                    } else if (random.nextBoolean()) {
                        for (int k = 0; k < count; k++) {
                            registers[k] = (short) random.nextInt();
                        }
                        master.writeMultiple(7, address, count, registers, in(2000));
                    } else {
                        master.readHolding(7, address, count, registers, in(2000));
                    }
                    for (int k = 0; k < count; k++) {
                        short held =
                                input
                                        ? image.getInputRegister(address + k).toShort()
                                        : image.getRegister(address + k).toShort();
                        assertThat(registers[k]).isEqualTo(held);
                    }
                }
                var refused =
                        catchThrowableOfType(
                                ModbusException.class,
                                () -> master.readHolding(7, 299, 2, registers, in(2000)));
                assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
                assertAllocatesNothing(master);
            } finally {
                ModbusSlaveFactory.close(slave);
            }
        }
    }

    private void assertAllocatesNothing(ModbusMaster master) throws ModbusException {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20 && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 30; i++) {
                master.readHolding(7, 10, 10, registers, in(2000));
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).as("bytes in 30 transactions").isZero();
    }

    @Test
    void a_dead_serial_slave_costs_its_deadline_and_nothing_more(@TempDir Path dir)
            throws Exception {
        try (PtyPair line = PtyPair.open(dir);
                var master = master(line)) {
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 8; i++) {
                long before = clock.nanos();
                var timeout =
                        catchThrowableOfType(
                                ModbusException.class,
                                () -> master.readHolding(1, 0, 2, registers, in(50)));
                long took = clock.nanos() - before;
                assertThat(timeout.reason()).isEqualTo(Reason.TIMEOUT);
                assertThat(took).as("never early").isGreaterThanOrEqualTo(50_000_000);
                least = Math.min(least, took);
            }
            assertThat(least).isLessThan(53_000_000);
        }
    }

    @Test
    void a_port_that_is_missing_or_no_port_is_named_with_a_remedy(@TempDir Path dir)
            throws Exception {
        Path file = Files.writeString(dir.resolve("notaport"), "");
        for (Path wrong : new Path[] {dir.resolve("ttyUSB9"), file}) {
            try (var master = ModbusMasters.rtu(SerialLine.of(wrong.toString(), 19_200), clock)) {
                long before = clock.nanos();
                var unreachable =
                        catchThrowableOfType(
                                ModbusException.class,
                                () -> master.readHolding(1, 0, 2, registers, in(1000)));
                assertThat(unreachable.reason()).isEqualTo(Reason.UNREACHABLE);
                assertThat(unreachable).hasMessageContaining(wrong.toString());
                assertThat(clock.nanos() - before).isLessThan(SECOND);
            }
        }
    }
}
