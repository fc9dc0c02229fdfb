package org.tidegate.rig.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.hal.DcMode;
import org.tidegate.hal.Measurement;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.ModbusMasters;
import org.tidegate.hal.StageRequest;
import org.tidegate.hal.StageState;
import org.tidegate.hal.SunSpecConverter;
import org.tidegate.hal.SunSpecSettings;
import org.tidegate.rig.plant.GridTwin;
import org.tidegate.rig.plant.LinearBattery;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.PlaneThread;

@DisplayName("The converter twin on a real socket")
class ConverterTwinTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String MBPOLL = "/usr/bin/mbpoll";

    private final Clock clock = Clock.system();

    private ConverterTwin twin() throws IOException {
        var model =
                new ConverterModel(
                        ConverterRatings.elevenKw(),
                        new GridTwin(clock, 50, 1),
                        LinearBattery.halfFull(),
                        new FaultPanel());
        return ConverterTwin.start(new SunSpecRegisterMap(model, MapLayout.complete()), 0, clock);
    }

    /** The driver on its own thread, and the test thread as the lane. */
    private final class Drive implements AutoCloseable {
        final ModbusMaster master;
        final SunSpecConverter converter;
        final PlaneThread plane;
        final Measurement measured = new Measurement();
        final StageRequest wanted = new StageRequest();
        volatile @Nullable Throwable death;

        Drive(int port) {
            master = ModbusMasters.tcp("127.0.0.1", port, clock);
            converter =
                    new SunSpecConverter(
                            master, SunSpecSettings.defaults(), new EventRing("bus", 256), _ -> {});
            plane = new PlaneThread(converter, clock, (_, cause) -> death = cause).start();
            wanted.mode = DcMode.POWER;
            wanted.dcVoltageLimitV = 500;
            wanted.dcCurrentLimitA = 30;
        }

        boolean until(double acPowerW, BooleanSupplier condition) throws InterruptedException {
            wanted.acPowerW = acPowerW;
            for (int i = 0; i < 1000; i++) {
                wanted.issuedNanos = clock.nanos();
                converter.request(wanted);
                converter.read(measured);
                assertThat(death).isNull();
                if (condition.getAsBoolean()) {
                    return true;
                }
                Thread.sleep(10);
            }
            return false;
        }

        boolean reaches(double acPowerW) throws InterruptedException {
            return until(acPowerW, () -> Math.abs(measured.acPowerW - acPowerW) < 20);
        }

        @Override
        public void close() {
            plane.close();
            master.close();
        }
    }

    @Test
    void charges_and_discharges_over_modbus_tcp() throws Exception {
        try (var twin = twin();
                var drive = new Drive(twin.port())) {
            assertThat(drive.reaches(3000)).isTrue();
            assertThat(twin.model().acPowerW()).isCloseTo(3000, within(1.0));
            assertThat(drive.reaches(-3000)).isTrue();
            assertThat(twin.model().acPowerW()).isCloseTo(-3000, within(1.0));
            assertThat(drive.measured.dcVoltageV).isCloseTo(374, within(2.0));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ConverterFault.class,
            names = {
                "NO_ANSWER",
                "LATE_ANSWER",
                "WRONG_TRANSACTION",
                "WRONG_UNIT",
                "HALF_ANSWER",
                "GARBAGE_ANSWER",
                "EXCEPTION_CODE",
                "CLOSES_CONNECTION"
            })
    void a_fault_on_the_wire_is_offline_with_a_reason_and_heals(ConverterFault fault)
            throws Exception {
        try (var twin = twin();
                var drive = new Drive(twin.port())) {
            assertThat(drive.reaches(2000)).isTrue();
            twin.faults().inject(fault);
            assertThat(drive.until(2000, () -> drive.measured.state == StageState.OFFLINE))
                    .isTrue();
            assertThat(drive.converter.status().latest().reason())
                    .contains("127.0.0.1:" + twin.port())
                    .contains("Check ");
            assertThat(drive.measured.acPowerW).isNaN();

            twin.faults().clearAll();
            assertThat(drive.reaches(2000)).isTrue();
        }
    }

    @Test
    void a_twin_that_vanishes_and_comes_back_on_its_port_is_found_again() throws Exception {
        var first = twin();
        int port = first.port();
        try (var drive = new Drive(port)) {
            assertThat(drive.reaches(2000)).isTrue();
            first.close();
            assertThat(drive.until(2000, () -> drive.measured.state == StageState.OFFLINE))
                    .isTrue();
            try (var second = ConverterTwin.start(first.map(), port, clock)) {
                assertThat(second.port()).isEqualTo(port);
                assertThat(drive.reaches(2000)).isTrue();
            }
        }
    }

    @Test
    void mbpoll_reads_the_marker_and_the_nameplate() throws Exception {
        assumeTrue(Files.isExecutable(Path.of(MBPOLL)), "no " + MBPOLL);
        try (var twin = twin()) {
            String said =
                    run(
                            MBPOLL,
                            "-m",
                            "tcp",
                            "-0",
                            "-1",
                            "-a",
                            "1",
                            "-r",
                            "40000",
                            "-c",
                            "8",
                            "-t",
                            "4:hex",
                            "-p",
                            Integer.toString(twin.port()),
                            "127.0.0.1");
            // marker, model 1 of 66 registers, "Tidegate"
            assertThat(said)
                    .contains("0x5375", "0x6E53", "0x0001", "0x0042", "0x5469", "0x6465", "0x6761");
        }
    }

    @Test
    void pymodbus_starts_it_asks_for_export_and_reads_plus() throws Exception {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "no " + PYTHON);
        String client =
                """
                import sys, time
                try:
                    from pymodbus.client import ModbusTcpClient
                except ImportError:
                    print("absent"); sys.exit()
                bus = ModbusTcpClient("127.0.0.1", port=int(sys.argv[1])); bus.connect()
                def read(at, n): return bus.read_holding_registers(at, n, slave=1).registers
                models, at = {}, 40002
                while True:
                    number, length = read(at, 2)
                    if number == 0xFFFF: break
                    models[number] = at; at += 2 + length
                assert not bus.write_registers(models[715] + 8, [1], slave=1).isError()
                assert not bus.write_registers(models[64200] + 4,
                    [2, 0, 5000, 2000, 0, 0, 9], slave=1).isError()
                assert not bus.write_registers(models[704] + 22,
                    [1, 1, 0, 3000, 0, 0, 0, 0, 1, 0, 9], slave=1).isError()
                time.sleep(1)
                w = read(models[701] + 10, 1)[0]
                refused = bus.write_registers(models[701] + 10, [1], slave=1).isError()
                print("models", sorted(models), "W", w, "refused", refused)
                """;
        Path script = Files.createTempFile("pymodbus", ".py");
        try (var twin = twin()) {
            Files.writeString(script, client);
            String said = run(PYTHON, script.toString(), Integer.toString(twin.port()));
            assumeTrue(!said.startsWith("absent"), "python3-pymodbus is not installed");
            assertThat(said)
                    .contains("[1, 701, 702, 703, 704, 713, 714, 715, 64200] W 3000 refused True");
            assertThat(twin.model().acPowerW()).as("the house's sign").isNegative();
        } finally {
            Files.delete(script);
        }
    }

    @Test
    void in_its_own_process_it_reverts_within_two_seconds_of_the_drivers_death() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ConverterTwinMain.class.getName(),
                                "--until-stdin-ends")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            var json = new ObjectMapper();
            String first = lines.readLine();
            while (first != null && !first.startsWith("{\"port\"")) {
                first = lines.readLine();
            }
            assertThat(first).isNotNull();
            long diedMillis;
            try (var drive = new Drive(json.readTree(first).get("port").asInt())) {
                assertThat(drive.reaches(-9000)).isTrue();
                diedMillis = clock.wallMillis();
            }
            long lastWithPower = 0;
            long now = 0;
            while (now < diedMillis + 3000) {
                JsonNode sample = json.readTree(lines.readLine());
                now = sample.get("wallMs").asLong();
                if (Math.abs(sample.get("acPowerW").asDouble()) > 0.5) {
                    lastWithPower = now;
                }
            }
            // the driver's thread may have needed a moment to stop
            assertThat(lastWithPower - diedMillis).isBetween(1000L, 2100L);
        } finally {
            process.destroyForcibly();
            process.waitFor(5, TimeUnit.SECONDS);
        }
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
