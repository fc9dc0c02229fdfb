package org.tidegate.board.gridcode;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.board.gridcode.GridCode.TripStage;

@DisplayName("A derived grid code")
class DerivedCodeTest {
    @TempDir private Path folder;

    private GridCode written(String id, String text) throws IOException, GridCodeException {
        Path file = folder.resolve(id + ".json");
        Files.writeString(file, text);
        return GridCodes.load(file);
    }

    @Test
    void takes_over_what_it_does_not_say() throws Exception {
        GridCode base = GridCodes.load("ieee1547-2018-cat3");

        GridCode code =
                written(
                        "island",
                        """
                        {"id": "island", "extends": "ieee1547-2018-cat3", "name": "Island utility",
                         "trip_stages": [
                           {"id": "OV1", "threshold": 1.15, "clause": "IU 4", "confidence": "B"},
                           {"id": "UV2", "removed": true},
                           {"id": "UV3", "quantity": "phase_voltage", "direction": "under",
                            "threshold": 0.4, "unit": "pu", "clearing_time_s": 1.5,
                            "clause": "IU 5", "confidence": "B"}],
                         "volt_var": {"enabled": true, "clause": "IU 6", "confidence": "A"},
                         "constant_power_factor": {"enabled": false, "clause": "IU 6", "confidence": "A"}}
                        """);

        assertThat(code.base()).isEqualTo("ieee1547-2018-cat3");
        assertThat(code.region()).isEqualTo(base.region());
        assertThat(code.tripStages())
                .extracting(TripStage::id)
                .containsExactly("OV2", "OV1", "UV1", "OF2", "OF1", "UF1", "UF2", "UV3");
        TripStage ov1 = code.tripStages().get(1);
        assertThat(ov1.threshold()).isEqualTo(1.15);
        assertThat(ov1.clearingSeconds()).isEqualTo(13);
        assertThat(ov1.provenance().clause()).isEqualTo("IU 4");
        assertThat(ov1.thresholdRange()).isEqualTo(new GridCode.Range(1.1, 1.2));
        assertThat(code.support().voltVar()).isNotNull();
        assertThat(requireNonNull(code.support().voltVar()).enabled()).isTrue();
        assertThat(code.sha256()).isNotEqualTo(base.sha256());
        assertThat(code.mayExport()).isTrue();
    }

    @Test
    void may_stand_on_another_file_of_the_same_folder() throws Exception {
        written(
                "lower",
                """
                {"id": "lower", "extends": "uk-g98-g99", "name": "Lower"}\
                """);

        GridCode code =
                written(
                        "upper",
                        """
                        {"id": "upper", "extends": "lower", "name": "Upper"}\
                        """);

        assertThat(code.tripStages()).hasSize(6);
        assertThat(code.sha256()).isEqualTo(GridCodes.load("uk-g98-g99").sha256());
    }

    @Test
    void that_closes_on_itself_or_climbs_out_of_its_folder_is_refused() {
        assertThatExceptionOfType(GridCodeException.class)
                .isThrownBy(() -> written("loop", "{\"id\": \"loop\", \"extends\": \"loop\"}"))
                .withMessageContaining("loop.json:1:27: extends: the chain");
        assertThatExceptionOfType(GridCodeException.class)
                .isThrownBy(() -> written("up", "{\"id\": \"up\", \"extends\": \"../up\"}"))
                .withMessageContaining("'../up' is no grid code");
    }

    @Test
    void has_to_say_where_a_changed_value_comes_from() {
        assertThatExceptionOfType(GridCodeException.class)
                .isThrownBy(() ->
                        written(
                                "x",
                                """
                                {"id": "x", "extends": "ieee1547-2018-cat3",
                                 "trip_stages": [{"id": "OV1", "threshold": 1.15}]}
                                """))
                .withMessageContaining("x.json:2:18: trip_stages.OV1.confidence: is missing");
    }

    @Test
    void tells_a_mistake_in_the_file_it_stands_in() {
        assertThatExceptionOfType(GridCodeException.class)
                .isThrownBy(() ->
                        written(
                                "x",
                                """
                                {"id": "x", "extends": "ieee1547-2018-cat3",
                                 "enter_service": {"f_max": 61.5, "clause": "z", "confidence": "A"}}
                                """))
                .withMessageContaining(
                        "x.json:2:29: enter_service.f_max: 61.5 is outside 60.1 to 61 Hz")
                .withMessageNotContaining("cat3.json");
    }

    static Stream<String> ids() {
        return GridCodes.list().stream();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void written_out_in_full_is_the_same_code(String id) throws GridCodeException {
        GridCode code = GridCodes.load(id);

        GridCode again = GridCodes.parse("full.json", code.document());

        assertThat(again.sha256()).isEqualTo(code.sha256());
        assertThat(again.values()).isEqualTo(code.values());
        assertThat(again.base()).isEqualTo(code.base());
        assertThat(again.document()).isEqualTo(code.document());
    }

    @Test
    void has_a_hash_that_order_and_spelling_do_not_change() throws GridCodeException {
        String text = GridCodes.load("uk-g98-g99").document();
        GridCode code = GridCodes.parse("a", text);

        GridCode other =
                GridCodes.parse(
                        "b",
                        text.replace("\"threshold\": 0.8,", "\"threshold\": 8.0e-1,")
                                .replace("\"name\": \"ENA", "\"name\": \"XENA"));
        GridCode changed =
                GridCodes.parse("c", text.replace("\"threshold\": 0.8,", "\"threshold\": 0.79,"));

        assertThat(other.name()).startsWith("XENA");
        assertThat(other.sha256()).isEqualTo(code.sha256());
        assertThat(changed.sha256()).isNotEqualTo(code.sha256());
        assertThat(ProfileDifference.between(code, changed))
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.key()).isEqualTo("trip_stages.U/V.threshold");
                    assertThat(d.left().orElseThrow().text()).isEqualTo("0.8 pu");
                    assertThat(d.right().orElseThrow().text()).isEqualTo("0.79 pu");
                });
    }

    /** A code that watches from the wrong side must not have the hash of one that does not. */
    @Test
    void has_a_hash_that_every_value_changes() throws GridCodeException {
        GridCode code = GridCodes.load("ieee1547-2018-cat3");
        String text = code.document();
        for (Map.Entry<String, String> change :
                Map.of(
                                "\"observe_s\": 300", "\"observe_s\": 301",
                                "\"mode\": \"momentary_cessation\"", "\"mode\": \"mandatory\"",
                                "\"confidence\": \"A\"", "\"confidence\": \"C\"",
                                "\"excitation\": \"injecting\"", "\"excitation\": \"absorbing\"",
                                "[0.92, 0.44]", "[0.92, 0.43]",
                                "\"threshold\": [1.1, 1.2]", "\"threshold\": [1.1, 1.25]")
                        .entrySet()) {
            int at = text.indexOf(change.getKey());
            assertThat(at).as(change.getKey()).isPositive();
            String other =
                    text.substring(0, at)
                            + change.getValue()
                            + text.substring(at + change.getKey().length());
            assertThat(GridCodes.parse("x", other).sha256())
                    .as(change.getValue())
                    .isNotEqualTo(code.sha256());
        }
    }
}
