package org.tidegate.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CheckCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int check(String... arguments) {
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../boards/twin.yaml", "../boards/bench-sunspec.yaml"})
    void the_examples_are_valid(String file) {
        assertThat(check(file)).isZero();
        assertThat(out.toString().lines().findFirst()).hasValue(file + " is valid.");
        assertThat(out.toString().lines().skip(1))
                .as("clearing times that this bus cannot keep")
                .isNotEmpty()
                .allMatch(line -> line.startsWith("Note: clearing time "));
    }

    @Test
    void an_invalid_file_gets_every_problem_and_exit_code_two(@TempDir Path directory)
            throws IOException {
        Path file = bad(directory);

        assertThat(check(file.toString())).isEqualTo(2);
        assertThat(out.toString().lines())
                .containsExactly(
                        file
                                + ":5:21 grid.import_limit_w: '11 kW' carries a unit; this key is in"
                                + " W. Write 11000.",
                        file
                                + ":6:12 converter: this section holds no keys. Its keys are driver,"
                                + " map, host, serial_device, serial_speed_bd, serial_parity,"
                                + " serial_stop_bits, serial_direction, port, unit_id,"
                                + " poll_interval_ms, deadline_ms,"
                                + " revert_time_s, charge_cap_w, discharge_cap_w.",
                        "2 problems. The charger stays de-energised until the file is valid.");
    }

    @Test
    void the_same_in_json(@TempDir Path directory) throws IOException {
        Path file = bad(directory);

        assertThat(check("--json", file.toString())).isEqualTo(2);
        JsonNode answer = new ObjectMapper().readTree(out.toString());
        assertThat(answer.get("valid").asBoolean()).isFalse();
        assertThat(answer.get("file").asText()).isEqualTo(file.toString());
        assertThat(answer.get("problems")).hasSize(2);
        JsonNode first = answer.get("problems").get(0);
        assertThat(first.get("line").asInt()).isEqualTo(5);
        assertThat(first.get("column").asInt()).isEqualTo(21);
        assertThat(first.get("key").asText()).isEqualTo("grid.import_limit_w");
        assertThat(first.get("remedy").asText()).isEqualTo("Write 11000.");
    }

    @Test
    void a_valid_file_in_json() throws IOException {
        assertThat(check("../boards/twin.yaml", "--json")).isZero();
        JsonNode answer = new ObjectMapper().readTree(out.toString());
        assertThat(answer.get("valid").asBoolean()).isTrue();
        assertThat(answer.get("problems")).isEmpty();
    }

    @Test
    void a_file_that_is_not_there() {
        assertThat(check("no-such.yaml")).isEqualTo(2);
        assertThat(out.toString()).startsWith("no-such.yaml:1:1: there is no such file.");
    }

    @Test
    void no_file_at_all_is_a_usage_error() {
        assertThat(check()).isEqualTo(2);
        assertThat(err.toString()).contains("BOARD_FILE");
    }

    private static Path bad(Path directory) throws IOException {
        return Files.writeString(
                directory.resolve("bad.yaml"),
                """
                charger: {identity: TG-1, serial: "1"}
                grid:
                    profile: vde-ar-n-4105
                    phases: 3
                    import_limit_w: 11 kW
                converter: sunspec
                pilot: {cable_current_limit_a: 32}
                vehicle: {tls: false}
                """);
    }
}
