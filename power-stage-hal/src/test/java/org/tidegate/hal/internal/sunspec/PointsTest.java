package org.tidegate.hal.internal.sunspec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The driver's table of points")
class PointsTest {
    private record Published(int offset, String type, String scale) {}

    @Test
    void agrees_with_the_published_model_definitions() throws Exception {
        Path models = Path.of("../../shared/ocpp/sunspec-models");
        assumeTrue(Files.isDirectory(models), "SunSpec model definitions are not here");
        var definitions = new HashMap<Integer, Map<String, Published>>();
        for (int id : new int[] {701, 702, 703, 704, 713, 714, 715}) {
            JsonNode root =
                    new ObjectMapper().readTree(models.resolve("model_" + id + ".json").toFile());
            var points = new HashMap<String, Published>();
            collect(root.get("group"), 0, points);
            definitions.put(id, points);
        }
        for (Point point : Points.PUBLISHED) {
            Map<String, Published> model = require(definitions, point.model());
            // the points of a DC port have the same names as the totals before them
            boolean inPort = point.model() == 714 && point.offset() >= 20;
            Published own = require(model, (inPort ? "Prt." : "") + point.name());
            assertThat(own.offset()).as(point.label()).isEqualTo(point.offset());
            assertThat(stored(own.type())).as(point.label()).isEqualTo(point.type());
            int scaleOffset = own.scale().isEmpty() ? 0 : require(model, own.scale()).offset();
            assertThat(point.scaleOffset()).as(point.label()).isEqualTo(scaleOffset);
        }
    }

    private static <K, V> V require(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new AssertionError("not published: " + key);
        }
        return value;
    }

    private static PointType stored(String type) {
        return switch (type) {
            case "int16" -> PointType.INT16;
            case "uint16", "enum16" -> PointType.UINT16;
            case "int32" -> PointType.INT32;
            case "uint32", "bitfield32" -> PointType.UINT32;
            case "uint64" -> PointType.UINT64;
            default -> throw new AssertionError(type);
        };
    }

    private static int collect(JsonNode group, int from, Map<String, Published> into) {
        int offset = from;
        String prefix = from == 0 ? "" : group.get("name").asText() + ".";
        for (JsonNode point : group.path("points")) {
            into.put(
                    prefix + point.get("name").asText(),
                    new Published(offset, point.get("type").asText(), point.path("sf").asText("")));
            offset += point.get("size").asInt();
        }
        for (JsonNode inner : group.path("groups")) {
            offset = collect(inner, offset, into);
        }
        return offset;
    }
}
