package org.tidegate.board.gridcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.board.gridcode.GridCode.Confidence;
import org.tidegate.board.gridcode.GridCode.FrequencyResponse;
import org.tidegate.board.gridcode.GridCode.Mode;
import org.tidegate.board.gridcode.GridCode.TripStage;
import org.tidegate.board.gridcode.GridCodeException.Problem;

@DisplayName("Grid codes")
class GridCodesTest {

    static Stream<String> ids() {
        return GridCodes.list().stream();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void every_code_that_comes_with_the_firmware_loads(String id) throws GridCodeException {
        GridCode code = GridCodes.load(id);

        assertThat(code.id()).isEqualTo(id);
        assertThat(code.demonstration()).isFalse();
        assertThat(code.sha256()).matches("[0-9a-f]{64}");
        assertThat(code.tripStages()).isNotEmpty();
    }

    @Test
    void ieee_1547_category_three_is_what_table_13_says_and_may_export() throws GridCodeException {
        GridCode code = GridCodes.load("ieee1547-2018-cat3");

        assertThat(code.nominal().frequencyHz()).isEqualTo(60);
        assertThat(code.nominal().phaseVoltageV()).isEmpty();
        TripStage ov2 = stage(code, "OV2");
        assertThat(ov2.threshold()).isEqualTo(1.2);
        assertThat(ov2.clearingSeconds()).isEqualTo(0.16);
        assertThat(ov2.over()).isTrue();
        assertThat(ov2.provenance().clause()).isEqualTo("6.4.1 Table 13");
        assertThat(ov2.provenance().confidence()).isEqualTo(Confidence.A);
        assertThat(stage(code, "UV1").clearingSeconds()).isEqualTo(21);
        assertThat(code.enterService().observationSeconds()).isEqualTo(300);
        assertThat(code.rideThrough().voltage().bands())
                .extracting(GridCode.Band::mode)
                .containsExactly(
                        Mode.CEASE_TO_ENERGISE,
                        Mode.MOMENTARY_CESSATION,
                        Mode.MANDATORY,
                        Mode.MANDATORY,
                        Mode.MOMENTARY_CESSATION);
        assertThat(code.frequencyResponse()).isInstanceOf(FrequencyResponse.Droop.class);
        assertThat(code.unconfirmed()).isEmpty();
        assertThat(code.mayExport()).isTrue();
    }

    @Test
    void vde_4105_may_not_export_and_says_for_which_numbers() throws GridCodeException {
        GridCode code = GridCodes.load("vde-ar-n-4105");

        assertThat(code.mayExport()).isFalse();
        assertThat(code.unconfirmed())
                .extracting(GridCode.Unconfirmed::key)
                .containsExactly(
                        "trip_stages.U<",
                        "mean_window",
                        "ride_through.voltage",
                        "ride_through.frequency",
                        "frequency_response",
                        "anti_islanding");
        assertThat(code.unconfirmed().getFirst())
                .hasToString(
                        "trip_stages.U<: quantity=any_voltage direction=under threshold=0.8"
                                + " clearing_time_s=3 (clause 6.5.2, confidence C)");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void a_demonstration_is_marked_and_only_waits_less(String id) throws GridCodeException {
        GridCode code = GridCodes.load(id);

        GridCode demonstration = GridCodes.demonstration(code);

        assertThat(demonstration.demonstration()).isTrue();
        assertThat(demonstration.name()).isEqualTo(code.name() + " (DEMONSTRATION)");
        assertThat(demonstration.enterService().observationSeconds()).isEqualTo(5);
        assertThat(demonstration.enterService().rampSeconds()).isLessThanOrEqualTo(10);
        assertThat(demonstration.tripStages()).isEqualTo(code.tripStages());
        assertThat(demonstration.rideThrough()).isEqualTo(code.rideThrough());
        assertThat(demonstration.sha256()).isEqualTo(code.sha256());
        assertThat(demonstration.mayExport()).isTrue();
        assertThat(GridCodes.demonstration(demonstration)).isSameAs(demonstration);
    }

    @Test
    void an_unknown_name_lists_the_known_ones() {
        assertThatExceptionOfType(GridCodeException.class)
                .isThrownBy(() -> GridCodes.load("vde4105"))
                .withMessageContaining("vde4105")
                .withMessageContaining("vde-ar-n-4105");
    }

    /** Each line: what to write instead of what, where the problem is, and a part of its reason. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                // One number that cannot be.
                "\"threshold\": 1.25; \"threshold\": 0.9; trip_stages.U>>.threshold; must be above 1",
                "\"threshold\": 1.25; \"threshold\": 12.5; trip_stages.U>>.threshold; not possible",
                "\"threshold\": 1.25; \"threshold\": \"1.25\"; trip_stages.U>>.threshold; number",
                "\"threshold\": 1.25; \"threshold\": null; trip_stages.U>>.threshold; number",
                "\"threshold\": 1.25, ; ; trip_stages.U>>.threshold; is missing",
                "\"unit\": \"Hz\"; \"unit\": \"pu\"; trip_stages.f>.unit; must be Hz",
                "\"direction\": \"over\"; \"direction\": \"up\"; trip_stages.U>>.direction; known word",
                "\"observe_s\": 60; \"observe_s\": -60; enter_service.observe_s; not possible",
                "\"observe_s\": 60; \"observe_time\": 60; enter_service.observe_time; not a known",
                "\"frequency_hz\": 50; \"frequency_hz\": 16.7; nominal.frequency_hz; 50 or 60",
                "\"confidence\": \"A\"; \"confidence\": \"E\"; trip_stages.U>>.confidence; known word",
                "\"droop\": 0.05; \"droop\": 5; frequency_response.over.droop; at most 0.2",
                "\"region\"; \"name\"; name; given twice",
                // Numbers that cannot be together.
                "\"clearing_time_s\": 0.3; \"clearing_time_s\": 5; trip_stages.U<<; slower",
                "\"f_max\": 50.1; \"f_max\": 52; enter_service.f_max; beyond stage f>",
                "\"v_min\": 0.85, \"v_max\"; \"v_min\": 0.7, \"v_max\"; enter_service.v_min; stage U<",
                "\"start_hz\": 50.2; \"start_hz\": 49.9; frequency_response.over.start_hz; above",
                "\"id\": \"f<\"; \"id\": \"f>\"; trip_stages.f>; twice",
            })
    void a_wrong_number_is_refused_with_place_key_reason_and_remedy(
            String what, String instead, String key, String reason) throws IOException {
        String text = text("vde-ar-n-4105").replaceAll(",\\s+\"v_max\": 1", ", \"v_max\": 1");
        assertThat(text).contains(what);
        String wrong = text.replaceFirst(quote(what), instead == null ? "" : instead);

        var refused =
                catchThrowableOfType(
                        GridCodeException.class, () -> GridCodes.parse("wrong.json", wrong));

        assertThat(refused).isNotNull();
        assertThat(refused.problems())
                .anySatisfy(p -> {
                    assertThat(p.place()).startsWith("wrong.json");
                    assertThat(p.key()).isEqualTo(key);
                    assertThat(p.reason()).contains(reason);
                    assertThat(p.remedy()).isNotBlank();
                });
    }

    @Test
    void a_trip_inside_a_band_that_has_to_be_endured_is_refused() throws IOException {
        String wrong =
                text("ieee1547-2018-cat3")
                        .replaceFirst("\"clearing_time_s\": 300", "\"clearing_time_s\": 200");

        assertThatExceptionOfType(GridCodeException.class)
                .isThrownBy(() -> GridCodes.parse("wrong.json", wrong))
                .withMessageContaining("trip_stages.OF1: trips after 200 s where 299 s have to be");
    }

    @Test
    void all_problems_are_told_at_once_with_their_lines() throws IOException {
        String wrong =
                text("vde-ar-n-4105")
                        .replaceFirst("\"threshold\": 1.25", "\"threshold\": 0.9")
                        .replaceFirst("\"observe_s\": 60", "\"observe_s\": true");

        var refused =
                catchThrowableOfType(
                        GridCodeException.class, () -> GridCodes.parse("wrong.json", wrong));

        assertThat(refused.problems()).hasSize(2);
        assertThat(refused.problems())
                .extracting(Problem::place)
                .allSatisfy(p -> assertThat(p).matches("wrong\\.json:[0-9]+:[0-9]+"))
                .contains("wrong.json:12:20");
    }

    @Test
    void text_that_is_not_json_at_all_is_refused_where_it_breaks() {
        for (String text : new String[] {"", "{", "[1, 2]", "just words", "{\"id\": \"x\"}}"}) {
            assertThatExceptionOfType(GridCodeException.class)
                    .as(text)
                    .isThrownBy(() -> GridCodes.parse("wrong.json", text))
                    .withMessageContaining("wrong.json")
                    .withMessageContaining("Remedy");
        }
    }

    private static String quote(String text) {
        return java.util.regex.Pattern.quote(text);
    }

    private static TripStage stage(GridCode code, String id) {
        return code.tripStages().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }

    private static String text(String id) throws IOException {
        try (InputStream in = GridCodes.class.getResourceAsStream(id + ".json")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
