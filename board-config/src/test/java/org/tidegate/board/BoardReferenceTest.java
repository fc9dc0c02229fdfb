package org.tidegate.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BoardReferenceTest {
    private static final Path PAGE = Path.of("../docs/board-file.md");

    /** Renew with {@code mvn -pl board-config -am test -Dtest=BoardReferenceTest -Dwrite.docs}. */
    @Test
    void the_manuals_page_is_current() throws IOException {
        if (System.getProperty("write.docs") != null) {
            Files.createDirectories(Path.of("../docs"));
            Files.writeString(PAGE, BoardFiles.reference());
        }
        assertThat(PAGE).content().isEqualTo(BoardFiles.reference());
    }

    @Test
    void every_key_says_what_it_means_and_who_says_so() {
        var names = new HashSet<String>();
        for (BoardKey key : BoardFiles.keys()) {
            assertThat(names.add(key.name())).as(key.name() + " is declared once").isTrue();
            assertThat(key.name()).matches("[a-z]+(\\.[a-z][a-z0-9_]*(\\[\\])?)+");
            assertThat(key.meaning()).as(key.name()).endsWith(".");
            assertThat(key.source()).as(key.name()).isNotBlank();
            assertThat(key.required() && !key.preset().isEmpty()).as(key.name()).isFalse();
        }
        assertThat(names).hasSizeGreaterThan(45);
    }

    /** A number with a unit has the unit in its name, and nothing else has. */
    @Test
    void the_unit_ends_the_name() {
        for (BoardKey key : BoardFiles.keys()) {
            String unit = key.values().replaceFirst("^a (whole )?number, \\S+ to \\S+ ?", "");
            if (!unit.equals(key.values()) && !unit.isEmpty()) {
                String ending = unit.equals("%") ? "percent" : unit.toLowerCase(Locale.ROOT);
                assertThat(key.name()).endsWith("_" + ending);
            }
        }
    }
}
