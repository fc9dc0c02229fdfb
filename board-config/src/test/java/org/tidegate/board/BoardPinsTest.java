package org.tidegate.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The pins of a board file")
class BoardPinsTest {
    private static final Path BOARDS = Path.of("../boards");

    private static final String HEAD =
            """
            charger: {identity: TG-1, serial: "1"}
            grid: {profile: p, import_limit_w: 1}
            converter: {host: converter.local}
            vehicle: {tls: false}
            """;

    private static final String SAFETY =
            """
                - {use: emergency_stop_ok, line: A}
                - {use: residual_current_ok, line: B}
                - {use: protective_earth_ok, line: C}
                - {use: contactor_closed, line: D}
                - {use: contactor, line: E}
                - {use: permission, line: F}
            """;

    private static Loaded load(String rest) {
        byte[] text = (HEAD + rest).getBytes(StandardCharsets.UTF_8);
        return BoardFiles.read("b.yaml", text, Path.of("/x"));
    }

    private static List<String> problems(String rest) {
        return load(rest) instanceof Loaded.Invalid invalid
                ? invalid.problems().stream().map(Problem::toString).toList()
                : List.of();
    }

    private static String pilot(String frontEnd) {
        return "pilot: {front_end: " + frontEnd + ", cable_current_limit_a: 32}\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"pi5-comparators", "pi4-spi-adc", "sbc-microcontroller"})
    void the_example_boards_are_valid(String name) {
        assertThat(BoardFiles.load(BOARDS.resolve(name + ".yaml")))
                .as("%s", BoardFiles.load(BOARDS.resolve(name + ".yaml")))
                .isInstanceOf(Loaded.Valid.class);
    }

    @Test
    void lines_carry_what_the_file_says() {
        Board board =
                ((Loaded.Valid) BoardFiles.load(BOARDS.resolve("pi5-comparators.yaml"))).board();
        assertThat(board.pins().lines())
                .hasSize(14)
                .contains(
                        new Board.Line(
                                Board.LineUse.EMERGENCY_STOP_OK,
                                "pinctrl-rp1",
                                "GPIO20",
                                false,
                                Board.Bias.PULL_DOWN,
                                1000));
        assertThat(board.watchdog().device()).isEqualTo(Path.of("/dev/watchdog"));
    }

    @Test
    void every_line_that_a_front_end_needs_and_does_not_have_is_told() {
        assertThat(problems(pilot("comparators")))
                .hasSize(12)
                .allMatch(p -> p.startsWith("b.yaml:5:20 pilot.front_end: "))
                .anyMatch(p -> p.contains("needs a line for pilot_above_4v5"))
                .anyMatch(p -> p.contains("needs a line for emergency_stop_ok"))
                .anyMatch(p -> p.contains("needs pins.pwm_chip"));
        assertThat(problems(pilot("microcontroller")))
                .singleElement()
                .asString()
                .contains("needs pins.serial_device");
        assertThat(problems(pilot("adc") + "pins:\n  pwm_chip: p\n  lines:\n" + SAFETY))
                .singleElement()
                .asString()
                .contains("needs a channel for pilot");
    }

    @Test
    void no_line_and_no_use_is_given_away_twice() {
        String lines =
                """
                pins:
                  chip: c
                  lines:
                    - {use: contactor, line: A}
                    - {use: contactor, line: B}
                    - {use: lock, line: A, debounce_us: 5}
                """;
        assertThat(problems(pilot("none") + lines))
                .anyMatch(p -> p.contains(":10:") && p.contains("'contactor' has a line already"))
                .anyMatch(p -> p.contains("'A' is used already, by entry 0"))
                .anyMatch(p -> p.contains("an output has nothing to debounce"))
                .hasSize(3);
    }

    @Test
    void an_offset_needs_its_chip_and_a_typing_error_is_understood() {
        assertThat(problems(pilot("none") + "pins: {lines: [{use: lock, line: 17}]}\n"))
                .singleElement()
                .asString()
                .contains("an offset says nothing without its chip");
        assertThat(problems(pilot("none") + "pins: {lines: [{use: lokc, line: A}]}\n"))
                .singleElement()
                .asString()
                .contains("Did you mean 'lock'?");
        assertThat(problems(pilot("none") + "pins: {lines: [{use: lock, lime: A}]}\n"))
                .singleElement()
                .asString()
                .contains("Did you mean 'line'?");
    }

    @Test
    void analogue_channels_are_checked_against_their_converter() {
        String analog =
                """
                pins:
                  analog:
                    - {use: pilot, device: ads1015, channel: 0}
                    - {use: proximity, device: spi, channel: 9}
                """;
        assertThat(problems(pilot("none") + analog))
                .anyMatch(p -> p.contains("which sysfs cannot make"))
                .anyMatch(p -> p.contains("an MCP3208 has the channels 0 to 7"))
                .anyMatch(p -> p.contains("there is no pins.spi_device"))
                .anyMatch(p -> p.contains("Add pull_up_ohm and supply_v"))
                .hasSize(4);
    }

    @Test
    void a_release_button_needs_a_measured_pin() {
        assertThat(
                        problems(
                                "pilot: {front_end: none, cable_current_limit_a: 32,"
                                        + " release_button: true}\n"))
                .singleElement()
                .asString()
                .contains("nothing measures the proximity pin");
    }
}
