package org.tidegate.controller.update;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Root's side of an update: each verb runs to its end, and may be repeated after a power cut.
 *
 * <p>Every exception says what failed and what to do about it.
 */
public sealed interface UpdateVerbs permits RaucInstaller, DebInstaller {
    /** The kind of payload. */
    String kind();

    /**
     * @param payload verified and out of reach of less trusted users
     */
    void install(Path payload, UpdateManifest manifest) throws IOException;

    void activate() throws IOException;

    void markGood() throws IOException;

    void rollBack() throws IOException;

    void recover() throws IOException;

    /** Runs a program that has to succeed. */
    static String must(Commands commands, String... command) throws IOException {
        Commands.Result result = commands.run(List.of(command));
        if (!result.isGood()) {
            String last = result.output().lines().reduce((_, line) -> line).orElse("");
            throw new IOException(
                    "%s ended with %d: %s; remedy: run it by hand and read its log"
                            .formatted(String.join(" ", command), result.exitCode(), last));
        }
        return result.output();
    }
}
