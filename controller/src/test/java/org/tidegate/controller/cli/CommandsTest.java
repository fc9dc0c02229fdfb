package org.tidegate.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.controller.console.ConsoleServer;
import org.tidegate.controller.console.FakeCharger;
import org.tidegate.controller.store.FileDisk;
import org.tidegate.runtime.VirtualClock;

class CommandsTest {
    private static final long WALL = 1_767_225_600_000L; // 2026-01-01T00:00:00Z

    @TempDir Path folder;

    private record Outcome(int exit, String out, String err) {}

    private static Outcome run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit =
                CommandTree.base()
                        .whole()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        return new Outcome(exit, out.toString(), err.toString());
    }

    /**
     * Runs the command against a console in front of a charger that has lived for three seconds.
     */
    private Outcome against(FakeCharger.Scene scene, String... arguments) throws Exception {
        var clock = new VirtualClock(WALL);
        try (var disk = new FileDisk(folder)) {
            var charger = new FakeCharger(scene, clock, disk);
            for (int i = 0; i < 30; i++) {
                clock.advance(Duration.ofMillis(100));
                charger.step();
            }
            try (ConsoleServer console = charger.serve(0)) {
                var all = new String[arguments.length + 2];
                System.arraycopy(arguments, 0, all, 0, arguments.length);
                all[arguments.length] = "--url";
                all[arguments.length + 1] = console.uri().toString();
                return run(all);
            }
        }
    }

    @Test
    void status_says_what_flows_where_and_how_much() throws Exception {
        Outcome outcome = against(FakeCharger.Scene.DISCHARGING, "status");

        assertThat(outcome.exit).isZero();
        assertThat(outcome.out.lines())
                .contains(
                        "Demonstration: shortened grid times, not for a real grid.",
                        "Feeding the grid",
                        "  session  17: energy may flow for 4 min 43 s, 2.31 kWh into the vehicle,"
                                + " 0.41 kWh into the grid",
                        "  operator connected, 0 to send")
                .anyMatch(line -> line.matches("  power    −3\\.[12] kW \\(into the grid\\)"))
                .anyMatch(line -> line.matches("  battery  41 % \\(minimum 40 %, target 80 %\\)"));
    }

    @Test
    void status_fails_when_the_charger_is_not_well() throws Exception {
        Outcome outcome = against(FakeCharger.Scene.TRIPPED, "status");

        assertThat(outcome.exit).isEqualTo(1);
        assertThat(outcome.out).contains("Stopped by grid protection", "undervoltage stage UV2");
    }

    @Test
    void status_as_json_is_the_consoles_own() throws Exception {
        Outcome outcome = against(FakeCharger.Scene.CHARGING, "status", "--json");
        JsonNode node = new ObjectMapper().readTree(outcome.out);

        assertThat(node.at("/state/id").asText()).isEqualTo("CHARGING");
    }

    @Test
    void why_marks_the_line_that_binds() throws Exception {
        Outcome outcome = against(FakeCharger.Scene.DISCHARGING, "why");

        assertThat(outcome.exit).isZero();
        assertThat(outcome.out.lines().filter(line -> line.contains("<- binds")))
                .containsExactly(
                        " 6 departure and minimum energy     −3.2 ..          <- binds: close to"
                                + " the minimum state of charge 40 %");
        assertThat(outcome.out.lines()).hasSize(10).first().asString().startsWith("−3.2 kW: asked");
    }

    @Test
    void why_and_status_say_what_was_refused_and_what_to_do() throws Exception {
        for (String command : new String[] {"why", "status"}) {
            Outcome outcome = against(FakeCharger.Scene.REFUSED, command);
            assertThat(outcome.out.lines().map(String::strip))
                    .contains(
                            "refused  the protocol this vehicle speaks has no discharge"
                                    + " (ISO 15118-2)",
                            "Remedy: Ask the vehicle's maker for newer software; this charger"
                                    + " serves ISO 15118-20, ISO 15118-2 and DIN 70121.");
        }
        assertThat(run("why", "--at", "2026-01-01T00:00:02Z", "--journal", folder.toString()).out)
                .contains("refused  the protocol", "Remedy: ");
    }

    @Test
    void why_answers_for_the_past_live_and_from_a_folder() throws Exception {
        Outcome live = against(FakeCharger.Scene.CHARGING, "why", "--at", "" + (WALL + 2_000));
        assertThat(live.exit).isZero();
        assertThat(live.out).contains("asked +11.0 kW by the operator");

        Outcome stored = run("why", "--at", "2026-01-01T00:00:02Z", "--journal", folder.toString());
        assertThat(stored.out).isEqualTo(live.out);
        assertThat(run("why", "--journal", folder.toString(), "--json").out)
                .contains("\"sentence\"");

        Outcome never = run("why", "--at", "2020-01-01T00:00", "--journal", folder.toString());
        assertThat(never.exit).isEqualTo(1);
        assertThat(never.err).contains("no explanation is stored", "Remedy:");
    }

    @Test
    void status_reads_a_journal_of_a_charger_that_is_gone() throws Exception {
        against(FakeCharger.Scene.TRIPPED, "status");
        Outcome outcome = run("status", "--journal", folder.toString());

        assertThat(outcome.exit).isZero();
        assertThat(outcome.out).contains("Last power, at", "grid protection tripped");
        assertThat(run("status", "--json", "--journal", folder.toString()).out)
                .contains("\"GRID_TRIPPED\"");
    }

    @Test
    void watch_prints_a_line_per_look() throws Exception {
        Outcome outcome = against(FakeCharger.Scene.CHARGING, "watch", "--count", "2");

        assertThat(outcome.exit).isZero();
        assertThat(outcome.out.lines())
                .hasSize(2)
                .allMatch(l -> l.matches(" *\\+7\\.[34] kW -> vehicle  2\\d\\d\\.\\d V  .*57 %.*"))
                .allMatch(l -> l.length() <= 80);
        assertThat(outcome.out).doesNotContain("\u001b");
    }

    @Test
    void a_charger_that_is_not_there_is_told_with_a_remedy() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        for (String command : new String[] {"status", "why", "watch"}) {
            Outcome outcome = run(command, "--url", "http://127.0.0.1:" + free);
            assertThat(outcome.exit).as(command).isEqualTo(3);
            assertThat(outcome.err)
                    .contains("no charger at http://127.0.0.1:" + free, "nothing listens there")
                    .contains("Remedy: start one with `tidegate run`")
                    .doesNotContain("Exception");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"status --wrong", "why --at yesterday", "frobnicate", "status --url x"})
    void a_wrong_command_line_ends_with_2(String line) {
        Outcome outcome = run(line.split(" ", -1));

        assertThat(outcome.exit).isEqualTo(2);
        assertThat(outcome.err).isNotBlank().doesNotContain("Exception");
    }

    @Test
    void a_folder_without_a_journal_is_told() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(run("status", "--journal", empty.toString()).exit).isEqualTo(1);
        assertThat(run("why", "--journal", empty.resolve("none").toString()).exit).isEqualTo(2);
    }

    @Test
    void help_lists_the_commands_and_the_exit_codes() {
        Outcome outcome = run("--help");

        assertThat(outcome.exit).isZero();
        assertThat(outcome.out).contains("status", "why", "watch", "cannot be reached");
        assertThat(run().out).contains("status");
    }

    @ParameterizedTest
    @CsvSource({
        "10m, 2026-06-01T09:50:00Z",
        "-90s, 2026-06-01T09:58:30Z",
        "2h, 2026-06-01T08:00:00Z",
        "02:13, 2026-06-01T00:13:00Z",
        "23:59:30, 2026-05-31T21:59:30Z",
        "2026-05-31T02:13, 2026-05-31T00:13:00Z",
        "2026-05-31T02:13:20Z, 2026-05-31T02:13:20Z",
        "2026-05-31T02:13:20+05:00, 2026-05-30T21:13:20Z",
        "1767225600000, 2026-01-01T00:00:00Z",
    })
    void a_moment_may_be_written_in_several_ways(String text, Instant expected) {
        assertThat(
                        Moment.parse(
                                text,
                                Instant.parse("2026-06-01T10:00:00Z"),
                                ZoneId.of("Europe/Berlin")))
                .isEqualTo(expected.toEpochMilli());
    }

    @Test
    void what_is_no_moment_is_a_usage_error() {
        assertThatThrownBy(() -> Moment.parse("25:99", Instant.now(), ZoneId.systemDefault()))
                .isInstanceOfSatisfying(
                        CommandException.class, e -> assertThat(e.exitCode()).isEqualTo(2));
    }
}
