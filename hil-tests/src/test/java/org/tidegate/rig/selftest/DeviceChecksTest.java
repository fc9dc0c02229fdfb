package org.tidegate.rig.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.board.Board;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.board.gridcode.GridCode;
import org.tidegate.board.gridcode.GridCodes;
import org.tidegate.controller.selftest.DeviceChecks;
import org.tidegate.controller.selftest.Finding;
import org.tidegate.controller.selftest.Finding.Verdict;
import org.tidegate.controller.selftest.LinuxHost;
import org.tidegate.controller.selftest.SelfTest;
import org.tidegate.controller.selftest.SignRun;
import org.tidegate.hal.SunSpecConverter;
import org.tidegate.hal.SunSpecSettings;
import org.tidegate.hal.der.SunSpecDer;
import org.tidegate.rig.converter.ConverterModel;
import org.tidegate.rig.converter.ConverterPhysics;
import org.tidegate.rig.converter.ConverterRatings;
import org.tidegate.rig.converter.ConverterTwin;
import org.tidegate.rig.converter.ExampleConverterTwin;
import org.tidegate.rig.converter.FaultPanel;
import org.tidegate.rig.converter.InMemoryModbus;
import org.tidegate.rig.converter.MapLayout;
import org.tidegate.rig.converter.SunSpecRegisterMap;
import org.tidegate.rig.converter.TcpDevice;
import org.tidegate.rig.demo.TwinFrontEnds;
import org.tidegate.rig.plant.DcPort;
import org.tidegate.rig.plant.GridTwin;
import org.tidegate.rig.plant.LinearBattery;
import org.tidegate.rig.site.MeterSlave;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.VirtualClock;

@DisplayName("The self-test against a converter")
class DeviceChecksTest {
    private final VirtualClock clock = new VirtualClock(1_800_000_000_000L);
    private final GridTwin grid = new GridTwin(clock, 50, 1);
    private boolean batteryConnected = true;
    private final SunSpecRegisterMap map = map(battery());
    private final InMemoryModbus bus = new InMemoryModbus(map);
    private final ConverterPhysics physics = new ConverterPhysics(map, 2_000_000);
    private long dueNanos;

    /** Waiting is what lets the world go on. */
    private void pause(long nanos) {
        clock.advance(Duration.ofNanos(nanos));
        while (dueNanos - clock.nanos() <= 0) {
            dueNanos = clock.nanos() + physics.step(clock.nanos());
        }
    }

    private DcPort battery() {
        return new LinearBattery(340, 410, 0.1, 40, 0.5, () -> batteryConnected);
    }

    private SunSpecRegisterMap map(DcPort port) {
        return new SunSpecRegisterMap(
                new ConverterModel(ConverterRatings.elevenKw(), grid, port, new FaultPanel()),
                MapLayout.withCurves());
    }

    private static Board board() {
        return ((Loaded.Valid) BoardFiles.example("twin", Path.of("/x"))).board();
    }

    private List<Finding> converter(String profile) throws Exception {
        GridCode code = GridCodes.load(profile);
        return DeviceChecks.converter(bus, board(), code, clock, this::pause);
    }

    private Finding sign(boolean exportPermitted) {
        dueNanos = clock.nanos();
        var driver =
                new SunSpecConverter(
                        bus, SunSpecSettings.defaults(), new EventRing("t", 64), map::blockGates);
        return new SignRun(driver, driver, clock, this::pause)
                .run("converter", exportPermitted, 920);
    }

    @Test
    void grid_settings_that_are_not_the_profiles_fail_by_name() throws Exception {
        assertThat(converter("vde-ar-n-4105"))
                .anySatisfy(f -> {
                    assertThat(f.check()).isEqualTo("grid settings");
                    assertThat(f.verdict()).isEqualTo(Verdict.FAIL);
                    assertThat(f.reason()).contains("705.Crv[0].ActPt: holds 0 instead of 4");
                    assertThat(f.remedy()).startsWith("Set the converter to vde-ar-n-4105");
                });
    }

    @Test
    void grid_settings_that_were_adopted_pass() throws Exception {
        SunSpecDer.open(bus, 1, this::pause, Long.MAX_VALUE)
                .adopt(DeviceChecks.wanted(GridCodes.load("vde-ar-n-4105")), Long.MAX_VALUE);

        assertThat(converter("vde-ar-n-4105"))
                .extracting(Finding::verdict)
                .containsOnly(Verdict.PASS);
        assertThat(converter("ieee1547-2018-cat3")).anyMatch(f -> f.verdict() == Verdict.FAIL);
    }

    @Test
    void a_sign_run_in_both_directions_passes_and_leaves_no_power_behind() {
        assertThat(sign(true)).extracting(Finding::verdict).isEqualTo(Verdict.PASS);
        pause(100_000_000);
        assertThat(Math.abs(map.model().acPowerW())).isLessThan(50);
    }

    @Test
    void a_sign_run_without_battery_or_permission_moves_nothing() {
        assertThat(sign(false).reason()).isEqualTo("feeding in is not permitted here");
        batteryConnected = false;
        Finding without = sign(true);
        assertThat(without.verdict()).isEqualTo(Verdict.SKIP);
        assertThat(without.remedy()).startsWith("Connect a battery simulator");
    }

    @Test
    void nobody_at_the_converters_address_is_a_failure_with_its_remedy(@TempDir Path directory)
            throws Exception {
        List<Finding> found = selfTest(directory, 9, SelfTest.Depth.NORMAL);

        assertThat(found)
                .anySatisfy(f -> {
                    assertThat(f.check()).isEqualTo("converter");
                    assertThat(f.verdict()).isEqualTo(Verdict.FAIL);
                    assertThat(f.remedy()).contains("converter.host");
                });
    }

    @Test
    void a_whole_run_over_modbus_tcp_finds_converter_pilot_and_board(@TempDir Path directory)
            throws Exception {
        Clock real = Clock.system();
        try (ConverterTwin twin = ConverterTwin.start(map, 0, real)) {
            List<Finding> found = selfTest(directory, twin.port(), SelfTest.Depth.NORMAL);

            assertThat(found)
                    .filteredOn(f -> f.verdict() == Verdict.PASS)
                    .extracting(Finding::check)
                    .contains("java", "board file", "disk", "converter", "emergency stop");
            // The twin's vehicle is plugged in, and the check sees it.
            assertThat(found)
                    .filteredOn(f -> f.check().equals("pilot"))
                    .extracting(Finding::reason)
                    .allMatch(reason -> reason.endsWith(": a vehicle is plugged in"))
                    .hasSize(1);
            assertThat(found)
                    .filteredOn(f -> f.check().equals("grid profile"))
                    .extracting(Finding::verdict)
                    .containsExactly(Verdict.WARN);
        }
    }

    @Test
    void a_converter_behind_a_register_map_is_read_by_its_own_driver(@TempDir Path directory)
            throws Exception {
        Clock real = Clock.system();
        var model =
                new ConverterModel(
                        ConverterRatings.elevenKw(),
                        new GridTwin(real, 50, 1),
                        battery(),
                        new FaultPanel());
        try (var device = new TcpDevice(new ExampleConverterTwin(model))) {
            List<Finding> found =
                    selfTest(
                            directory,
                            device.port(),
                            SelfTest.Depth.NORMAL,
                            "driver: map\n  map: example-converter");
            assertThat(found)
                    .anySatisfy(f -> {
                        assertThat(f.check()).isEqualTo("converter");
                        assertThat(f.verdict()).isEqualTo(Verdict.PASS);
                        assertThat(f.reason()).contains("example-converter, 11000 W charge");
                    })
                    .anySatisfy(f -> {
                        assertThat(f.check()).isEqualTo("grid measurement");
                        assertThat(f.verdict()).isEqualTo(Verdict.PASS);
                    })
                    .anySatisfy(f -> {
                        assertThat(f.check()).isEqualTo("grid settings");
                        assertThat(f.verdict()).isEqualTo(Verdict.SKIP);
                    });
        }
    }

    @Test
    void a_serial_line_that_is_not_there_is_named_with_its_device(@TempDir Path directory)
            throws Exception {
        for (String driver : List.of("driver: sunspec", "driver: map\n  map: example-converter")) {
            List<Finding> found =
                    selfTest(
                            directory,
                            9,
                            SelfTest.Depth.NORMAL,
                            driver + "\n  serial_device: /dev/ttyNOSUCH");
            assertThat(found)
                    .anySatisfy(f -> {
                        assertThat(f.check()).isEqualTo("converter");
                        assertThat(f.verdict()).isEqualTo(Verdict.FAIL);
                        assertThat(f.place()).contains("/dev/ttyNOSUCH");
                        assertThat(f.remedy()).contains("converter");
                    });
        }
    }

    @Test
    void meter_and_insulation_monitor_are_found_by_the_drivers_that_run_uses(
            @TempDir Path directory) throws Exception {
        try (var slave = new MeterSlave()) {
            slave.reads(-3_000);
            slave.insulation(99, false);
            List<Finding> found =
                    selfTest(
                            directory,
                            9,
                            SelfTest.Depth.NORMAL,
                            "driver: sunspec",
                            """

                            meter: {driver: map, map: eastron-sdm630, host: 127.0.0.1, port: %d}
                            insulation:
                              driver: map
                              map: example-insulation
                              host: 127.0.0.1
                              port: %d
                              unit_id: 2
                            """
                                    .formatted(slave.port(), slave.port()));
            assertThat(found)
                    .anySatisfy(f -> {
                        assertThat(f.check()).isEqualTo("site meter");
                        assertThat(f.reason()).contains("-3000 W");
                    })
                    .anySatisfy(f -> {
                        assertThat(f.check()).isEqualTo("insulation monitor");
                        assertThat(f.verdict()).isEqualTo(Verdict.FAIL);
                        assertThat(f.reason()).isEqualTo("99 kΩ");
                    });
        }
    }

    @Test
    void each_problem_of_the_board_file_is_a_finding_with_its_place(@TempDir Path directory)
            throws Exception {
        Path file = Files.writeString(directory.resolve("b.yaml"), "charger: {identity: a b}\n");
        List<Finding> found =
                new SelfTest(new LinuxHost(clock), new TwinFrontEnds(), clock)
                        .run(file, SelfTest.Depth.QUICK);

        assertThat(found)
                .filteredOn(f -> f.check().equals("board file"))
                .hasSizeGreaterThan(3)
                .allMatch(f -> f.verdict() == Verdict.FAIL)
                .anyMatch(f -> f.place().equals(file + ":1:21"));
    }

    private static List<Finding> selfTest(Path directory, int port, SelfTest.Depth depth)
            throws Exception {
        return selfTest(directory, port, depth, "driver: sunspec");
    }

    private static List<Finding> selfTest(
            Path directory, int port, SelfTest.Depth depth, String driver, String... more)
            throws Exception {
        String text;
        try (var in = BoardFiles.class.getResourceAsStream("examples/twin.yaml")) {
            text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        Path file =
                Files.writeString(
                        directory.resolve("b.yaml"),
                        text.replace("port: 15020", "port: " + port)
                                        .replace("driver: sunspec", driver)
                                        .replace(
                                                driver.contains("serial_device")
                                                        ? "  host: 127.0.0.1\n  port: 9\n"
                                                        : "no such line",
                                                "")
                                .replace("../demo-out", "records")
                                + String.join("", more));
        Clock real = Clock.system();
        return new SelfTest(new LinuxHost(real), new TwinFrontEnds(), real).run(file, depth);
    }
}
