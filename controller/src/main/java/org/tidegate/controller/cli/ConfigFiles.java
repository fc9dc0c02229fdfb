package org.tidegate.controller.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.board.Problem;

/** What the config commands have in common: valid files or an end with reasons. */
final class ConfigFiles {
    static final String BOARD = "/etc/tidegate/board.yaml";
    static final String STATE = "/var/lib/tidegate";
    static final int NOT_VALID = 2;

    /** Twice the longest board file there may be. */
    private static final long MOST_BYTES = 128 * 1024;

    private ConfigFiles() {}

    static Loaded.Valid valid(Path file) {
        return valid(BoardFiles.load(file));
    }

    static Loaded.Valid valid(Loaded loaded) {
        return switch (loaded) {
            case Loaded.Valid valid -> valid;
            case Loaded.Invalid invalid ->
                    throw new CommandException(
                            NOT_VALID,
                            invalid.problems().stream()
                                    .map(Problem::toString)
                                    .collect(Collectors.joining("\n  ", "not valid\n  ", "")),
                            "Correct what is named.");
        };
    }

    static String text(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CommandException(
                        NOT_VALID, file + " is too long", "Give a board or site file.");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new CommandException(
                    NOT_VALID, file + " is not UTF-8", "Save the file as UTF-8.");
        } catch (IOException e) {
            throw unusable("read", file, e);
        }
    }

    static CommandException unusable(String verb, Path file, IOException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new CommandException(
                TidegateCommand.UNREACHABLE,
                "cannot " + verb + " " + file + ": " + reason,
                "Check the path, and run the command as root if the file is root's.");
    }

    /**
     * The charger's state folder, for its owner only: root that writes into a folder of a less
     * trusted user can be led anywhere by a link.
     */
    static Path state(@Nullable Path given) {
        String unit = System.getenv("STATE_DIRECTORY");
        Path folder =
                given != null ? given : Path.of(unit == null || unit.isBlank() ? STATE : unit);
        String owner;
        try {
            owner = Files.getOwner(folder).getName();
        } catch (IOException e) {
            throw unusable("use", folder, e);
        }
        if (!owner.equals(System.getProperty("user.name"))) {
            throw new CommandException(
                    TidegateCommand.UNREACHABLE,
                    folder + " belongs to " + owner,
                    "Run 'runuser -u " + owner + " -- tidegate config ...'.");
        }
        return folder;
    }
}
