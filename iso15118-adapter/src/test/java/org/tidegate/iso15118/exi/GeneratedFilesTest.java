package org.tidegate.iso15118.exi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tables and codecs are committed, so somebody could edit them by hand or forget to write them
 * anew.
 */
class GeneratedFilesTest {

    private static final Path GENERATORS = Path.of("src/exi");

    @ParameterizedTest
    @ValueSource(strings = {"generate_tables.py", "generate_codecs.py"})
    void committed_files_say_what_the_schema_model_says(String generator)
            throws IOException, InterruptedException {
        assumeTrue(GENERATORS.toFile().isDirectory(), "not started in the module directory");
        assumeTrue(hasPython(), "no python3 on this machine");
        Process check =
                new ProcessBuilder("python3", "-B", generator, "--check")
                        .directory(GENERATORS.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(check.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(check.exitValue()).as(said).isZero();
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
