package org.tidegate.controller.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.board.Migration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From one board file to a board file and a site file. */
@Command(
        name = "migrate",
        description = "Write a board file of an older version as files of the newest.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:written, or nothing to do",
            " 2:the file is not valid; nothing was written",
            " 3:a file cannot be read or written"
        })
final class ConfigMigrateCommand implements Callable<Integer> {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "BOARD_FILE", description = "The file of the older version.")
    private Path file = Path.of("");

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description = "Where board.yaml and site.yaml are written; they must not be there yet.")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        Loaded.Valid before = ConfigFiles.valid(file);
        PrintWriter out = spec.commandLine().getOut();
        switch (BoardFiles.migrate(file.toString(), ConfigFiles.text(file))) {
            case Migration.NothingToDo _ ->
                    out.println(file + " is of the newest version already.");
            case Migration.Refused refused ->
                    throw new CommandException(
                            ConfigFiles.NOT_VALID,
                            refused.problems().getFirst().toString(),
                            "Correct what is named.");
            case Migration.Done done -> {
                write(done, before);
                done.changes().forEach(out::println);
                out.println("Compare with 'tidegate config diff', then put the files in place.");
            }
        }
        out.flush();
        return TidegateCommand.OK;
    }

    private void write(Migration.Done done, Loaded.Valid before) {
        Path board = folder.resolve("board.yaml").toAbsolutePath().normalize();
        Path site = folder.resolve("site.yaml").toAbsolutePath().normalize();
        byte[] boardBytes = done.board().getBytes(StandardCharsets.UTF_8);
        byte[] siteBytes = done.site().getBytes(StandardCharsets.UTF_8);
        // Read where the old file is, so that relative paths mean the same.
        Path home = file.toAbsolutePath().normalize();
        Path beside = home.resolveSibling("site.yaml");
        Loaded.Valid after =
                ConfigFiles.valid(
                        BoardFiles.load(home, Map.of(home, boardBytes, beside, siteBytes)));
        if (!after.board().equals(before.board())) {
            throw new IllegalStateException("the migrated file would do something else");
        }
        try {
            Files.createDirectories(folder);
            Files.write(board, boardBytes, StandardOpenOption.CREATE_NEW);
            Files.write(site, siteBytes, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw ConfigFiles.unusable("write", folder, e);
        }
    }
}
