package org.tidegate.rig.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the documentation says of the watchdogs is what the virtual board's last run measured. */
class WatchdogTableTest {
    private static final Path PAGE = Path.of("..", "docs", "watchdogs.md");
    private static final String FROM = "<!-- measured: from hil-tests' measured.tsv -->";
    private static final String TO = "<!-- measured: end -->";

    @Test
    void every_trial_under_power_is_in_the_record() throws IOException {
        Set<String> expected = new HashSet<>(Trials.all(System.out).keySet());
        expected.remove("gpio"); // it counts edges and measures no time
        expected.removeIf(Trials::resetsBoard); // docs/watchdogs.md says that they are open

        assertThat(rows().stream().map(row -> row[0]).toList()).containsAll(expected);
    }

    @Test
    void no_recorded_figure_is_beyond_its_bar() throws IOException {
        for (String[] row : rows()) {
            if (!row[2].equals("-")) {
                assertThat(Double.parseDouble(row[1]))
                        .as(String.join(" ", row))
                        .isBetween(0.0, Double.parseDouble(row[2]));
            }
        }
    }

    @Test
    void the_page_holds_the_record() throws IOException {
        String page = Files.readString(PAGE);
        String written =
                page.substring(page.indexOf(FROM) + FROM.length(), page.indexOf(TO)).strip();

        assertThat(written)
                .as("docs/watchdogs.md between its two marks; take the expected text")
                .isEqualTo(table());
    }

    private static String table() throws IOException {
        var text = new StringBuilder("| trial | after, ms | at most | what |\n|---|---|---|---|");
        String before = "";
        for (String[] row : rows()) {
            String trial = row[0].equals(before) ? "" : "`" + row[0] + "`";
            before = row[0];
            String bar = row[2].equals("-") ? "" : row[2].replaceFirst("\\.0$", "");
            text.append("\n| %s | %s | %s | %s |".formatted(trial, row[1], bar, row[3]));
        }
        return text.toString();
    }

    private static List<String[]> rows() throws IOException {
        try (InputStream in = WatchdogTableTest.class.getResourceAsStream("measured.tsv")) {
            assertThat(in).as("the record of the last run").isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }
}
