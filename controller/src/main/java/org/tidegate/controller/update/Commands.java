package org.tidegate.controller.update;

import java.io.IOException;
import java.util.List;

/** Programs of the host; a test answers instead. */
@FunctionalInterface
public interface Commands {
    /**
     * @param output both streams, at most a few lines of it are shown
     */
    record Result(int exitCode, String output) {
        public boolean isGood() {
            return exitCode == 0;
        }
    }

    /**
     * Runs a program without a shell, to its end.
     *
     * @throws IOException if there is no such program, or it does not end in half an hour
     */
    Result run(List<String> command) throws IOException;
}
