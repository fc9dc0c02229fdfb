package org.tidegate.rig.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other numbers than the vectors have, against what a sheet of paper says. */
@DisplayName("A scenario with other numbers")
class VariedScenariosTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double TOLERANCE = 2e-5; // five decimals are written

    private final ProtectionFamily family = new ProtectionFamily();

    private static ObjectNode vector(String name) throws IOException {
        try (InputStream in =
                VariedScenariosTest.class.getResourceAsStream("/oracle/" + name + ".json")) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(in));
        }
    }

    /** Three phases, 50 Hz. */
    private static ObjectNode fifty(String profile) throws IOException {
        ObjectNode json = vector("en50549_uv1");
        json.put("dt_s", 0.02);
        ((ObjectNode) json.get("profile")).setAll((ObjectNode) JSON.readTree(profile));
        return json;
    }

    /** 10 kW of 12 kVA, 60 Hz, droop off unless asked for. */
    private static ObjectNode sixty(String settings) throws IOException {
        ObjectNode json = vector("uv1_trip_cat3");
        json.put("dt_s", 0.02);
        var all = (ObjectNode) json.get("settings");
        all.put("NP_VA_MAX", 12_000).put("NP_P_MAX", 10_000).put("NP_P_MAX_CHARGE", 9_000);
        all.put("NP_APPARENT_POWER_CHARGE_MAX", 12_000).put("PF_MODE_ENABLE", false);
        all.setAll((ObjectNode) JSON.readTree(settings));
        return json;
    }

    private static CsvTable table(String text) throws IOException, BadFile {
        return CsvTable.read(Path.of("in.csv"), new BufferedReader(new StringReader(text)));
    }

    /** Rows of a header with t; the rest of each row is made from t. */
    private CsvTable runs(
            ObjectNode json, String header, double from, double to, DoubleFunction<String> row)
            throws IOException, BadFile {
        double dt = json.path("dt_s").asDouble(0.02);
        var text = new StringBuilder(header).append('\n');
        for (int k = 0; from + k * dt < to - dt / 2; k++) {
            double t = from + k * dt;
            text.append(String.format(Locale.ROOT, "%.6f,%s%n", t, row.apply(t)));
        }
        var scenario = new Scenario(Path.of("varied.json"), "varied", json);
        return family.replay(scenario, table(text.toString()));
    }

    private static double last(CsvTable table, String column) throws BadFile {
        return table.numbers(column)[table.rows() - 1];
    }

    /** The first time at which the status is this. */
    private static double when(CsvTable table, String status) throws BadFile {
        for (int k = 0; k < table.rows(); k++) {
            if (table.text("status", k).equals(status)) {
                return table.numbers("t")[k];
            }
        }
        return Double.NaN;
    }

    @ParameterizedTest
    @CsvSource({"50, 50.2, 0.05, 50.8", "50, 50.4, 0.08, 51.2", "60, 60.3, 0.04, 60.9"})
    void lfsm_follows_its_line_at_any_nominal_frequency(
            double nominal, double start, double droop, double hz) throws Exception {
        ObjectNode json =
                fifty(
                        "{\"lfsm\": {\"f1\": %s, \"s\": %s, \"t90\": 0.5}, \"trips\": []}"
                                .formatted(start, droop));
        json.put("f_nom_hz", nominal);
        CsvTable out =
                runs(
                        json,
                        "t,va,vb,vc,f,pdem",
                        0,
                        6,
                        t -> "1,1,1," + (t < 1 ? nominal : hz) + ",0.7");
        double change = (hz - start) / (nominal * droop);
        assertThat(last(out, "p")).isCloseTo(0.7 - change, within(TOLERANCE));
    }

    @ParameterizedTest
    @CsvSource({"50.6, 0.4", "49.4, 2.0"})
    void each_side_of_lfsm_has_its_own_response_time(double hz, double t90) throws Exception {
        ObjectNode json =
                fifty(
                        "{\"lfsm\": {\"f1\": 50.2, \"s\": 0.05, \"t90\": 0.4}, \"lfsm_u\": {\"f1\":"
                                + " 49.8, \"s\": 0.05, \"t90\": 2.0}, \"trips\": []}");
        CsvTable out =
                runs(
                        json,
                        "t,va,vb,vc,f,pdem",
                        0,
                        1.0 + t90 + 0.011,
                        t -> "1,1,1," + (t < 0.99 ? 50 : hz) + ",0.2");
        double change = 0.4 / (50 * 0.05);
        double moved = Math.abs(last(out, "p") - 0.2);
        assertThat(moved / change).as("90 % after t90").isCloseTo(0.9, within(0.02));
    }

    @Test
    void droop_volt_var_and_limit_are_counted_per_unit_of_what_they_belong_to() throws Exception {
        ObjectNode droop =
                sixty(
                        "{\"PF_MODE_ENABLE\": true, \"PF_KOF\": 0.03, \"PF_DBOF\": 0.05, \"PF_OLRT\": 0.5}");
        CsvTable out =
                runs(
                        droop,
                        "t,va,vb,vc,f,pdem",
                        0,
                        8,
                        t -> "1,1,1," + (t < 1 ? 60 : 60.5) + ",0.8");
        // 0.45 Hz of 60 Hz · 0.03 is a quarter of rated active power; p counts per rated VA
        assertThat(last(out, "p")).isCloseTo((0.8 - 0.25) * 10 / 12, within(1e-3));

        ObjectNode voltVar =
                sixty(
                        "{\"QV_MODE_ENABLE\": true, \"QV_CURVE_V3\": 1.03, \"QV_CURVE_V4\": 1.07,"
                                + " \"QV_CURVE_Q4\": -0.3, \"QV_OLRT\": 1, \"NP_MODE_TRANSITION_TIME\":"
                                + " 0, \"AP_LIMIT_ENABLE\": true, \"AP_LIMIT\": 0.6, \"AP_RT\": 0}");
        out = runs(voltVar, "t,va,vb,vc,f,pdem", 0, 8, _ -> "1.05,1.05,1.05,60,0.8");
        assertThat(last(out, "p")).isCloseTo(0.6 * 10 / 12, within(TOLERANCE));
        assertThat(last(out, "q")).isCloseTo(-0.15, within(1e-4));
        assertThat(last(out, "pdes")).isCloseTo(0.6, within(TOLERANCE));
    }

    @Test
    void a_stage_shows_one_step_before_its_time_has_passed() throws Exception {
        ObjectNode json = sixty("{\"OV1_TRIP_V\": 1.08, \"OV1_TRIP_T\": 0.7}");
        CsvTable out =
                runs(
                        json,
                        "t,va,vb,vc,f,pdem",
                        0,
                        4,
                        t -> (t < 1.99 ? "1" : "1.09") + ",1,1,60,0.5");
        assertThat(when(out, "TR")).isCloseTo(2 + 0.7 - 0.02, within(1e-6));
    }

    @Test
    void a_record_may_begin_at_any_time_and_its_events_with_it() throws Exception {
        ObjectNode json = sixty("{}");
        json.set(
                "setting_events",
                JSON.readTree(
                        "[{\"t\": 102.0, \"set\": {\"AP_LIMIT_ENABLE\": true, \"AP_LIMIT\": 0.3, \"AP_RT\": 0}}]"));
        CsvTable out = runs(json, "t,va,vb,vc,f,pdem", 100, 103, _ -> "1,1,1,60,0.9");
        double[] p = out.numbers("p");
        assertThat(p[99]).as("t = 101.98 s").isCloseTo(0.9 * 10 / 12, within(TOLERANCE));
        assertThat(p[101]).as("t = 102.02 s").isLessThan(0.4);
        assertThat(last(out, "p")).isCloseTo(0.3 * 10 / 12, within(TOLERANCE));
    }

    @Test
    void the_step_may_be_told_by_the_rows_alone_and_need_not_be_round() throws Exception {
        ObjectNode json = sixty("{\"UV2_TRIP_V\": 0.6, \"UV2_TRIP_T\": 1.0}");
        json.remove("dt_s");
        var text = new StringBuilder("t,va,vb,vc,f,pdem\n");
        for (int k = 0; k < 3000; k++) {
            String v = k < 1200 ? "1" : "0.55";
            text.append(String.format(Locale.ROOT, "%.4f,%s,%s,%s,60,0.5%n", k / 60.0, v, v, v));
        }
        CsvTable out =
                family.replay(new Scenario(Path.of("v.json"), "v", json), table(text.toString()));
        assertThat(when(out, "TR")).isCloseTo(20 + 1 - 1 / 60.0, within(1.1 / 60));

        json.put("dt_s", 0.0167); // rounded, as people do
        out = family.replay(new Scenario(Path.of("v.json"), "v", json), table(text.toString()));
        assertThat(when(out, "TR")).isCloseTo(20 + 1 - 1 / 60.0, within(1.1 / 60));
    }

    @Test
    void a_step_that_is_another_one_is_refused_with_its_row() throws Exception {
        ObjectNode json = sixty("{}");
        json.put("dt_s", 0.01);
        var scenario = new Scenario(Path.of("v.json"), "v", json);
        String rows = "t,va,vb,vc,f,pdem\n0,1,1,1,60,0\n0.014,1,1,1,60,0\n0.028,1,1,1,60,0\n";
        assertThatThrownBy(() -> family.replay(scenario, table(rows)))
                .hasMessageContaining("in.csv:4:1: t: 0.028 s does not follow the step of 0.01 s");
        json.put("dt_s", 1e-4);
        assertThatThrownBy(() -> family.replay(scenario, table(rows)))
                .hasMessageContaining("dt_s: 1.0E-4 s is no step");
    }

    /** Phase-phase voltages from the angle of one phase alone; the others stay balanced. */
    @Test
    void a_single_column_of_angles_is_enough() throws Exception {
        ObjectNode json =
                fifty(
                        "{\"trips\": [[\"U<\", \"v_any\", \"under\", 0.9, 0.2], [\"f<\", \"f\","
                                + " \"under\", 47, 0.5]]}");
        // |1∠0 − 1∠−100°| / √3 = 2 sin 50° / √3 = 0.8846 is below 0.9, 2 sin 52° / √3 = 0.9099 not
        CsvTable below =
                runs(
                        json,
                        "t,va,vb,vc,f,pdem,thb",
                        0,
                        1,
                        t -> "1,1,1,50,0.5," + (t < 0.3 ? -120 : -100));
        CsvTable above =
                runs(
                        json,
                        "t,va,vb,vc,f,pdem,thb",
                        0,
                        1,
                        t -> "1,1,1,50,0.5," + (t < 0.3 ? -120 : -104));
        assertThat(when(below, "TR")).isCloseTo(0.3 + 0.2 - 0.02, within(0.021));
        assertThat(when(above, "TR")).isNaN();
    }

    @Test
    void a_generator_at_50_hz_gives_what_it_has_and_never_takes() throws Exception {
        ObjectNode json =
                fifty("{\"lfsm\": {\"f1\": 50.2, \"s\": 0.05, \"t90\": 0.2}, \"trips\": []}");
        CsvTable out = runs(json, "t,v,f,pavail", 0, 6, t -> "1," + (t < 2 ? 50 : 51.9) + ",0.6");
        assertThat(out.numbers("p")[50]).isCloseTo(0.6, within(TOLERANCE));
        // 1.7 Hz ask for 0.68 less, but a generator cannot charge
        assertThat(last(out, "p")).isCloseTo(0, within(TOLERANCE));
    }

    @Test
    void a_measurement_that_is_missing_leaves_no_trace_in_the_converter() throws Exception {
        ObjectNode json = sixty("{\"NP_INV_DELAY\": 0.2, \"ES_DELAY\": 0.5, \"ES_RAMP_RATE\": 0}");
        CsvTable out =
                runs(
                        json,
                        "t,va,vb,vc,f,pdem",
                        0,
                        6,
                        t -> (t > 1 && t < 1.05 ? "," : "1,") + "1,1,60,0.5");
        assertThat(out.numbers("p")).doesNotContain(Double.NaN);
        assertThat(out.text("status", 52)).isEqualTo("CTE");
        assertThat(last(out, "p")).isCloseTo(0.5 * 10 / 12, within(TOLERANCE));
    }

    @Test
    void a_demand_that_is_missing_is_none() throws Exception {
        CsvTable out =
                runs(
                        sixty("{}"),
                        "t,va,vb,vc,f,pdem",
                        0,
                        1,
                        t -> "1,1,1,60," + (t < 0.5 ? "0.4" : ""));
        assertThat(last(out, "p")).isCloseTo(0, within(TOLERANCE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rec\": {\"v\": [0.9], \"f\": [49, 50], \"T\": 1}} | rec.v: 1 numbers instead of 2",
                "{\"v10\": [600]} | v10: 1 numbers instead of 2",
                "{\"v10\": [600, 0.0000001]} | v10: 600.0 s renewed each",
                "{\"rocof\": [1, 1e9, 0.5]} | rocof: 1.0E9 s is no window",
                "{\"rocof\": [1, 0.5]} | rocof: 2 numbers instead of 3",
                "{\"trips\": [{\"a\": 1, \"b\": 2, \"c\": 3, \"d\": 4, \"e\": 5}]} | trips[0]: {",
                "{\"lfsm\": {\"f1\": 50.2, \"s\": 0, \"t90\": 1}} | profile: droop = 0.0 means nothing",
                "{\"as_of\": {\"start\": 50.2, \"end\": 52, \"hyst\": 0.1, \"hold\": 20, \"grad\":"
                        + " 0.1}, \"as_uf\": {\"start\": 49.8, \"end\": 48, \"hyst\": 0.1, \"hold\":"
                        + " 30, \"grad\": 0.1}} | as_uf.hold: another one than as_of has"
            })
    void a_profile_that_means_nothing_is_refused_by_name(String profile, String message)
            throws Exception {
        ObjectNode json = fifty(profile);
        assertThatThrownBy(() -> runs(json, "t,va,vb,vc,f,pdem", 0, 1, _ -> "1,1,1,50,0"))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining(message);
    }

    @Test
    void an_event_that_changes_the_shape_is_refused_and_so_is_one_that_is_none() throws Exception {
        ObjectNode json = fifty("{}");
        json.set("setting_events", JSON.readTree("[{\"t\": 0.5, \"set\": {\"trips\": []}}]"));
        assertThatThrownBy(() -> runs(json, "t,va,vb,vc,f,pdem", 0, 1, _ -> "1,1,1,50,0"))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("setting_events: settings of another shape");
        json.set("setting_events", JSON.readTree("[{\"time\": 0.5}]"));
        assertThatThrownBy(() -> runs(json, "t,va,vb,vc,f,pdem", 0, 1, _ -> "1,1,1,50,0"))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("setting_events[0]: {\"time\":0.5} is no event");
    }

    // ---- compare ----

    private GridFamily.Verdict compared(ObjectNode json, Consumer<String[]> change)
            throws Exception {
        CsvTable out = runs(json, "t,va,vb,vc,f,pdem", 10, 14, _ -> "1,1,1,60,0.5");
        var rows = new StringBuilder(String.join(",", out.columns())).append('\n');
        for (int k = 0; k < out.rows(); k++) {
            var cells = new String[out.columns().size()];
            for (int c = 0; c < cells.length; c++) {
                cells[c] = out.text(out.columns().get(c), k);
            }
            if (k == 100) {
                change.accept(cells);
            }
            rows.append(String.join(",", cells)).append('\n');
        }
        json.remove("status_transitions");
        json.remove("checks");
        return family.compare(
                new Scenario(Path.of("v.json"), "v", json), out, table(rows.toString()));
    }

    @Test
    void is_compared_by_its_own_tolerances_and_the_worst_row_has_its_time() throws Exception {
        ObjectNode json = sixty("{}");
        assertThat(compared(json, _ -> {}).passed()).isTrue();
        GridFamily.Verdict verdict = compared(sixty("{}"), row -> row[8] = "0.02");
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.worst()).contains("t=12.000 s q: ours 0.02000, oracle 0.00000");

        ObjectNode wide = sixty("{}");
        wide.set("tolerances", JSON.readTree("{\"p_pu\": 0.001, \"q_pu\": 0.03}"));
        assertThat(compared(wide, row -> row[8] = "0.02").passed()).isTrue();
        assertThat(compared(wide, row -> row[7] = "0.42").problems().toString())
                .contains("1 rows beyond 0.001 pu of p or 0.03 pu of q");
        ObjectNode odd = sixty("{}");
        odd.set("tolerances", JSON.readTree("{\"p_pu\": -1}"));
        assertThatThrownBy(() -> compared(odd, _ -> {}))
                .hasMessageContaining("tolerances.p_pu: -1.0 is no tolerance");
    }

    @Test
    void is_not_compared_with_rows_of_other_times() {
        assertThatThrownBy(() -> compared(sixty("{}"), row -> row[0] = "11.97"))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("in.csv:102:1: t: 11.97 s, but 12.0 s in the other file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pdes | 0.5   | 12 | true",
                "qdes | 0.3   | 12 | false",
                "trip | -     | 12 | true",
                "trip | O     | 12 | false",
                "p    | abc   | 12 | false",
                "p    | 0.41667 | 99 | false",
                "temp | 20    | 12 | false"
            })
    void checks_of_any_column_are_made_and_none_falls_off_the_end(
            String column, String expected, double t, boolean passes) throws Exception {
        ObjectNode json = sixty("{}");
        CsvTable out = runs(json, "t,va,vb,vc,f,pdem", 10, 14, _ -> "1,1,1,60,0.5");
        json.remove("status_transitions");
        json.set(
                "checks",
                JSON.readTree(
                        "[{\"t\": %s, \"column\": \"%s\", \"expected\": \"%s\", \"tol\": 0.001}]"
                                .formatted(t, column, expected)));
        assertThat(family.compare(new Scenario(Path.of("v.json"), "v", json), out, out).passed())
                .isEqualTo(passes);
    }
}
