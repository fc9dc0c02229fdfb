package org.tidegate.board.internal;

import java.nio.file.Path;
import java.util.List;
import org.tidegate.board.Board;

/** What is soldered to the board; part of {@link Keys}. */
final class WiringKeys {
    private static final Topic KEYS = new Topic();

    static final Key<String> PINS_CHIP =
            KEYS.optional(
                    "pins.chip",
                    TextTypes.words(64),
                    Sources.WIRING,
                    "GPIO chip of every line that names none: its label, name or path.");
    static final Key<String> PWM_CHIP =
            KEYS.optional(
                    "pins.pwm_chip",
                    TextTypes.words(64),
                    Sources.WIRING,
                    "PWM that drives the pilot: pwmchip0, or the name of the device behind it.");
    static final Key<Double> PWM_CHANNEL =
            KEYS.preset(
                    "pins.pwm_channel",
                    NumberType.whole("", 0, 63, Sources.WIRING),
                    0.0,
                    Sources.WIRING,
                    "Its channel.");
    static final Key<String> SPI_DEVICE =
            KEYS.optional(
                    "pins.spi_device",
                    TextTypes.words(64),
                    Sources.WIRING,
                    "Where an MCP3208 is, such as /dev/spidev0.0.");
    static final Key<Double> SPI_SPEED =
            KEYS.preset(
                    "pins.spi_speed_hz",
                    NumberType.whole("Hz", 10_000, 50_000_000, "converter datasheet"),
                    1_000_000.0,
                    "MCP3208 datasheet: 1 MHz at 2.7 V",
                    "Clock of that bus.");
    static final Key<Double> SPI_REFERENCE =
            KEYS.preset(
                    "pins.spi_reference_v",
                    NumberType.number("V", 1, 6, "converter datasheet"),
                    3.3,
                    Sources.WIRING,
                    "Reference voltage of that converter.");
    static final Key<String> SERIAL_DEVICE =
            KEYS.optional(
                    "pins.serial_device",
                    TextTypes.words(64),
                    Sources.WIRING,
                    "Serial line of the pilot microcontroller, such as /dev/ttyAMA2.");
    static final Key<Double> SERIAL_BAUD =
            KEYS.preset(
                    "pins.serial_baud",
                    NumberType.whole("", 9_600, 921_600, "termios"),
                    115_200.0,
                    "docs/pilot-microcontroller.md",
                    "Its speed in bits per second.");

    static final Key<Board.LineUse> LINE_USE =
            KEYS.required(
                    "pins.lines[].use",
                    new ChoiceType<>(Board.LineUse.class),
                    Sources.WIRING,
                    "What the line tells or does when it is active.");
    static final Key<String> LINE_LINE =
            KEYS.required(
                    "pins.lines[].line",
                    TextTypes.pattern(
                            "[^\\s]{1,31}", "a line's name or offset without blanks", "GPIO17"),
                    Sources.WIRING,
                    "Name or offset of the line on its chip.");
    static final Key<String> LINE_CHIP =
            KEYS.optional(
                    "pins.lines[].chip",
                    TextTypes.words(64),
                    Sources.WIRING,
                    "Its chip, if not pins.chip.");
    static final Key<Boolean> LINE_ACTIVE_LOW =
            KEYS.preset(
                    "pins.lines[].active_low",
                    new FlagType(),
                    false,
                    Sources.WIRING,
                    "A low level means yes.");
    static final Key<Board.Bias> LINE_BIAS =
            KEYS.preset(
                    "pins.lines[].bias",
                    new ChoiceType<>(Board.Bias.class),
                    Board.Bias.AS_IS,
                    Sources.WIRING,
                    "The resistor inside the chip.");
    static final Key<Double> LINE_DEBOUNCE =
            KEYS.preset(
                    "pins.lines[].debounce_us",
                    NumberType.whole(
                            "us", 0, 5_000, "IEC 61851-1: at most 5 of the 100 ms to open"),
                    0.0,
                    Sources.OURS,
                    "Time a level must hold before it counts; inputs only.");

    static final Key<Board.AnalogUse> ANALOG_USE =
            KEYS.required(
                    "pins.analog[].use",
                    new ChoiceType<>(Board.AnalogUse.class),
                    Sources.WIRING,
                    "What the channel measures.");
    static final Key<String> ANALOG_DEVICE =
            KEYS.required(
                    "pins.analog[].device",
                    TextTypes.words(64),
                    Sources.WIRING,
                    "spi for the converter on pins.spi_device, or the name of an industrial I/O"
                            + " device such as ads1015.");
    static final Key<Double> ANALOG_CHANNEL =
            KEYS.required(
                    "pins.analog[].channel",
                    NumberType.whole("", 0, 63, Sources.WIRING),
                    Sources.WIRING,
                    "Its channel there.");
    static final Key<Double> ANALOG_GAIN =
            KEYS.preset(
                    "pins.analog[].gain",
                    NumberType.number("", -100, 100, Sources.WIRING),
                    1.0,
                    Sources.WIRING,
                    "Volts on the wire per volt at the converter.");
    static final Key<Double> ANALOG_OFFSET =
            KEYS.preset(
                    "pins.analog[].offset_v",
                    NumberType.number("V", -100, 100, Sources.WIRING),
                    0.0,
                    Sources.WIRING,
                    "Volts on the wire when the converter sees 0 V.");
    static final Key<Double> ANALOG_PULL_UP =
            KEYS.optional(
                    "pins.analog[].pull_up_ohm",
                    NumberType.number("ohm", 10, 1_000_000, Sources.WIRING),
                    Sources.WIRING,
                    "Resistor from the supply to a proximity pin or a PT1000.");
    static final Key<Double> ANALOG_SUPPLY =
            KEYS.optional(
                    "pins.analog[].supply_v",
                    NumberType.number("V", 1, 24, Sources.WIRING),
                    Sources.WIRING,
                    "Supply of that resistor.");

    static final Key<Path> WATCHDOG_DEVICE =
            KEYS.optional(
                    "watchdog.device",
                    TextTypes.path(),
                    "linux/watchdog.h",
                    "Hardware watchdog that this program feeds; leave it out where systemd does.");
    static final Key<Double> WATCHDOG_TIMEOUT =
            KEYS.preset(
                    "watchdog.timeout_s",
                    NumberType.whole(
                            "s", 5, 60, "a start takes 3 s; a reboot must come within a minute"),
                    10.0,
                    Sources.OURS,
                    "Silence after which it resets the board.");

    private WiringKeys() {}

    /** In the order of the manual. */
    static List<Key<?>> all() {
        return KEYS.all();
    }
}
