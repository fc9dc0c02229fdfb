package org.tidegate.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardSchemaTest {
    private static final Path BOARD = Path.of("../docs/board.schema.json");
    private static final Path SITE = Path.of("../docs/site.schema.json");

    /** Exit code 3: no such library. */
    private static final String VALIDATE =
            """
            import sys, json
            try:
                import yaml, jsonschema
            except ImportError:
                sys.exit(3)
            schema = json.load(open(sys.argv[1]))
            jsonschema.Draft7Validator.check_schema(schema)
            document = yaml.safe_load(open(sys.argv[2]))
            errors = list(jsonschema.Draft7Validator(schema).iter_errors(document))
            print([e.message for e in errors])
            sys.exit(1 if errors else 0)
            """;

    @TempDir private Path directory;

    /** Renew with {@code mvn -pl board-config -am test -Dtest=BoardSchemaTest -Dwrite.docs}. */
    @Test
    void the_schemas_for_editors_are_current() throws IOException {
        if (System.getProperty("write.docs") != null) {
            Files.writeString(BOARD, BoardFiles.boardSchema());
            Files.writeString(SITE, BoardFiles.siteSchema());
        }
        assertThat(BOARD).content().isEqualTo(BoardFiles.boardSchema());
        assertThat(SITE).content().isEqualTo(BoardFiles.siteSchema());
    }

    @Test
    void every_key_is_in_the_schema_with_its_meaning() {
        for (BoardKey key : BoardFiles.keys()) {
            String word = key.name().substring(key.name().lastIndexOf('.') + 1);
            assertThat(BoardFiles.boardSchema())
                    .contains("\"" + word + "\": {")
                    .contains(key.meaning().replace("\"", "\\\""));
        }
    }

    @Test
    void a_foreign_validator_agrees_about_the_examples_and_about_a_slip() throws Exception {
        for (String name : new String[] {"twin", "bench-sunspec"}) {
            String text = Files.readString(Path.of("../boards/" + name + ".yaml"));
            assertThat(verdict(text)).as(name).isZero();
            assertThat(verdict(text.replace("period_ms: 10", "period_ms: 25"))).isEqualTo(1);
            assertThat(verdict(text.replace("converter:", "convertor:"))).isEqualTo(1);
        }
    }

    private int verdict(String text) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("b.yaml"), text);
        Process python;
        try {
            python =
                    new ProcessBuilder("python3", "-c", VALIDATE, BOARD.toString(), file.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(directory.resolve("out").toFile())
                            .start();
        } catch (IOException e) {
            Assumptions.abort("no python3 here: " + e.getMessage());
            return 3;
        }
        assertThat(python.waitFor(20, TimeUnit.SECONDS)).isTrue();
        Assumptions.assumeTrue(
                python.exitValue() != 3, "python3 has no jsonschema or no yaml here");
        return python.exitValue();
    }
}
