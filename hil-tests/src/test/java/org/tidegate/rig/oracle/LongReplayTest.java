package org.tidegate.rig.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of several blocks: 60 000 rows are 2.3 MB, and a block is one. */
@DisplayName("A long replay")
class LongReplayTest {
    private static final int ROWS = 60_000;
    private static final double STEP_S = 0.01;

    @TempDir private Path folder;

    private final ProtectionFamily family = new ProtectionFamily();

    private static Scenario scenario() throws IOException, BadFile {
        OracleVector vector = OracleVector.load(LongReplayTest.class, "/oracle", "vde4105_p_f");
        ObjectNode json = vector.scenario().json().deepCopy();
        json.put("dt_s", STEP_S);
        return new Scenario(Path.of("day.json"), "day", json);
    }

    private Path input(int badRow) throws IOException {
        var text = new StringBuilder("t,va,vb,vc,f,pdem\n");
        for (int k = 0; k < ROWS; k++) {
            double t = k * STEP_S;
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%.2f,%.4f,%.4f,%.4f,%s,1\n",
                            t,
                            1 + 0.05 * Math.sin(t / 70),
                            1.003,
                            0.998,
                            k == badRow ? "fifty" : 50 + 0.4 * Math.sin(t / 30)));
        }
        return Files.writeString(folder.resolve("in.csv"), text);
    }

    @Test
    void in_blocks_writes_what_a_whole_one_writes() throws Exception {
        Path input = input(-1);
        Path streamed = folder.resolve("streamed.csv");
        Path whole = folder.resolve("whole.csv");

        assertThat(family.replay(scenario(), input, streamed)).isEqualTo(ROWS);
        family.replay(scenario(), CsvTable.read(input)).write(whole);

        assertThat(streamed).hasSameTextualContentAs(whole);
        assertThat(CsvTable.read(streamed).rows()).isEqualTo(ROWS);
    }

    @Test
    void names_the_line_in_the_file_and_leaves_no_half_of_one() throws Exception {
        Path input = input(50_000);
        Path output = folder.resolve("out.csv");

        assertThatThrownBy(() -> family.replay(scenario(), input, output))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("in.csv:50002:")
                .hasMessageContaining("'fifty' is not a number");
        assertThat(output).doesNotExist();
    }

    @Test
    void does_not_write_over_its_own_input() throws Exception {
        Path input = input(-1);
        long size = Files.size(input);

        assertThatThrownBy(() -> family.replay(scenario(), input, input))
                .hasMessageContaining("this is the input as well");
        assertThat(input).hasSize(size);
    }

    @Test
    void reads_numbers_as_the_platform_does() throws Exception {
        String[] texts = {
            "0",
            "-0",
            "1.05",
            "-.5",
            "5.",
            "1e-3",
            "123456789012345",
            "0.1234567890123456789",
            "NaN",
            "-Infinity",
            "9007199254740993",
            " 1.5"
        };
        Path file = Files.writeString(folder.resolve("n.csv"), "v\n" + String.join("\n", texts));
        double[] values = CsvTable.read(file).numbers("v");
        for (int k = 0; k < texts.length; k++) {
            assertThat(values[k]).as(texts[k]).isEqualTo(Double.valueOf(texts[k]));
        }
    }

    @Test
    void writes_numbers_as_the_vectors_do() {
        assertThat(CsvTable.number(-0.000001, 5)).isEqualTo("0");
        assertThat(CsvTable.number(-0.05, 5)).isEqualTo("-0.05");
        assertThat(CsvTable.number(1, 5)).isEqualTo("1");
        assertThat(CsvTable.number(100, 5)).isEqualTo("100");
        assertThat(CsvTable.number(0.10234, 3)).isEqualTo("0.102");
        assertThat(CsvTable.number(12.5, 0)).isEqualTo("12");
        assertThat(CsvTable.number(1e15, 5)).isEqualTo("1000000000000000");
        assertThat(CsvTable.number(Double.NaN, 5)).isEqualTo("NaN");
        assertThat(CsvTable.number(-123.456, 2)).isEqualTo("-123.46");
    }
}
