package org.tidegate.rig.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The register map of the converter twin")
class RegisterMapTest {
    private static final int[] PUBLISHED = {1, 701, 702, 703, 704, 713, 714, 715};

    private final ConverterBench bench = new ConverterBench(1);

    /** Walks the definitions, so that a wrong offset in the twin shows as a wrong kind of value. */
    @Test
    void has_the_length_scales_and_writable_points_of_the_published_definitions() throws Exception {
        Path models = Path.of("../../shared/ocpp/sunspec-models");
        assumeTrue(Files.isDirectory(models), "SunSpec model definitions are not here");
        for (int id : PUBLISHED) {
            JsonNode root =
                    new ObjectMapper().readTree(models.resolve("model_" + id + ".json").toFile());
            int end = check(id, root.get("group"), 0);
            assertThat(end).as("length of " + id).isEqualTo(2 + MapLayout.length(id));
        }
    }

    private int check(int id, JsonNode group, int from) {
        int offset = from;
        for (JsonNode point : group.path("points")) {
            String name = id + "." + point.get("name").asText();
            int size = point.get("size").asInt();
            boolean writable = point.path("access").asText("R").equals("RW");
            for (int i = 0; i < size; i++) {
                assertThat(isWritable(id, offset + i)).as(name).isEqualTo(writable);
            }
            if (point.get("type").asText().equals("sunssf")) {
                short scale = (short) bench.raw(id, offset);
                assertThat(scale == Short.MIN_VALUE || Math.abs(scale) <= 10).as(name).isTrue();
            }
            offset += size;
        }
        for (JsonNode inner : group.path("groups")) {
            offset = check(id, inner, offset);
        }
        return offset;
    }

    private boolean isWritable(int id, int offset) {
        int address = bench.map.start(id) + offset;
        try {
            bench.map.write(address, 1, new short[] {(short) bench.map.raw(address)});
            return true;
        } catch (Refusal _) {
            return false;
        }
    }

    @Test
    void outside_of_it_there_is_nothing() {
        short[] into = new short[2];
        assertThatThrownBy(() -> bench.map.read(false, 39_999, 2, into))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> bench.map.read(false, bench.map.start(64200) + 18, 2, into))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_block_with_one_register_that_may_not_be_written_changes_nothing() {
        int start = bench.map.start(704);
        short[] values = new short[4];
        values[0] = 1;
        assertThatThrownBy(() -> bench.map.write(start + 31, 4, values))
                .isInstanceOf(Refusal.class);
        assertThat(bench.raw(704, 31)).isZero();
    }
}
