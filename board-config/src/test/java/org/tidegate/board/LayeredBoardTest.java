package org.tidegate.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A board of several files")
class LayeredBoardTest {
    private static final String FAMILY =
            """
            version: 2
            converter:
              host: 10.0.0.2
              poll_interval_ms: 100
            pilot:
              cable_current_limit_a: 32
            vehicle:
              tls: false
            """;
    private static final String BOARD =
            """
            version: 2
            include: families/ours.yaml
            site: site.yaml
            charger:
              identity: TG-1
              serial: "1"
            converter:
              host: 10.0.0.3
            """;
    private static final String SITE =
            """
            version: 2
            grid:
              profile: vde-ar-n-4105
              import_limit_w: 11000
              confirmed:
                - {key: a, value: b=1, by: Jo, on: 2026-01-02}
            operator:
              password_file: secrets/operator
            """;

    @TempDir private Path directory;
    private Path board;

    @BeforeEach
    void files() throws IOException {
        board = write("board.yaml", BOARD);
        write("families/ours.yaml", FAMILY);
        write("site.yaml", SITE);
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Loaded.Valid valid() {
        return switch (BoardFiles.load(board)) {
            case Loaded.Valid valid -> valid;
            case Loaded.Invalid invalid -> throw new AssertionError(invalid.problems().toString());
        };
    }

    private List<String> problems() {
        return switch (BoardFiles.load(board)) {
            case Loaded.Valid _ -> List.of();
            case Loaded.Invalid invalid ->
                    invalid.problems().stream()
                            .map(p -> p.toString().replace(directory + "/", ""))
                            .toList();
        };
    }

    @Test
    void the_board_lies_over_its_family_and_the_site_says_what_is_allowed() {
        Board read = valid().board();

        assertThat(read.converter().host()).isEqualTo("10.0.0.3");
        assertThat(read.converter().pollIntervalMillis()).isEqualTo(100);
        assertThat(read.grid().importLimitW()).isEqualTo(11_000);
        assertThat(read.grid().confirmed()).hasSize(1);
        assertThat(read.operator().passwordFile()).isEqualTo(directory.resolve("secrets/operator"));
        assertThat(valid().source().files())
                .containsExactly(
                        board,
                        directory.resolve("families/ours.yaml"),
                        directory.resolve("site.yaml"));
    }

    @Test
    void each_value_tells_which_file_it_stands_in_or_which_clause_presets_it() {
        Map<String, String> sources = new HashMap<>();
        valid().source().settings().forEach(s -> sources.put(s.path(), s.source()));

        assertThat(sources)
                .containsEntry("converter.host", board + ":8:9")
                .containsEntry(
                        "converter.poll_interval_ms",
                        directory.resolve("families/ours.yaml") + ":4:21")
                .containsEntry("grid.import_limit_w", directory.resolve("site.yaml") + ":4:19")
                .containsEntry("converter.port", "preset (Modbus TCP guide)")
                .containsEntry("grid.confirmed[0].by", directory.resolve("site.yaml") + ":6:32")
                .containsEntry("lane.cpu", "not set");
    }

    @Test
    void a_problem_names_the_file_it_is_in() throws IOException {
        write("families/ours.yaml", FAMILY.replace("100", "9"));
        write("site.yaml", SITE.replace("import_limit_w", "import_limit_kw"));

        assertThat(problems())
                .containsExactly(
                        "families/ours.yaml:4:21 converter.poll_interval_ms: 9 is not within 20 to"
                                + " 1000 ms (a blind lane trips; see grid-protection). Correct it."
                                + " Or delete the line to use the preset 100 ms.",
                        "site.yaml:4:3 grid.import_limit_kw: there is no such key. Did you mean"
                                + " 'import_limit_w'?");
    }

    @Test
    void what_no_file_says_is_missing_once_where_it_would_stand() throws IOException {
        write("site.yaml", SITE.replace("  import_limit_w: 11000\n", ""));
        write("board.yaml", BOARD.replace("  serial: \"1\"\n", ""));

        assertThat(problems())
                .containsExactly(
                        "board.yaml:5:3 charger.serial: the key is missing. Add it: text of at most"
                                + " 25 characters.",
                        "site.yaml:3:3 grid.import_limit_w: the key is missing. Add it: a number, 0"
                                + " to 350000 W.");
    }

    @Test
    void what_is_allowed_does_not_stand_with_what_is_wired() throws IOException {
        write("board.yaml", BOARD + "grid:\n  import_limit_w: 99000\n");
        write("site.yaml", SITE + "lane:\n  period_ms: 5\n");

        assertThat(problems())
                .containsExactly(
                        "board.yaml:9:1 grid: the section says what is allowed here, and this file"
                                + " says what is wired. Move it into the site file; 'tidegate"
                                + " config migrate' does it.",
                        "site.yaml:9:1 lane: the section says what is wired, and this file says"
                                + " what is allowed here. Move it into the board file.");
    }

    @Test
    void a_circle_is_refused_at_the_line_that_closes_it() throws IOException {
        write("families/ours.yaml", FAMILY + "include: more.yaml\n");
        write("families/more.yaml", "version: 2\ninclude: ../board.yaml\n");

        assertThat(problems())
                .contains(
                        "families/more.yaml:2:10 include: 'board.yaml' includes itself by way of"
                                + " this line. Delete this line.");
    }

    @Test
    void depth_and_number_of_files_have_an_end() throws IOException {
        for (int i = 1; i < 7; i++) {
            write("d" + i + ".yaml", "version: 2\ninclude: d" + (i + 1) + ".yaml\n");
        }
        write("board.yaml", BOARD.replace("families/ours.yaml", "d1.yaml"));
        assertThat(problems())
                .contains(
                        "d4.yaml:2:10 include: files include each other more than 4 deep. Delete"
                                + " this line.");

        write("one.yaml", "version: 2\n");
        write(
                "board.yaml",
                BOARD.replace("families/ours.yaml", "[" + "one.yaml,".repeat(40) + "]"));
        assertThat(problems()).anyMatch(p -> p.contains("a board has at most 16 files"));
    }

    @Test
    void a_file_that_is_not_there_is_named_where_it_is_asked_for() throws IOException {
        Files.delete(directory.resolve("site.yaml"));

        assertThat(problems())
                .containsExactly(
                        "board.yaml:3:7 site: 'site.yaml' is not there. Write the path of a"
                                + " readable file, from the directory of board.yaml.");
    }

    @Test
    void a_newer_file_and_a_site_without_version_are_refused_in_words() throws IOException {
        write("board.yaml", BOARD.replace("version: 2", "version: 3"));
        assertThat(problems())
                .containsExactly(
                        "board.yaml:1:10 version: the file is of version 3, and this firmware reads"
                                + " 1 to 2. Install newer firmware, or the file that was in force"
                                + " before.");

        write("board.yaml", BOARD.replace("version: 2\n", ""));
        assertThat(problems())
                .anyMatch(p ->
                        p.startsWith(
                                "board.yaml:2:7 site: a file of version 1 says itself what"
                                        + " is allowed here"));
    }

    @Test
    void a_list_takes_the_place_of_the_included_one() throws IOException {
        write("common.yaml", SITE);
        write("site.yaml", "version: 2\ninclude: common.yaml\ngrid:\n  confirmed: []\n");

        assertThat(valid().board().grid().confirmed()).isEmpty();
        assertThat(valid().board().grid().importLimitW()).isEqualTo(11_000);
    }

    @Test
    void one_flat_file_says_the_same() {
        Loaded.Valid read = valid();
        String flat = BoardFiles.flat(read.source());

        Loaded again =
                BoardFiles.read(
                        "flat.yaml", flat.getBytes(StandardCharsets.UTF_8), Path.of("/other"));

        assertThat(again).as(flat).isInstanceOf(Loaded.Valid.class);
        Board board = ((Loaded.Valid) again).board();
        // Presets start from the file's own directory; everything that was set is as it was.
        assertThat(board.grid()).isEqualTo(read.board().grid());
        assertThat(board.converter()).isEqualTo(read.board().converter());
        assertThat(board.operator()).isEqualTo(read.board().operator());
        assertThat(board.vehicle()).isEqualTo(read.board().vehicle());
    }

    @Test
    void a_candidate_stands_in_for_a_file_before_it_is_in_force() {
        byte[] candidate = SITE.replace("11000", "5000").getBytes(StandardCharsets.UTF_8);

        Loaded loaded = BoardFiles.load(board, Map.of(directory.resolve("site.yaml"), candidate));

        assertThat(((Loaded.Valid) loaded).board().grid().importLimitW()).isEqualTo(5_000);
        assertThat(valid().board().grid().importLimitW()).isEqualTo(11_000);
    }
}
