package org.tidegate.board.gridcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tidegate.board.gridcode.GridCode.Quantity;
import org.tidegate.board.gridcode.GridCode.TripStage;

/** Every stage of the reference collection is in force somewhere, with its own confidence. */
@DisplayName("The reference collection of grid codes")
@SuppressWarnings("NullAway") // a key that is not in a JSON tree fails the test either way
class SharedCodesTest {
    private static final Path CODES = Path.of("../../shared/grid/codes");

    /** Reference file to the profiles made from it. */
    private static final Map<String, List<String>> PROFILES =
            Map.ofEntries(
                    Map.entry(
                            "as-nzs-4777-2",
                            List.of(
                                    "as-nzs-4777-2-a",
                                    "as-nzs-4777-2-b",
                                    "as-nzs-4777-2-c",
                                    "as-nzs-4777-2-nz")),
                    Map.entry("ca-rule21", List.of("ca-rule21")),
                    Map.entry("en50549-1", List.of("en50549-1")),
                    Map.entry("es-nts", List.of("es-nts")),
                    Map.entry("eu-rfg2-draft", List.of("eu-rfg2-draft")),
                    Map.entry(
                            "hawaii-rule14h",
                            List.of("hawaii-rule14h", "hawaii-rule14h-molokai-lanai")),
                    Map.entry("ieee1547-2018-cat1", List.of("ieee1547-2018-cat1")),
                    Map.entry("ieee1547-2018-cat2", List.of("ieee1547-2018-cat2")),
                    Map.entry(
                            "ieee1547-2018-cat3",
                            List.of("ieee1547-2018-cat3", "ieee1547a-2020-cat3", "sae-j3072")),
                    Map.entry("it-cei-0-21", List.of("it-cei-0-21")),
                    Map.entry("jp-jeac9701", List.of("jp-jeac9701")),
                    Map.entry("sae-j3072", List.of("sae-j3072")),
                    Map.entry("uk-g98-g99", List.of("uk-g98-g99")),
                    Map.entry("ul1741", List.of("ul1741-sb")),
                    Map.entry("vde-ar-n-4105", List.of("vde-ar-n-4105")));

    static Stream<String> files() {
        return PROFILES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_in_the_profiles_stage_for_stage(String file) throws IOException, GridCodeException {
        Map<?, ?> shared = shared(file);
        var stages = new ArrayList<TripStage>();
        for (String id : PROFILES.getOrDefault(file, List.of())) {
            stages.addAll(GridCodes.load(id).tripStages());
        }
        Object expected = shared.get("trip_stages");
        for (Object each : expected instanceof List<?> list ? list : List.of()) {
            Map<?, ?> stage = (Map<?, ?>) each;
            double threshold = ((Number) stage.get("threshold")).doubleValue();
            double seconds = ((Number) stage.get("clearing_time_s")).doubleValue();
            assertThat(stages)
                    .as(file + " " + stage.get("id"))
                    .anySatisfy(s -> {
                        assertThat(s.threshold()).isCloseTo(threshold, within(1e-4));
                        assertThat(s.clearingSeconds()).isEqualTo(seconds);
                        assertThat(s.over()).isEqualTo("over".equals(stage.get("direction")));
                        assertThat(s.quantity() == Quantity.FREQUENCY)
                                .isEqualTo("f".equals(stage.get("quantity")));
                        assertThat(s.provenance().confidence().name())
                                .isEqualTo(stage.get("confidence"));
                        assertThat(s.provenance().clause()).isEqualTo(stage.get("clause"));
                    });
        }
    }

    @Test
    void has_fifteen_files_and_every_one_is_used() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(CODES), "no shared/grid/codes here");
        try (Stream<Path> files = Files.list(CODES)) {
            assertThat(
                            files.map(f -> f.getFileName().toString())
                                    .filter(n -> !n.equals("index.json"))
                                    .map(n -> n.replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(PROFILES.keySet());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "as-nzs-4777-2-a, 0.9, 0.44, 1.1217, -0.6",
        "as-nzs-4777-2-b, 0.8913, 0.3, 1.1087, -0.4",
        "as-nzs-4777-2-c, 0.9348, 0.44, 1.1087, -0.6",
        "as-nzs-4777-2-nz, 0.9, 0.6, 1.0609, -0.6",
    })
    void has_a_volt_var_curve_for_each_region_of_as_nzs_4777(
            String id, double v1, double q1, double v4, double q4) throws GridCodeException {
        var voltVar = GridCodes.load(id).support().voltVar();

        assertThat(voltVar).isNotNull();
        assertThat(voltVar.enabled()).isTrue();
        assertThat(voltVar.points().getFirst()).isEqualTo(new SupportFunctions.Point(v1, q1));
        assertThat(voltVar.points().getLast()).isEqualTo(new SupportFunctions.Point(v4, q4));
    }

    private static Map<?, ?> shared(String file) throws IOException {
        Path path = CODES.resolve(file + ".json");
        Assumptions.assumeTrue(Files.exists(path), path + " is not here");
        Object read =
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(path));
        return (Map<?, ?>) read;
    }
}
