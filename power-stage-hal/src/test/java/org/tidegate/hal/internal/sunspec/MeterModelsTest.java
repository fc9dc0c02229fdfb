package org.tidegate.hal.internal.sunspec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.hal.map.Role;

@DisplayName("Where SunSpec meters keep what is read of them")
class MeterModelsTest {
    /**
     * The order of the points in models 203 and 213 as the SunSpec Alliance publishes them, up to
     * the energy registers; 201, 202 and 204 are built like 203, and 211, 212 and 214 like 213.
     */
    private static final String INTEGER_ORDER =
            "ID L A AphA AphB AphC A_SF PhV PhVphA PhVphB PhVphC PPV PhVphAB PhVphBC PhVphCA V_SF"
                    + " Hz Hz_SF W WphA WphB WphC W_SF VA VAphA VAphB VAphC VA_SF VAR VARphA VARphB"
                    + " VARphC VAR_SF PF PFphA PFphB PFphC PF_SF TotWhExp*2 TotWhExpPhA*2"
                    + " TotWhExpPhB*2 TotWhExpPhC*2 TotWhImp*2 TotWhImpPhA*2 TotWhImpPhB*2"
                    + " TotWhImpPhC*2 TotWh_SF";

    private static final String FLOAT_ORDER =
            "ID L A*2 AphA*2 AphB*2 AphC*2 PhV*2 PhVphA*2 PhVphB*2 PhVphC*2 PPV*2 PPVphAB*2"
                    + " PPVphBC*2 PPVphCA*2 Hz*2 W*2 WphA*2 WphB*2 WphC*2 VA*2 VAphA*2 VAphB*2"
                    + " VAphC*2 VAR*2 VARphA*2 VARphB*2 VARphC*2 PF*2 PFphA*2 PFphB*2 PFphC*2"
                    + " TotWhExp*2 TotWhExpPhA*2 TotWhExpPhB*2 TotWhExpPhC*2 TotWhImp*2";

    private static final Map<Role, String> POINTS =
            Map.ofEntries(
                    Map.entry(Role.CURRENT_L1_A, "AphA"),
                    Map.entry(Role.CURRENT_L2_A, "AphB"),
                    Map.entry(Role.CURRENT_L3_A, "AphC"),
                    Map.entry(Role.VOLTAGE_L1_V, "PhVphA"),
                    Map.entry(Role.VOLTAGE_L2_V, "PhVphB"),
                    Map.entry(Role.VOLTAGE_L3_V, "PhVphC"),
                    Map.entry(Role.FREQUENCY_HZ, "Hz"),
                    Map.entry(Role.AC_POWER_W, "W"),
                    Map.entry(Role.POWER_L1_W, "WphA"),
                    Map.entry(Role.POWER_L2_W, "WphB"),
                    Map.entry(Role.POWER_L3_W, "WphC"),
                    Map.entry(Role.REACTIVE_POWER_VAR, "VAR"),
                    Map.entry(Role.EXPORTED_WH, "TotWhExp"),
                    Map.entry(Role.IMPORTED_WH, "TotWhImp"));

    private static Map<String, Integer> offsets(String order) {
        var offsets = new HashMap<String, Integer>();
        int at = 0;
        for (String each : order.split(" ")) {
            String[] parts = each.split("\\*");
            offsets.put(parts[0], at);
            at += parts.length == 1 ? 1 : Integer.parseInt(parts[1]);
        }
        return offsets;
    }

    @Test
    void is_where_the_published_order_of_points_puts_it() {
        Map<String, Integer> integers = offsets(INTEGER_ORDER);
        Map<String, Integer> floats = offsets(FLOAT_ORDER);
        var scales = Map.of('A', "A_SF", 'P', "V_SF", 'H', "Hz_SF", 'W', "W_SF");
        for (MeterModels.Layout layout : MeterModels.LAYOUT) {
            String point = POINTS.get(layout.role());
            assertThat(layout.integerAt()).as(point).isEqualTo(integers.get(point));
            assertThat(layout.floatAt()).as(point).isEqualTo(floats.get(point));
            String scale =
                    switch (point) {
                        case "VAR" -> "VAR_SF";
                        case "TotWhExp", "TotWhImp" -> "TotWh_SF";
                        default -> scales.get(point.charAt(0));
                    };
            assertThat(layout.scaleAt()).as(point).isEqualTo(integers.get(scale));
        }
        assertThat(MeterModels.LAYOUT).hasSize(POINTS.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 203, 204, 211, 212, 213, 214})
    void is_where_the_published_model_has_it(int id) throws Exception {
        Path file = Path.of("../../shared/ocpp/sunspec-models/model_" + id + ".json");
        assumeTrue(Files.exists(file), "the definition of model " + id + " is not here");
        JsonNode group = new ObjectMapper().readTree(file.toFile()).get("group");
        var at = new LinkedHashMap<String, Integer>();
        var scaledBy = new HashMap<String, String>();
        int offset = 0;
        for (JsonNode point : group.path("points")) {
            String name = point.get("name").asText();
            at.put(name, offset);
            scaledBy.put(name, point.path("sf").asText(""));
            String type = point.path("type").asText();
            int usual = type.endsWith("32") ? 2 : 1;
            offset += point.path("size").asInt(usual);
        }
        for (MeterModels.Layout layout : MeterModels.LAYOUT) {
            String point = POINTS.get(layout.role());
            int own = id > 210 ? layout.floatAt() : layout.integerAt();
            assertThat(own).as(point).isEqualTo(at.get(point));
            if (id < 210) {
                assertThat(layout.scaleAt()).as(point).isEqualTo(at.get(scaledBy.get(point)));
            }
        }
    }
}
