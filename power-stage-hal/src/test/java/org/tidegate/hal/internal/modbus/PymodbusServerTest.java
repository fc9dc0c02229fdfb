package org.tidegate.hal.internal.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusMasters;
import org.tidegate.runtime.Clock;

@DisplayName("The Modbus TCP master against pymodbus")
class PymodbusServerTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String SERVER =
            """
            import sys
            from pymodbus.datastore import (
                ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext)
            from pymodbus.server import StartTcpServer
            block = ModbusSequentialDataBlock(0, [(7 * i) % 65536 for i in range(300)])
            unit = ModbusSlaveContext(hr=block, zero_mode=True)
            print("ready", flush=True)
            StartTcpServer(context=ModbusServerContext(slaves=unit, single=True),
                           address=("127.0.0.1", int(sys.argv[1])))
            """;

    @Test
    void reads_and_writes(@TempDir Path dir) throws Exception {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "no " + PYTHON);
        int port;
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        Path script = Files.writeString(dir.resolve("server.py"), SERVER);
        Process server =
                new ProcessBuilder(PYTHON, script.toString(), Integer.toString(port))
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader said = server.inputReader()) {
            assumeTrue("ready".equals(said.readLine()), "python3-pymodbus 3.0 is not installed");
            var clock = Clock.system();
            short[] registers = new short[125];
            try (var master = ModbusMasters.tcp("127.0.0.1", port, clock)) {
                await(master, registers, clock);
                master.readHolding(1, 100, 125, registers, clock.nanos() + 2_000_000_000L);
                for (int i = 0; i < 125; i++) {
                    assertThat(registers[i]).isEqualTo((short) (7 * (100 + i)));
                }
                short[] written = {-1, 2, -32768};
                master.writeMultiple(1, 10, 3, written, clock.nanos() + 2_000_000_000L);
                master.readHolding(1, 9, 5, registers, clock.nanos() + 2_000_000_000L);
                assertThat(registers).startsWith((short) 63, (short) -1, (short) 2, (short) -32768);
            }
        } finally {
            server.destroyForcibly();
            server.waitFor(5, TimeUnit.SECONDS);
        }
    }

    /** It says ready just before it listens. */
    private static void await(org.tidegate.hal.ModbusMaster master, short[] registers, Clock clock)
            throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            try {
                master.readHolding(1, 0, 1, registers, clock.nanos() + 1_000_000_000L);
                return;
            } catch (ModbusException _) {
                Thread.sleep(50);
            }
        }
    }
}
