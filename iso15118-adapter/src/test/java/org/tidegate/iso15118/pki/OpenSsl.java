package org.tidegate.iso15118.pki;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A second opinion by somebody else's code. */
public final class OpenSsl {
    private static final Path PROGRAM = Path.of("/usr/bin/openssl");

    private OpenSsl() {}

    /** What it printed, and how it ended. */
    public record Said(int exitCode, String text) {}

    /** Runs it to its end; the test is skipped where it is not installed. */
    public static Said run(Path folder, String... arguments) throws Exception {
        Process process = start(folder, arguments);
        process.getOutputStream().close();
        return finish(process);
    }

    /** Starts it with its input open. */
    public static Process start(Path folder, String... arguments) throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "openssl is not installed");
        var command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    public static Said finish(Process process) throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Said(process.waitFor(), text);
    }

    /** Writes files below a folder. */
    public static void write(Path folder, java.util.Map<String, byte[]> files) throws IOException {
        for (var file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }
}
