package org.tidegate.rig.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.rig.TidegateMain;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

@DisplayName("tidegate grid")
class GridCommandsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void files() throws IOException {
        for (String name : new String[] {"permit_service_charge", "bess_soc_limits_discharge"}) {
            copy(name + ".json");
            copy(name + ".csv");
        }
        copy("vde4105_u_ll.json");
        copy("vde4105_u_ll.csv");
    }

    private void copy(String file) throws IOException {
        try (InputStream in = GridCommandsTest.class.getResourceAsStream("/oracle/" + file)) {
            Files.copy(java.util.Objects.requireNonNull(in), folder.resolve(file));
        }
    }

    private int tidegate(String... args) {
        return TidegateMain.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private int replay(String scenario, String input) {
        return tidegate(
                "grid",
                "replay",
                "--scenario",
                folder.resolve(scenario).toString(),
                "--input",
                folder.resolve(input).toString(),
                "--output",
                folder.resolve("out.csv").toString());
    }

    private int compare(String expected, String... options) {
        var args = new java.util.ArrayList<>(java.util.List.of("grid", "compare"));
        args.add(folder.resolve(expected).toString());
        args.add(folder.resolve("out.csv").toString());
        args.addAll(java.util.List.of(options));
        return tidegate(args.toArray(String[]::new));
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"permit_service_charge", "bess_soc_limits_discharge", "vde4105_u_ll"})
    void replays_into_the_same_columns_and_compares(String name) throws IOException {
        assertThat(replay(name + ".json", name + ".csv")).isZero();
        String theirs = Files.readAllLines(folder.resolve(name + ".csv")).getFirst();
        assertThat(Files.readAllLines(folder.resolve("out.csv")).getFirst()).isEqualTo(theirs);

        assertThat(compare(name + ".csv")).isZero();
        assertThat(compare(name + ".csv", "--scenario", folder.resolve(name + ".json").toString()))
                .isZero();
        assertThat(out.toString()).contains("pass ", "transitions: ", "worst row: ");
    }

    @Test
    void replays_inputs_without_outputs() throws IOException {
        Path csv = folder.resolve("permit_service_charge.csv");
        var lines =
                Files.readAllLines(csv).stream()
                        .map(l -> l.split(","))
                        .map(c -> String.join(",", java.util.Arrays.copyOf(c, 6)))
                        .toList();
        Files.write(folder.resolve("in.csv"), lines);

        assertThat(replay("permit_service_charge.json", "in.csv")).isZero();
        assertThat(compare("permit_service_charge.csv")).isZero();
    }

    @Test
    void compare_fails_and_names_the_worst_row() throws IOException {
        replay("permit_service_charge.json", "permit_service_charge.csv");
        var lines = new java.util.ArrayList<>(Files.readAllLines(folder.resolve("out.csv")));
        lines.set(51, lines.get(51).replace("CO,-0.8", "CO,-0.4"));
        Files.write(folder.resolve("out.csv"), lines);

        assertThat(compare("permit_service_charge.csv")).isEqualTo(1);
        assertThat(out.toString()).contains("FAIL", "worst row: t=5.000 s p: ours -0.40000");
    }

    @Test
    void a_setting_that_is_not_known_is_refused_by_name() throws IOException {
        edit("permit_service_charge.json", "\"AP_LIMIT\": 1", "\"AP_LIMITT\": 1");
        assertThat(replay("permit_service_charge.json", "permit_service_charge.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("settings.AP_LIMITT", "not known", "Remedy:");
    }

    @Test
    void an_event_that_sets_what_is_not_known_is_refused_by_name() throws IOException {
        edit("permit_service_charge.json", "\"ES_PERMIT_SERVICE\": false", "\"ES_PERMIT\": false");
        assertThat(replay("permit_service_charge.json", "permit_service_charge.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("settings.ES_PERMIT:");
    }

    @Test
    void an_impossible_curve_is_refused_with_its_point() throws IOException {
        edit("permit_service_charge.json", "\"QV_MODE_ENABLE\": false", "\"QV_MODE_ENABLE\": true");
        edit("permit_service_charge.json", "\"QV_CURVE_V2\": 0.98", "\"QV_CURVE_V2\": 0.5");
        assertThat(replay("permit_service_charge.json", "permit_service_charge.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("QV_CURVE_V1..V4", "point 2", "Remedy:");
    }

    @Test
    void a_value_that_is_no_number_is_named_by_line_and_column() throws IOException {
        edit("permit_service_charge.csv", "0.3,1,1,1,60", "0.3,1,one,1,60");
        assertThat(replay("permit_service_charge.json", "permit_service_charge.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("permit_service_charge.csv:5:7:", "'one'", "Remedy:");
    }

    @Test
    void json_that_is_none_is_named_by_line_and_column() throws IOException {
        Files.writeString(folder.resolve("bad.json"), "{\n \"a\": ]\n}");
        assertThat(replay("bad.json", "permit_service_charge.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("bad.json:2:", "not valid JSON");
    }

    @Test
    void missing_files_columns_and_rows_are_said() throws IOException {
        assertThat(replay("none.json", "permit_service_charge.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("none.json: there is no such file");
        Files.writeString(folder.resolve("short.csv"), "t,va,vb,vc,f\n0,1,1,1,60\n");
        assertThat(replay("permit_service_charge.json", "short.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no column 'pdem'");
        Files.writeString(folder.resolve("ragged.csv"), "t,va,vb,vc,f,pdem\n0,1,1,1,60\n");
        assertThat(replay("permit_service_charge.json", "ragged.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("ragged.csv:2:", "5 values under 6 columns");
        Files.writeString(folder.resolve("empty.csv"), "");
        assertThat(replay("permit_service_charge.json", "empty.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("empty.csv:1:1: the file is empty");
    }

    @Test
    void a_scenario_of_no_family_is_refused() throws IOException {
        Files.writeString(folder.resolve("odd.json"), "{\"name\": \"odd\"}");
        assertThat(replay("odd.json", "permit_service_charge.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("no family of vectors");
    }

    @Test
    void a_measurement_that_is_no_number_is_an_input_like_any_other() throws IOException {
        edit("permit_service_charge.csv", "5,1,1,1,60", "5,NaN,1,1,60");
        assertThat(replay("permit_service_charge.json", "permit_service_charge.csv")).isZero();
        assertThat(Files.readString(folder.resolve("out.csv")))
                .contains("\n5,NaN,1,1,60,-0.8,CTE,");
    }

    @Test
    void every_setting_may_change_on_the_way() throws IOException {
        edit(
                "permit_service_charge.json",
                "\"setting_events\": [",
                "\"setting_events\": [ {\"t\": 3, \"set\": {\"AP_LIMIT_ENABLE\": true,"
                    + " \"AP_LIMIT\": -0.9, \"AP_RT\": 0, \"QV_MODE_ENABLE\": true, \"QV_VREF\":"
                    + " 0.95, \"NP_MODE_TRANSITION_TIME\": 0, \"PF_KOF\": 0.02, \"OV1_TRIP_T\":"
                    + " 1}},");
        assertThat(replay("permit_service_charge.json", "permit_service_charge.csv")).isZero();
        // −0.9 charges more than the demand of −0.8; 1.00 pu is 0.05 above the reference
        assertThat(Files.readString(folder.resolve("out.csv")))
                .contains("\n4,1,1,1,60,-0.8,CO,-0.9,-0.22,");
    }
}
