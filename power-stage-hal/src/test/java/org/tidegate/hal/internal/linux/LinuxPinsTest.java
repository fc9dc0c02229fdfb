package org.tidegate.hal.internal.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.hal.SafetySample;
import org.tidegate.hal.pins.AnalogInput;
import org.tidegate.hal.pins.Edge;
import org.tidegate.hal.pins.Line;
import org.tidegate.hal.pins.LineInputs;
import org.tidegate.hal.pins.LineOutputs;
import org.tidegate.hal.pins.LineSafetyIo;
import org.tidegate.hal.pins.LineSafetyIo.Input;
import org.tidegate.hal.pins.LineSafetyIo.Output;
import org.tidegate.hal.pins.PinException;
import org.tidegate.hal.pins.PwmOutput;
import org.tidegate.hal.pins.SerialDevice;
import org.tidegate.hal.pins.SpiDevice;
import org.tidegate.runtime.VirtualClock;

/** Against a twin of the kernel's structs, sysfs in a folder and a real pseudo-terminal. */
@DisplayName("The board's pins")
class LinuxPinsTest {
    @TempDir private Path folder;

    private final KernelTwin kernel = new KernelTwin();
    private LinuxPins pins = new LinuxPins(Path.of("/"), Path.of("/"));

    @BeforeEach
    void board() throws IOException {
        Files.createDirectories(folder.resolve("dev"));
        Files.createFile(folder.resolve("dev/gpiochip0"));
        Files.createFile(folder.resolve("dev/gpiochip1"));
        kernel.chip("gpiochip0", "pinctrl-one", "A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7");
        kernel.chip("gpiochip1", "expander", "", "", "RELAY", "");
        pins = new LinuxPins(folder.resolve("dev"), folder.resolve("sys"), kernel);
    }

    private static Line line(String chip, String line) {
        return Line.of(chip, line);
    }

    @Test
    void lines_of_one_chip_are_read_in_the_order_asked_for() throws Exception {
        try (LineInputs in =
                pins.inputs(
                        "t",
                        List.of(
                                line("pinctrl-one", "A5"),
                                line("pinctrl-one", "2"),
                                new Line("", "A0", true, Line.Bias.PULL_UP, 0)))) {
            assertThat(in.levels()).isEqualTo(0b100);
            kernel.drive("gpiochip0", 5, true, 0);
            assertThat(in.levels()).isEqualTo(0b101);
            kernel.drive("gpiochip0", 2, true, 0);
            kernel.drive("gpiochip0", 0, true, 0);
            assertThat(in.levels()).isEqualTo(0b011);
            var request = kernel.request("t");
            assertThat(request.flags[2] & GpioUapi.PULL_UP).isNotZero();
            assertThat(request.flags[0] & (GpioUapi.PULL_UP | GpioUapi.ACTIVE_LOW)).isZero();
        }
    }

    @Test
    void lines_of_several_chips_are_one_numbering() throws Exception {
        var lines = List.of(line("expander", "RELAY"), line("", "A1"), line("expander", "3"));
        try (LineInputs in = pins.inputs("t", lines)) {
            kernel.drive("gpiochip1", 3, true, 0);
            assertThat(in.levels()).isEqualTo(0b100);
            kernel.drive("gpiochip0", 1, true, 7);
            assertThat(in.levels()).isEqualTo(0b110);
            var edge = new Edge();
            assertThat(in.nextEdge(edge)).isTrue();
            assertThat(edge.index).isEqualTo(2);
            assertThat(in.nextEdge(edge)).isTrue();
            assertThat(edge.index).isEqualTo(1);
        }
        try (LineOutputs out = pins.outputs("t", lines)) {
            assertThat(out.set(0b101, 0b111)).isTrue();
            assertThat(kernel.chipNamed("gpiochip1").high)
                    .containsExactly(false, false, true, true);
            assertThat(out.set(0, 0b001)).isTrue();
            assertThat(kernel.chipNamed("gpiochip1").high[3]).isTrue();
        }
        assertThat(kernel.chipNamed("gpiochip1").high).doesNotContain(true);
    }

    @Test
    void a_debounce_is_in_microseconds_and_for_its_own_line_alone() throws Exception {
        var lines =
                List.of(
                        line("pinctrl-one", "A7"),
                        new Line("pinctrl-one", "A2", false, Line.Bias.AS_IS, 2_000));
        try (LineInputs _ = pins.inputs("t", lines)) {
            assertThat(kernel.request("t").debounceMicros).containsExactly(0, 2_000);
        }
    }

    @Test
    void edges_carry_the_kernels_time_and_gaps_in_their_numbers_are_counted() throws Exception {
        try (LineInputs in = pins.inputs("t", List.of(line("pinctrl-one", "A3")))) {
            for (int i = 0; i < 20; i++) {
                kernel.drive("gpiochip0", 3, i % 2 == 0, 1_000 + i);
            }
            var edge = new Edge();
            int edges = 0;
            while (in.nextEdge(edge)) {
                assertThat(edge.atNanos).isEqualTo(1_004 + edges);
                assertThat(edge.rising).isEqualTo(edges % 2 == 0);
                edges++;
            }
            assertThat(edges).isEqualTo(16);
            assertThat(in.lostEdges()).as("the kernel kept 16 of 20").isEqualTo(4);
        }
    }

    @Test
    void a_chip_without_interrupts_is_polled() throws Exception {
        kernel.chipNamed("gpiochip1").interrupts = false;
        try (LineInputs in = pins.inputs("t", List.of(line("expander", "RELAY")))) {
            kernel.drive("gpiochip1", 2, true, 0);
            assertThat(in.levels()).isEqualTo(1);
            assertThat(in.nextEdge(new Edge())).isFalse();
        }
    }

    @Test
    void what_cannot_be_used_says_place_reason_and_remedy() throws Exception {
        refused(() -> pins.inputs("t", List.of(line("pinctrl-one", "GPIO99"))))
                .contains("pinctrl-one GPIO99: the chip has no such line")
                .contains("offset from 0 to 7, or a name: A0, A1");
        refused(() -> pins.inputs("t", List.of(line("pinctrl-two", "1"))))
                .contains("no such chip")
                .contains("gpiochip0 (pinctrl-one), gpiochip1 (expander)");
        refused(() -> pins.inputs("t", List.of(line("", "NOWHERE"))))
                .contains("no chip has such a line");
        refused(() -> pins.inputs("t", List.of(line("", "1"))))
                .contains("2 chips have such a line. Remedy: Name the chip as well");
        refused(() -> pins.inputs("t", List.of(line("", "A1"), line("pinctrl-one", "1"))))
                .contains("this is the same line as line A1");
        try (LineInputs _ = pins.inputs("bluetooth", List.of(line("", "A1")))) {
            refused(() -> pins.outputs("t", List.of(line("", "A0"), line("", "A1"))))
                    .contains("the line is in use by 'bluetooth'");
        }
        kernel.refusals.put("gpiochip0", Errors.EACCES);
        refused(() -> pins.inputs("t", List.of(line("gpiochip0", "1"))))
                .contains("this user may not open it")
                .contains("ls -l");
        kernel.refusals.put("gpiochip1", Errors.EACCES);
        refused(() -> pins.inputs("t", List.of(line("pinctrl-one", "A1"))))
                .contains("this user may not open it");
        var bare = new LinuxPins(folder.resolve("nothing"), folder.resolve("nothing"), kernel);
        refused(() -> bare.inputs("t", List.of(line("pinctrl-one", "A1"))))
                .contains("there is no GPIO chip below");
        refused(() -> bare.pwm("pwmchip0", 0, 1_000_000)).contains("there is no such device");
        refused(() -> bare.analog("ads1015", 0)).contains("there is no such device");
        refused(() -> bare.serial(folder + "/ttyNone", 115_200))
                .contains("there is no such device");
        refused(() -> bare.serial("/dev/null", 115_200)).contains("it is no serial line");
        refused(() -> bare.serial("/dev/null", 115_201)).contains("no usual speed");
        kernel.refusals.put("spidev0.0", Errors.ENOENT);
        refused(() -> pins.spi("/dev/spidev0.0", 0, 1_000_000))
                .contains("there is no such device")
                .contains("dtparam=spi=on");
    }

    private static org.assertj.core.api.AbstractStringAssert<?> refused(ThrowingCallable call) {
        var thrown = org.assertj.core.api.Assertions.catchThrowable(call);
        assertThat(thrown).isInstanceOf(PinException.class);
        return assertThat(thrown.getMessage()).contains(". Remedy: ").endsWith(".");
    }

    @Test
    void the_pilots_current_is_set_to_the_nanosecond() throws Exception {
        Path pwm = folder.resolve("sys/class/pwm/pwmchip2/pwm1");
        Files.createDirectories(pwm);
        for (String file : List.of("duty_cycle", "period", "enable")) {
            Files.writeString(pwm.resolve(file), "");
        }
        PwmOutput out = pins.pwm("pwmchip2", 1, 1_000_000);
        assertThat(firstLine(pwm.resolve("period"))).isEqualTo("1000000");
        assertThat(firstLine(pwm.resolve("enable"))).isEqualTo("1");
        assertThat(firstLine(pwm.resolve("duty_cycle"))).isEqualTo("0");
        out.setDutyPercent(16 / 0.6);
        assertThat(firstLine(pwm.resolve("duty_cycle"))).isEqualTo("266667");
        out.setDutyPercent(5);
        assertThat(firstLine(pwm.resolve("duty_cycle"))).isEqualTo("50000");
        out.setDutyPercent(100);
        assertThat(firstLine(pwm.resolve("duty_cycle"))).isEqualTo("1000000");
        out.setDutyPercent(Double.NaN);
        assertThat(firstLine(pwm.resolve("duty_cycle"))).as("not available").isEqualTo("0");
        out.setDutyPercent(250);
        assertThat(firstLine(pwm.resolve("duty_cycle"))).isEqualTo("1000000");
        out.close();
        assertThat(firstLine(pwm.resolve("duty_cycle"))).isEqualTo("0");
    }

    private static String firstLine(Path file) throws IOException {
        return Files.readAllLines(file).getFirst();
    }

    @Test
    void many_conversions_are_one_system_call() throws Exception {
        SpiDevice spi = pins.spi("/dev/spidev0.0", 0, 1_000_000);
        SpiDevice.Batch batch = spi.batch(3, 2);
        for (int i = 0; i < 3; i++) {
            batch.send(i, 0, 0xC0 | i);
        }
        kernel.spiAnswer = new byte[] {(byte) 0x8F, 0x12};
        assertThat(batch.run()).isTrue();
        assertThat(kernel.spiSent).hasSize(3);
        assertThat(kernel.spiSent.get(2)[0]).isEqualTo((byte) 0xC2);
        assertThat(batch.received(1, 0)).isEqualTo(0x8F);
        assertThatThrownBy(() -> spi.batch(512, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> spi.batch(500, 9)).hasMessageContaining("4096");
    }

    @Test
    void an_adc_is_volts_by_scale_and_offset() throws Exception {
        Path adc = folder.resolve("sys/bus/iio/devices/iio:device0");
        Files.createDirectories(adc);
        Files.writeString(adc.resolve("name"), "ads1015\n");
        Files.writeString(adc.resolve("in_voltage2_raw"), "1500\n");
        Files.writeString(adc.resolve("in_voltage_scale"), "2.000000000\n");
        Files.writeString(adc.resolve("in_voltage2_offset"), "-100\n");
        try (AnalogInput in = pins.analog("ads1015", 2)) {
            assertThat(in.readV()).isEqualTo(2.8);
            Files.writeString(adc.resolve("in_voltage2_raw"), "-7\n");
            assertThat(in.readV()).isEqualTo(-0.214);
            Files.writeString(adc.resolve("in_voltage2_raw"), "rubbish\n");
            assertThat(in.readV()).isNaN();
            Files.writeString(adc.resolve("in_voltage2_raw"), "");
            assertThat(in.readV()).isNaN();
        }
        refused(() -> pins.analog("iio:device0", 5)).contains("in_voltage5_raw");
    }

    @Test
    void a_serial_line_never_waits() throws Exception {
        var posix = new Posix();
        try (Arena arena = Arena.ofConfined()) {
            int master = posix.open(arena.allocateFrom("/dev/ptmx"), Syscalls.O_RDWR);
            org.junit.jupiter.api.Assumptions.assumeTrue(
                    master >= 0, "no pseudo-terminals on this machine");
            MemorySegment number = arena.allocate(4, 4);
            assertThat(posix.ioctl(master, 0x4004_5431L, number)).as("unlock").isZero();
            assertThat(posix.ioctl(master, 0x8004_5430L, number)).as("number").isZero();
            String name = "/dev/pts/" + number.get(ValueLayout.JAVA_INT, 0);
            SerialDevice line = pins.serial(name, 115_200);
            var buffer = new byte[64];
            assertThat(line.read(buffer)).isZero();
            byte[] sent = {0, 10, 13, 3, 0x11, 0x7F, (byte) 0xFF};
            assertThat(line.write(sent, sent.length)).isEqualTo(sent.length);
            MemorySegment bytes = arena.allocate(64);
            assertThat(posix.read(master, bytes, 64)).isEqualTo(sent.length);
            assertThat(posix.write(master, bytes, sent.length)).isEqualTo(sent.length);
            assertThat(line.read(buffer)).isEqualTo(sent.length);
            assertThat(buffer).startsWith(sent);
            posix.close(master);
            assertThat(line.read(buffer)).as("the other end is gone").isEqualTo(-1);
            line.close();
        }
    }

    private static final Map<Input, Line> INPUTS =
            Map.of(
                    Input.EMERGENCY_STOP_OK, line("", "A0"),
                    Input.RESIDUAL_CURRENT_OK, line("", "A1"),
                    Input.PROTECTIVE_EARTH_OK, line("", "A2"),
                    Input.CONTACTOR_CLOSED, line("", "A3"));

    private static final Map<Output, Line> OUTPUTS =
            Map.of(
                    Output.CONTACTOR, line("", "A4"),
                    Output.PERMISSION, line("", "A5"),
                    Output.GATE_BLOCK, line("", "A6"));

    private LineSafetyIo safety() throws PinException {
        return LineSafetyIo.open(
                pins, INPUTS, OUTPUTS, LineSafetyIo.Sensors.NONE, new VirtualClock(5));
    }

    @Test
    void a_loop_that_opened_between_two_looks_is_open_in_the_next_sample() throws Exception {
        try (LineSafetyIo io = safety()) {
            for (int i = 0; i < 3; i++) {
                kernel.drive("gpiochip0", i, true, 1);
            }
            var sample = new SafetySample();
            io.read(sample);
            assertThat(sample.emergencyStopOk).isTrue();
            kernel.drive("gpiochip0", 0, false, 2);
            kernel.drive("gpiochip0", 0, true, 3);
            io.read(sample);
            assertThat(sample.emergencyStopOk).isFalse();
            assertThat(sample.residualCurrentOk).isTrue();
            io.read(sample);
            assertThat(sample.emergencyStopOk).isTrue();
            assertThat(io.interruptions()).isEqualTo(1);
        }
    }

    @Test
    void outputs_do_what_they_are_told_and_end_inactive() throws Exception {
        boolean[] high = kernel.chipNamed("gpiochip0").high;
        try (LineSafetyIo io = safety()) {
            io.commandContactor(true);
            io.togglePermission();
            io.gate().block(true);
            assertThat(new boolean[] {high[4], high[5], high[6]}).containsOnly(true);
            io.togglePermission();
            assertThat(high[5]).isFalse();
            assertThat(io.hasResidualCurrentTest()).isFalse();
            io.commandLock(true);
        }
        assertThat(high[4] || high[6]).isFalse();
    }

    @Test
    void a_chip_that_is_gone_makes_the_samples_old() throws Exception {
        LineSafetyIo io = safety();
        var sample = new SafetySample();
        io.read(sample);
        assertThat(sample.sequence).isEqualTo(1);
        kernel.chipNamed("gpiochip0").gone = true;
        io.read(sample);
        assertThat(sample.sequence).isEqualTo(1);
        kernel.chipNamed("gpiochip0").gone = false;
        io.read(sample);
        assertThat(sample.sequence).isEqualTo(2);
        kernel.chipNamed("gpiochip0").gone = true;
        io.commandContactor(true);
        kernel.chipNamed("gpiochip0").gone = false;
        io.read(sample);
        assertThat(sample.sequence).as("an output was refused").isEqualTo(2);
    }

    @Test
    void a_charger_without_an_emergency_stop_input_does_not_start() {
        var inputs = new java.util.HashMap<>(INPUTS);
        inputs.remove(Input.EMERGENCY_STOP_OK);
        refused(() ->
                        LineSafetyIo.open(
                                pins,
                                inputs,
                                OUTPUTS,
                                LineSafetyIo.Sensors.NONE,
                                new VirtualClock(0)))
                .contains("no line is used for emergency_stop_ok");
    }

    @Test
    void the_lanes_calls_allocate_nothing() throws Exception {
        LineSafetyIo io = safety();
        var sample = new SafetySample();
        PwmOutput pwm = aPwm();
        var edge = new Edge();
        LineInputs in = pins.inputs("p", List.of(line("", "A7")));
        var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = Long.MAX_VALUE;
        for (int round = 0; round < 60; round++) {
            long before = bean.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 2_000; i++) {
                io.read(sample);
                io.commandContactor(i % 2 == 0);
                io.commandLock(true);
                io.togglePermission();
                in.levels();
                in.nextEdge(edge);
                pwm.setDutyPercent(10 + i % 80);
            }
            bytes = Math.min(bytes, bean.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(bytes).isZero();
    }

    private PwmOutput aPwm() throws IOException {
        Path pwm = folder.resolve("sys/class/pwm/pwmchip9/pwm0");
        Files.createDirectories(pwm);
        for (String file : List.of("duty_cycle", "period", "enable")) {
            Files.writeString(pwm.resolve(file), "");
        }
        return pins.pwm("pwmchip9", 0, 1_000_000);
    }

    @Test
    void people_are_shown_what_there_is() throws Exception {
        try (LineSafetyIo _ = safety()) {
            assertThat(pins.describe())
                    .anyMatch(l -> l.contains("gpiochip0  label pinctrl-one, 8 lines"))
                    .anyMatch(l -> l.contains("RELAY"))
                    .anyMatch(l -> l.contains("used by tidegate-safety"));
        }
    }
}
