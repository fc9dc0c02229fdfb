package org.tidegate.rig.oracle.islanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.rig.oracle.BadFile;
import org.tidegate.rig.oracle.CsvTable;
import org.tidegate.rig.oracle.GridFamilies;
import org.tidegate.rig.oracle.GridFamily;
import org.tidegate.rig.oracle.Scenario;

@DisplayName("The islanding plant under the oracle")
class IslandFamilyTest {
    @TempDir Path folder;

    private static Path vector(String name) {
        return Path.of(
                URI.create(
                        String.valueOf(
                                IslandFamilyTest.class.getResource("/oracle-islanding/" + name))));
    }

    private static Scenario scenario(String name) throws BadFile {
        return Scenario.read(vector(name + ".json"));
    }

    private static CsvTable table(String name) throws BadFile {
        return CsvTable.read(vector(name + ".csv"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "island_passive_dp5",
                "island_passive_offset",
                "island_qf_feedback",
                "island_qstep"
            })
    void follows_the_notes_simulation_to_a_millihertz(String name) throws BadFile {
        GridFamily family = GridFamilies.all().of(scenario(name));
        CsvTable out = family.replay(scenario(name), table(name));

        assertThat(family.name()).isEqualTo("islanding");
        assertThat(out.columns()).isEqualTo(table(name).columns());
        GridFamily.Verdict verdict = family.compare(scenario(name), table(name), out);
        assertThat(verdict.problems()).isEmpty();
        double[] f = out.numbers("f_meas");
        double[] oracle = table(name).numbers("f_meas");
        double[] running = table(name).numbers("running");
        for (int k = 0; k < f.length; k++) {
            if (running[k] != 0) {
                assertThat(Math.abs(f[k] - oracle[k])).as("row %d", k).isLessThan(0.001);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"f_meas, 0.06", "v_rms, 2.4"})
    void a_plant_that_is_off_is_found(String column, double error) throws BadFile {
        String name = "island_passive_offset";
        CsvTable right = table(name);
        CsvTable wrong = CsvTable.of(right.file(), right.columns());
        for (int k = 0; k < right.rows(); k++) {
            var row = new String[right.columns().size()];
            for (int c = 0; c < row.length; c++) {
                String text = right.text(right.columns().get(c), k);
                boolean here = right.columns().get(c).equals(column) && k == 1500;
                row[c] = here ? Double.toString(Double.parseDouble(text) + error) : text;
            }
            wrong.add(row);
        }
        assertThat(new IslandFamily().compare(scenario(name), right, wrong).passed()).isFalse();
    }

    @Test
    void a_detection_that_never_comes_is_found() throws BadFile {
        String name = "island_qf_feedback";
        CsvTable passive = table("island_passive_offset");
        CsvTable cut = CsvTable.of(passive.file(), passive.columns());
        for (int k = 0; k < table(name).rows(); k++) {
            int row = k;
            cut.add(
                    passive.text("t", row),
                    passive.text("f_meas", row),
                    passive.text("v_rms", row),
                    "0",
                    "1");
        }
        assertThat(new IslandFamily().compare(scenario(name), table(name), cut).problems())
                .anyMatch(p -> p.startsWith("detection"));
    }

    /** The column of the reactive power may be missing; the scenario then says what the step is. */
    @Test
    void an_open_loop_step_can_be_described_in_words() throws IOException, BadFile {
        String name = "island_qstep";
        CsvTable full = table(name);
        var text = new StringBuilder("t\n");
        for (int k = 0; k < full.rows(); k++) {
            text.append(full.text("t", k)).append('\n');
        }
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        CsvTable out = new IslandFamily().replay(scenario(name), CsvTable.read(file));
        assertThat(new IslandFamily().compare(scenario(name), full, out).problems()).isEmpty();
    }

    /** Rows of the middle of a record are those of the whole one. */
    @ParameterizedTest
    @ValueSource(strings = {"island_qf_feedback", "island_qstep"})
    void a_record_that_begins_later_shows_the_same(String name) throws IOException, BadFile {
        CsvTable full = table(name);
        int from = 300;
        var text = new StringBuilder(String.join(",", full.columns())).append("\n");
        for (int k = from; k < full.rows(); k++) {
            for (String column : full.columns()) {
                text.append(column.equals("t") ? "" : ",").append(full.text(column, k));
            }
            text.append("\n");
        }
        Path file = Files.writeString(folder.resolve("late.csv"), text);
        CsvTable whole = new IslandFamily().replay(scenario(name), full);
        CsvTable late = new IslandFamily().replay(scenario(name), CsvTable.read(file));
        for (String column : new String[] {"t", "f_meas", "running"}) {
            assertThat(late.texts(column))
                    .isEqualTo(
                            java.util.Arrays.copyOfRange(
                                    whole.texts(column), from, full.rows()));
        }
    }

    @Test
    void a_plant_without_a_resistance_is_refused() throws IOException, BadFile {
        Path file =
                Files.writeString(
                        folder.resolve("bad.json"),
                        "{\"kind\":\"islanding-plant\",\"plant\":{\"R\":0,\"L\":1,\"C\":1,\"Rg\":1,"
                                + "\"Lg\":1,\"P\":1,\"V\":1,\"f0\":50,\"t_open\":1},\"config\":{}}");
        Scenario bad = Scenario.read(file);
        assertThatThrownBy(() -> new IslandFamily().replay(bad, table("island_qstep")))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("plant.R");
    }
}
