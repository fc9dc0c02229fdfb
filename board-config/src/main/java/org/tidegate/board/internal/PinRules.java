package org.tidegate.board.internal;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tidegate.board.Board;
import org.tidegate.board.Board.AnalogUse;
import org.tidegate.board.Board.FrontEnd;
import org.tidegate.board.Board.LineUse;
import org.tidegate.board.BoardSource;
import org.tidegate.board.Problem;

/** Whether a board's pins are enough for its front end, and none is used twice. */
final class PinRules {
    static final String LINES = "pins.lines[]";
    static final String ANALOG = "pins.analog[]";

    private static final List<LineUse> COMPARATORS =
            List.of(
                    LineUse.PILOT_ABOVE_10V5,
                    LineUse.PILOT_ABOVE_7V5,
                    LineUse.PILOT_ABOVE_4V5,
                    LineUse.PILOT_ABOVE_1V5,
                    LineUse.PILOT_BELOW_MINUS_10V5);

    private static final List<LineUse> SAFETY =
            List.of(
                    LineUse.EMERGENCY_STOP_OK,
                    LineUse.RESIDUAL_CURRENT_OK,
                    LineUse.PROTECTIVE_EARTH_OK,
                    LineUse.CONTACTOR_CLOSED,
                    LineUse.CONTACTOR,
                    LineUse.PERMISSION);

    private static final Set<LineUse> OUTPUTS =
            EnumSet.of(
                    LineUse.CONTACTOR,
                    LineUse.PERMISSION,
                    LineUse.LOCK,
                    LineUse.GATE_BLOCK,
                    LineUse.RESIDUAL_CURRENT_TEST);

    private final Values values;
    private final BoardSource source;
    private final List<Problem> problems;
    private final Set<LineUse> lines = EnumSet.noneOf(LineUse.class);
    private final Set<AnalogUse> analog = EnumSet.noneOf(AnalogUse.class);

    PinRules(Values values, BoardSource source, List<Problem> problems) {
        this.values = values;
        this.source = source;
        this.problems = problems;
    }

    void check() {
        if (problems.stream().anyMatch(p -> p.key().startsWith("pi"))) {
            return; // first the pins and the pilot must be readable at all
        }
        checkLines();
        checkAnalog();
        switch (values.get(PilotKeys.FRONT_END)) {
            case NONE, TWIN -> {}
            case COMPARATORS -> {
                needLines(FrontEnd.COMPARATORS, COMPARATORS);
                needLines(FrontEnd.COMPARATORS, SAFETY);
                need(FrontEnd.COMPARATORS, WiringKeys.PWM_CHIP);
            }
            case ADC -> {
                boolean peaks =
                        analog.contains(AnalogUse.PILOT_POSITIVE_PEAK)
                                && analog.contains(AnalogUse.PILOT_NEGATIVE_PEAK);
                if (!peaks && !analog.contains(AnalogUse.PILOT)) {
                    tell(
                            PilotKeys.FRONT_END.name(),
                            "adc needs a channel for pilot, or for pilot_positive_peak and"
                                    + " pilot_negative_peak",
                            "Add it under pins.analog.");
                }
                needLines(FrontEnd.ADC, SAFETY);
                need(FrontEnd.ADC, WiringKeys.PWM_CHIP);
            }
            case MICROCONTROLLER -> need(FrontEnd.MICROCONTROLLER, WiringKeys.SERIAL_DEVICE);
        }
        checkReleaseButton();
    }

    private void checkLines() {
        Map<String, Integer> places = new HashMap<>();
        List<Values> entries = values.list(LINES);
        for (int i = 0; i < entries.size(); i++) {
            Values entry = entries.get(i);
            String at = "pins.lines[" + i + "]";
            LineUse use = entry.get(WiringKeys.LINE_USE);
            if (!lines.add(use)) {
                tell(at + ".use", "'" + name(use) + "' has a line already", "Delete one of them.");
            }
            String chip = entry.find(WiringKeys.LINE_CHIP);
            chip = chip == null ? values.find(WiringKeys.PINS_CHIP) : chip;
            String line = entry.get(WiringKeys.LINE_LINE);
            Integer before = places.putIfAbsent(chip + " " + line, i);
            if (before != null) {
                tell(
                        at + ".line",
                        "'" + line + "' is used already, by entry " + before,
                        "Give every use a line of its own.");
            }
            if (chip == null && line.matches("[0-9]+")) {
                tell(
                        at + ".line",
                        "an offset says nothing without its chip",
                        "Add pins.chip or a chip to this entry, or write the line's name.");
            }
            if (OUTPUTS.contains(use) && entry.get(WiringKeys.LINE_DEBOUNCE) > 0) {
                tell(at + ".debounce_us", "an output has nothing to debounce", "Delete the line.");
            }
        }
    }

    private void checkAnalog() {
        var channels = new HashSet<String>();
        List<Values> entries = values.list(ANALOG);
        for (int i = 0; i < entries.size(); i++) {
            Values entry = entries.get(i);
            String at = "pins.analog[" + i + "]";
            AnalogUse use = entry.get(WiringKeys.ANALOG_USE);
            if (!analog.add(use)) {
                tell(
                        at + ".use",
                        "'" + name(use) + "' has a channel already",
                        "Delete one of them.");
            }
            String device = entry.get(WiringKeys.ANALOG_DEVICE);
            boolean spi = device.equals("spi");
            int channel = entry.whole(WiringKeys.ANALOG_CHANNEL);
            if (!channels.add(device + " " + channel)) {
                tell(at + ".channel", "the channel is used already", "Choose another one.");
            }
            if (spi && channel > 7) {
                tell(at + ".channel", "an MCP3208 has the channels 0 to 7", "Choose one of them.");
            }
            if (spi && values.find(WiringKeys.SPI_DEVICE) == null) {
                tell(at + ".device", "there is no pins.spi_device", "Add it.");
            }
            if (use == AnalogUse.PILOT && !spi) {
                tell(
                        at + ".device",
                        "the bare pilot needs 270 conversions in 5 ms, which sysfs cannot make",
                        "Use spi, or peak detectors with pilot_positive_peak and"
                                + " pilot_negative_peak.");
            }
            boolean resistor = use == AnalogUse.PROXIMITY || use == AnalogUse.CONNECTOR_TEMPERATURE;
            boolean complete =
                    entry.find(WiringKeys.ANALOG_PULL_UP) != null
                            && entry.find(WiringKeys.ANALOG_SUPPLY) != null;
            if (resistor && !complete) {
                tell(
                        at + ".use",
                        "a resistance is measured against a pull-up",
                        "Add pull_up_ohm and supply_v.");
            }
            if (!resistor && entry.get(WiringKeys.ANALOG_GAIN) == 0) {
                tell(at + ".gain", "a gain of 0 measures nothing", "Correct it.");
            }
        }
    }

    private void checkReleaseButton() {
        FrontEnd frontEnd = values.get(PilotKeys.FRONT_END);
        boolean measured =
                frontEnd == FrontEnd.MICROCONTROLLER
                        || frontEnd == FrontEnd.TWIN
                        || (frontEnd == FrontEnd.ADC && analog.contains(AnalogUse.PROXIMITY));
        if (values.get(PilotKeys.RELEASE_BUTTON) && !measured) {
            tell(
                    PilotKeys.RELEASE_BUTTON.name(),
                    "nothing measures the proximity pin",
                    "Add a channel for proximity under pins.analog, or write false.");
        }
        if (values.get(PilotKeys.RELEASE_BUTTON)
                && values.get(PilotKeys.CONNECTOR) != Board.Connector.FIXED_CABLE) {
            tell(
                    PilotKeys.RELEASE_BUTTON.name(),
                    "a socket has no Type 1 connector",
                    "Write false, or connector: fixed_cable.");
        }
    }

    private void needLines(FrontEnd frontEnd, List<LineUse> uses) {
        for (LineUse use : uses) {
            if (!lines.contains(use)) {
                tell(
                        PilotKeys.FRONT_END.name(),
                        name(frontEnd) + " needs a line for " + name(use),
                        "Add an entry with 'use: " + name(use) + "' under pins.lines.");
            }
        }
    }

    private void need(FrontEnd frontEnd, Key<?> key) {
        if (values.find(key) == null) {
            tell(
                    PilotKeys.FRONT_END.name(),
                    name(frontEnd) + " needs " + key.name(),
                    "Add it: " + key.type().words() + ".");
        }
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void tell(String key, String reason, String remedy) {
        problems.add(source.problem(key, reason, remedy));
    }
}
