package org.tidegate.rig.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of several blocks: 60 000 rows are 2.3 MB, and a block is a quarter of one. */
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
        return Files.writeString(folder.resolve("in.csv"), text(badRow));
    }

    private static String text(int badRow) {
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
        return text.toString();
    }

    /** Other columns, in another order, some of them text, rows of all lengths. */
    private static String strange() {
        var random = new Random(7);
        return "note,f,status,t,pdem,vb,p,va,vc\n"
                + IntStream.range(0, ROWS)
                        .mapToObj(k ->
                                "x".repeat(random.nextInt(20))
                                        + ","
                                        + (random.nextInt(4000) == 0
                                                ? "NaN"
                                                : 50 + 0.3 * random.nextGaussian() / 3)
                                        + ",old,"
                                        + k / 100.0
                                        + ","
                                        + random.nextGaussian()
                                        + ",1,,1.0"
                                        + random.nextInt(1000)
                                        + ","
                                        + (random.nextInt(9000) == 0 ? "" : "0.99"))
                        .collect(Collectors.joining("\n"));
    }

    private static Arguments form(String name, UnaryOperator<String> change) {
        return Arguments.of(name, change);
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                form("as it is", t -> t),
                form("lines that end as on Windows", t -> t.replace("\n", "\r\n")),
                form("lines that end as on an old Mac", t -> t.replace("\n", "\r")),
                form("without a last end of line", String::strip),
                form("empty lines", t -> t.replace("00,", "00,").replace("\n1", "\n\n \t\n1")),
                form("a mark at the beginning and spaces in the header", LongReplayTest::spaced),
                form("a column of text between", t -> t.replaceAll("(?m)^([^,]*,)", "$1so-so,")),
                form(
                        "angles",
                        t ->
                                t.replaceAll("(?m)^(.*)$", "$1,-120")
                                        .replace("pdem,-120", "pdem,thb")),
                form("a single row", t -> t.substring(0, t.indexOf('\n', 25) + 1)),
                form("other columns", _ -> strange()));
    }

    private static String spaced(String text) {
        return "\uFEFF" + text.replace("t,va,vb,vc", "t, va ,vb,\tvc");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void in_blocks_writes_what_a_whole_one_writes(String name, UnaryOperator<String> change)
            throws Exception {
        Path input = Files.writeString(folder.resolve("in.csv"), change.apply(text(-1)));
        Path streamed = folder.resolve("streamed.csv");
        Path whole = folder.resolve("whole.csv");

        long rows = family.replay(scenario(), input, streamed);
        family.replay(scenario(), CsvTable.read(input)).write(whole);

        assertThat(Files.mismatch(streamed, whole)).as(name).isEqualTo(-1);
        assertThat(CsvTable.read(streamed).rows()).isEqualTo((int) rows);
    }

    @Test
    void names_the_line_in_the_file_and_leaves_no_half_of_one() throws Exception {
        Path input = input(50_000);
        Path output = folder.resolve("out.csv");

        assertThatThrownBy(() -> family.replay(scenario(), input, output))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("in.csv:50002:")
                .hasMessageContaining("f: 'fifty' is not a number");
        assertThat(output).doesNotExist();
    }

    @Test
    void names_the_row_that_is_missing() throws Exception {
        Path input =
                Files.writeString(
                        folder.resolve("in.csv"),
                        text(-1).replaceFirst("\n400\\.07,.*", "").replaceFirst("\n1,", "\n\n1,"));

        assertThatThrownBy(() -> family.replay(scenario(), input, folder.resolve("out.csv")))
                .hasMessageContaining("in.csv:40009:1: t: 400.08 s does not follow");
    }

    @Test
    void names_a_line_that_is_too_long_or_too_short() throws Exception {
        Path longer =
                Files.writeString(folder.resolve("in.csv"), text(-1) + "600," + "1".repeat(70_000));
        assertThatThrownBy(() -> family.replay(scenario(), longer, folder.resolve("out.csv")))
                .hasMessageContaining("in.csv:60002:")
                .hasMessageContaining("2 values under 6 columns");
        Path endless = Files.writeString(folder.resolve("in.csv"), "t,va\n" + "1".repeat(700_000));
        assertThatThrownBy(() -> ReplaySource.open(endless).fill(new ReplayBlock(new double[0])))
                .hasMessageContaining("in.csv:2:1: a line of more than 64 KiB");
    }

    @Test
    void says_that_the_disk_is_full() throws Exception {
        Path full = Path.of("/dev/full");
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Files.exists(full), "this machine has no /dev/full");
        Path input = input(-1);

        assertThatThrownBy(() -> family.replay(scenario(), input, full))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("/dev/full: cannot be written");
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
