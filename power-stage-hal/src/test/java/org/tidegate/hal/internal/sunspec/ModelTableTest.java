package org.tidegate.hal.internal.sunspec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The table of all SunSpec points")
class ModelTableTest {
    private static final int REPEATS = 3;

    private record Published(int offset, int words, boolean writable, int scaleOffset) {}

    /** Counts say three everywhere, so that repeated groups are compared too. */
    @ParameterizedTest
    @ValueSource(
            ints = {1, 701, 702, 703, 704, 705, 706, 707, 708, 709, 710, 711, 712, 713, 714, 715})
    void agrees_with_the_published_model(int id) throws Exception {
        Path file = Path.of("../../shared/ocpp/sunspec-models/model_" + id + ".json");
        assumeTrue(Files.exists(file), "SunSpec model definitions are not here");
        JsonNode group = new ObjectMapper().readTree(file.toFile()).get("group");
        var tops = new LinkedHashMap<String, Integer>();
        int offset = 0;
        for (JsonNode point : group.path("points")) {
            tops.put(point.get("name").asText(), offset);
            offset += point.get("size").asInt();
        }
        var published = new LinkedHashMap<String, Published>();
        collect(group, "", 0, tops, published);
        published.remove("ID");
        published.remove("L");

        var model = new Model(id, 40_002, 4000);
        for (String count : new String[] {"NPt", "NCrv", "NCrvSet", "NCtl", "NPrt"}) {
            if (tops.containsKey(count)) {
                model.registers[tops.get(count)] = REPEATS;
            }
        }
        var own = new LinkedHashMap<String, Published>();
        for (Map.Entry<String, ModelTable.Cell> each : ModelTable.cells(model).entrySet()) {
            ModelTable.Cell cell = each.getValue();
            own.put(
                    each.getKey(),
                    new Published(
                            cell.offset(), cell.words(), cell.writable(), cell.scaleOffset()));
        }
        assertThat(own).isEqualTo(published);
    }

    private static int collect(
            JsonNode group,
            String path,
            int from,
            Map<String, Integer> tops,
            Map<String, Published> into) {
        int offset = from;
        for (JsonNode point : group.path("points")) {
            String name = point.get("name").asText();
            String scale = point.path("sf").asText("");
            into.put(
                    path.isEmpty() ? name : path + "." + name,
                    new Published(
                            offset,
                            point.get("size").asInt(),
                            point.path("access").asText("").equals("RW"),
                            tops.getOrDefault(scale, 0)));
            offset += point.get("size").asInt();
        }
        for (JsonNode inner : group.path("groups")) {
            JsonNode count = inner.path("count");
            boolean repeated = count.isTextual() || count.asInt(1) != 1;
            for (int i = 0; i < (repeated ? REPEATS : 1); i++) {
                String name = inner.get("name").asText() + (repeated ? "[" + i + "]" : "");
                offset =
                        collect(
                                inner,
                                path.isEmpty() ? name : path + "." + name,
                                offset,
                                tops,
                                into);
            }
        }
        return offset;
    }

    @Test
    void a_model_that_is_cut_short_gives_what_is_there() {
        var model = new Model(707, 40_002, 9);
        model.registers[5] = 4;
        model.registers[6] = 2;
        assertThat(ModelTable.cells(model))
                .containsKey("NCrvSet")
                .doesNotContainKey("Crv[1].ReadOnly");
        model.registers[5] = -1;
        model.registers[6] = -1;
        assertThat(ModelTable.cells(model)).hasSize(7);
    }

    @Test
    void the_battery_model_has_its_controls_where_the_notes_say() {
        var cells = ModelTable.cells(new Model(802, 0, 62));
        assertThat(Objects.requireNonNull(cells.get("CtrlHb")).offset()).isEqualTo(19);
        assertThat(Objects.requireNonNull(cells.get("SetOp")).offset()).isEqualTo(50);
        assertThat(Objects.requireNonNull(cells.get("SetInvState")).writable()).isTrue();
        assertThat(Objects.requireNonNull(cells.get("W_SF")).offset()).isEqualTo(63);
    }
}
