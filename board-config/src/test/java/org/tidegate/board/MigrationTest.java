package org.tidegate.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A board file of version 1")
class MigrationTest {
    private static Migration.Done done(String text) {
        return switch (BoardFiles.migrate("b.yaml", text)) {
            case Migration.Done done -> done;
            case Migration.NothingToDo _ -> throw new AssertionError("nothing to do");
            case Migration.Refused refused ->
                    throw new AssertionError(refused.problems().toString());
        };
    }

    @Test
    void keeps_its_comments_and_says_what_has_changed() {
        Migration.Done done =
                done(
                        """
                        # My charger.
                        # Two lines about it.
                        charger:
                          identity: TG-1   # on the plate

                        # The contract of 2026-01-01.
                        grid:
                          # as agreed
                          import_limit_w: 11000
                        lane: {period_ms: 5}
                        session:
                          target_soc_percent: 90
                        """);

        assertThat(done.board())
                .isEqualTo(
                        """
                        # My charger.
                        # Two lines about it.
                        version: 2
                        site: site.yaml            # what is allowed here

                        charger:
                          identity: TG-1   # on the plate

                        lane: {period_ms: 5}
                        """);
        assertThat(done.site())
                .isEqualTo(
                        """
                        # What is allowed at this site; the board file beside it says what is wired.
                        version: 2

                        # The contract of 2026-01-01.
                        grid:
                          # as agreed
                          import_limit_w: 11000

                        session:
                          target_soc_percent: 90
                        """);
        assertThat(done.changes())
                .containsExactly(
                        "The board file says 'version: 2' and names its site file.",
                        "Section 'grid' moved into the site file.",
                        "Section 'session' moved into the site file.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"twin", "bench-sunspec"})
    void does_the_same_as_two_files(String name) throws IOException {
        Path file = Path.of("../boards/" + name + ".yaml").toAbsolutePath().normalize();
        Migration.Done done = done(Files.readString(file));

        Loaded before = BoardFiles.load(file);
        Loaded after =
                BoardFiles.load(
                        file,
                        Map.of(
                                file,
                                done.board().getBytes(StandardCharsets.UTF_8),
                                file.resolveSibling("site.yaml"),
                                done.site().getBytes(StandardCharsets.UTF_8)));

        assertThat(after).as(done.board()).isInstanceOf(Loaded.Valid.class);
        assertThat(((Loaded.Valid) after).board()).isEqualTo(((Loaded.Valid) before).board());
        assertThat(BoardFiles.migrate("b.yaml", done.board()))
                .isInstanceOf(Migration.NothingToDo.class);
    }

    @Test
    void in_braces_is_refused_with_its_place() {
        assertThat(BoardFiles.migrate("b.yaml", "{charger: {identity: a}, grid: {}}"))
                .isInstanceOfSatisfying(
                        Migration.Refused.class,
                        refused ->
                                assertThat(refused.problems().getFirst().toString())
                                        .startsWith(
                                                "b.yaml:1:2 charger: the section does not begin"));
        assertThat(BoardFiles.migrate("b.yaml", "- 1")).isInstanceOf(Migration.Refused.class);
        assertThat(BoardFiles.migrate("b.yaml", "a: [")).isInstanceOf(Migration.Refused.class);
    }
}
