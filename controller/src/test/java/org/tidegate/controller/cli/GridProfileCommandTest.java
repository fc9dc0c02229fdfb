package org.tidegate.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.board.gridcode.GridCodes;
import picocli.CommandLine;

@NullMarked
@DisplayName("tidegate grid profile")
class GridProfileCommandTest {
    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        var words = new String[arguments.length + 2];
        words[0] = "grid";
        words[1] = "profile";
        System.arraycopy(arguments, 0, words, 2, arguments.length);
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return CommandTree.base()
                .whole()
                .addSubcommand(new CommandLine(new GridCommand()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    @Test
    void lists_every_profile_with_hash_and_what_is_unconfirmed() throws IOException {
        assertThat(run("list")).isZero();
        assertThat(out.toString().lines()).hasSize(GridCodes.list().size() + 2);
        assertThat(out.toString())
                .containsPattern(
                        "ieee1547-2018-cat3 +60 Hz  confirmed +[0-9a-f]{8}  IEEE 1547-2018")
                .containsPattern("vde-ar-n-4105 +50 Hz  confirm 6 +[0-9a-f]{8}  VDE-AR-N 4105");

        assertThat(run("list", "--json")).isZero();
        JsonNode rows = new ObjectMapper().readTree(out.toString());
        assertThat(rows).hasSize(GridCodes.list().size());
        assertThat(rows.get(0).get("sha256").asText()).matches("[0-9a-f]{64}");
    }

    @Test
    void shows_every_value_with_unit_range_clause_and_confidence() throws IOException {
        assertThat(run("show", "ieee1547-2018-cat3")).isZero();
        assertThat(out.toString())
                .containsPattern(
                        "trip_stages.OV1.threshold +1.1 pu +\\[1.1, 1.2] +A  6.4.1 Table 13 \\[UL,ODER]")
                .containsPattern("  1.20 \\|m?c+#*")
                .contains("# trips");

        assertThat(run("show", "--json", "ieee1547-2018-cat3")).isZero();
        JsonNode code = new ObjectMapper().readTree(out.toString());
        assertThat(code.get("mayExport").asBoolean()).isTrue();
        assertThat(code.get("values").size()).isGreaterThan(100);
        for (JsonNode value : code.get("values")) {
            assertThat(value.get("clause").asText()).as(value.toString()).isNotBlank();
            assertThat(value.get("confidence").asText()).matches("[ABCD]");
        }
    }

    /** The picture of category III: an undervoltage of 0.45 pu trips after 2 s, not after 1 s. */
    @Test
    void draws_when_a_voltage_trips() {
        run("show", "ieee1547-2018-cat3");

        String row =
                out.toString()
                        .lines()
                        .filter(l -> l.startsWith("  0.50 |"))
                        .findFirst()
                        .orElseThrow();
        // Twelve columns a decade from 0.01 s: 1 s is column 24, 2 s the first trip at column 28.
        assertThat(row.substring(8).substring(0, 25)).isEqualTo("c".repeat(25));
        assertThat(row.substring(8).charAt(27)).isEqualTo(' ');
        assertThat(row.substring(8).charAt(28)).isEqualTo('#');
    }

    @Test
    void tells_in_which_values_two_profiles_differ() {
        assertThat(run("diff", "ieee1547-2018-cat3", "ieee1547a-2020-cat3")).isEqualTo(1);
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        """
                        trip_stages.UV1.clearing_time_s
                          - 21 s [21, 50], confidence A
                          + 21 s [2, 50]?, confidence A
                        trip_stages.UV2.clearing_time_s
                          - 2 s [2, 21], confidence A
                          + 2 s [0.16, 21]?, confidence A
                        2 values differ.
                        """);
        assertThat(run("diff", "ieee1547-2018-cat3", "sae-j3072")).isZero();
    }

    @Test
    void verifies_a_file_and_holds_the_site_file_against_it() throws IOException {
        Path file = folder.resolve("mine.json");
        Files.writeString(
                file,
                """
                {"id": "mine", "extends": "ieee1547-2018-cat3", "name": "Mine",
                 "enter_service": {"observe_s": 60, "clause": "x", "confidence": "C"}}
                """);
        Path board = folder.resolve("site.yaml");
        String site =
                """
                charger: {identity: TG-1, serial: "1"}
                grid:
                  profile: mine
                  import_limit_w: 1
                  confirmed:
                    - {key: enter_service, value: "%s", by: A Person, on: 2026-03-31}
                converter: {host: converter.local}
                pilot: {connector: socket}
                vehicle: {tls: false}
                """;
        assertThat(run("verify", file.toString())).isZero();
        assertThat(out.toString())
                .contains("mine is valid", "enter_service: nobody has confirmed", "may not export");
        String value =
                out.toString()
                        .lines()
                        .filter(l -> l.startsWith("enter_service:"))
                        .map(l -> l.replaceAll(".*nobody has confirmed (.*?)\\. Remedy.*", "$1"))
                        .findFirst()
                        .orElseThrow();

        Files.writeString(board, site.formatted(value));
        assertThat(run("verify", file.toString(), "--board", board.toString())).isZero();
        assertThat(out.toString()).contains("It may export.");
        Files.writeString(board, site.formatted(value.replace("observe_s=60", "observe_s=61")));
        assertThat(run("verify", file.toString(), "--board", board.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("A Person confirmed", "and the profile says");
    }

    @Test
    void names_place_reason_and_remedy_of_every_mistake() throws IOException {
        Path file = folder.resolve("wrong.json");
        Files.writeString(
                file,
                """
                {"id": "wrong", "extends": "ieee1547-2018-cat3",
                 "trip_stages": [{"id": "OV1", "threshold": 1.5, "clause": "x", "confidence": "A"}],
                 "volt_var": {"enabled": "yes", "clause": "x", "confidence": "A"}}
                """);

        assertThat(run("verify", file.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "wrong.json:2:45: trip_stages.OV1.threshold: 1.5 is outside 1.1 to 1.2 pu")
                .contains("wrong.json:3:26: volt_var.enabled: must be true or false")
                .doesNotContain("Exception");
        assertThat(run("verify", folder.resolve("none.json").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("there is no such file");
        assertThat(run("show", "ieee1547-2018-cat4")).isEqualTo(2);
        assertThat(err.toString()).contains("Did you mean 'ieee1547-2018-cat");
        assertThat(run("show", folder + "/")).isEqualTo(2);
    }

    @Test
    void exports_to_a_file_and_says_what_is_lost() throws IOException {
        Path file = folder.resolve("out.json");

        assertThat(run("export", "uk-g98-g99", "--as", "sunspec", "--out", file.toString()))
                .isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains(
                        "no point for the rate of change",
                        "11 sections of uk-g98-g99 are unconfirmed");
        assertThat(new ObjectMapper().readTree(Files.readString(file)).get("models").size())
                .isGreaterThan(4);
        assertThat(run("export", "uk-g98-g99", "--as", "dnp3")).isEqualTo(2);
        assertThat(run("export", "uk-g98-g99", "--as", "common", "--out", folder + "/no/such/x"))
                .isEqualTo(2);
    }

    @Test
    void applies_a_common_file_inside_the_ranges_only() throws IOException {
        Path settings = folder.resolve("settings.csv");
        Path result = folder.resolve("result.json");
        Files.writeString(settings, "PARAMETER,VALUE\nOV1_TRIP_V-AS,1.15\nES_DELAY-AS,200\n");

        assertThat(
                        run(
                                "apply",
                                "ieee1547-2018-cat3",
                                "--common",
                                settings.toString(),
                                "--set",
                                "trip_stages.OF1.clearing_time_s=400",
                                "--out",
                                result.toString()))
                .isZero();
        assertThat(run("diff", "ieee1547-2018-cat3", result.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("+ 1.15 pu", "+ 200 s", "+ 400 s", "3 values differ.");

        Files.writeString(settings, "PARAMETER,VALUE\nOV1_TRIP_V-AS,1.25\n");
        assertThat(run("apply", "ieee1547-2018-cat3", "--common", settings.toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("1.25 is outside 1.1 to 1.2 pu", "Nothing was changed.");
        assertThat(run("apply", "ieee1547-2018-cat3", "--set", "x")).isEqualTo(2);
    }
}
