package org.tidegate.controller.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tidegate.controller.journal.JournalFolder;
import org.tidegate.controller.store.FileDisk;

/** Opens the folder behind {@code --journal}, or says why not. */
final class JournalOption {
    private JournalOption() {}

    static JournalFolder open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    folder + " is not a folder",
                    "name the folder that holds events-000000 and ladder-000000");
        }
        var disk = new FileDisk(folder);
        if (disk.list("events-").isEmpty() && disk.list("ladder-").isEmpty()) {
            throw new CommandException(
                    TidegateCommand.FAILED,
                    folder + " holds no journal",
                    "name the folder that holds events-000000 and ladder-000000");
        }
        return new JournalFolder(disk);
    }
}
