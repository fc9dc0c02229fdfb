package org.tidegate.controller.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.controller.config.ConfigStore;
import org.tidegate.controller.config.ConfigTrial;
import org.tidegate.controller.config.ConfigTrial.Stage;
import org.tidegate.controller.store.FileDisk;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a changed file on trial: who does not confirm gets the old one back. */
@Command(
        name = "apply",
        description = {
            "Try a changed board or site file.",
            "The charger takes it at the end of the session, or at its start, and goes back to the"
                    + " old one by itself unless 'tidegate config confirm' comes in time."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:on its way",
            " 1:nothing to apply, or another trial is under way",
            " 2:the candidate is not valid; nothing has changed",
            " 3:a file cannot be read or written"
        })
final class ConfigApplyCommand implements Callable<Integer> {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The changed file.")
    private Path candidate = Path.of("");

    @Option(
            names = "--confirm-within",
            required = true,
            paramLabel = "TIME",
            description = "Such as 120s or 5min; 10 s to 1 h.")
    private String window = "";

    @Option(
            names = "--board",
            paramLabel = "FILE",
            defaultValue = ConfigFiles.BOARD,
            description = "The board file in force; ${DEFAULT-VALUE} if left out.")
    private Path board = Path.of(ConfigFiles.BOARD);

    @Option(
            names = "--in-place-of",
            paramLabel = "FILE",
            description =
                    "What it replaces: the site file, or a family; the board file if left out.")
    private @Nullable Path target;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "The charger's state folder; " + ConfigFiles.STATE + " if left out.")
    private @Nullable Path state;

    @Override
    public Integer call() {
        int seconds = seconds(window);
        Loaded.Valid before = ConfigFiles.valid(board);
        Path replaced = (target == null ? board : target).toAbsolutePath().normalize();
        if (!before.source().files().contains(replaced)) {
            throw new CommandException(
                    TidegateCommand.FAILED,
                    replaced + " is no part of " + board,
                    "Its files are " + before.source().files() + ".");
        }
        String text = ConfigFiles.text(candidate);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Loaded.Valid after = ConfigFiles.valid(BoardFiles.load(board, Map.of(replaced, bytes)));
        PrintWriter out = spec.commandLine().getOut();
        if (ConfigDiffCommand.print(out, before.source(), after.source()) == 0) {
            out.println("Nothing to apply: the charger would do the same.");
            out.flush();
            return TidegateCommand.FAILED;
        }
        prepare(new ConfigTrial(Stage.PREPARED, replaced, text, seconds));
        out.println(
                "On trial at the end of the session, or at the charger's start. Confirm within "
                        + seconds
                        + " s of that with 'tidegate config confirm'; otherwise it reverts.");
        out.flush();
        return TidegateCommand.OK;
    }

    private void prepare(ConfigTrial trial) {
        Path folder = ConfigFiles.state(state).resolve("config");
        try (var disk = new FileDisk(folder)) {
            var store = new ConfigStore(disk);
            if (store.trial().stage() != Stage.NONE) {
                throw new CommandException(
                        TidegateCommand.FAILED,
                        "another configuration is on trial",
                        "Confirm it, or wait until it has reverted.");
            }
            store.forgetConfirmation();
            store.trial(trial);
        } catch (IOException e) {
            throw ConfigFiles.unusable("write", folder, e);
        }
    }

    /** {@code 120s}, {@code 5min} or {@code 120}. */
    static int seconds(String text) {
        var matcher = Pattern.compile("([0-9]{1,5})\\s*(s|min|h)?").matcher(text.strip());
        if (matcher.matches()) {
            int factor =
                    switch (String.valueOf(matcher.group(2))) {
                        case "min" -> 60;
                        case "h" -> 3600;
                        default -> 1;
                    };
            int seconds = Integer.parseInt(matcher.group(1)) * factor;
            if (seconds >= 10 && seconds <= 3600) {
                return seconds;
            }
        }
        throw new CommandException(
                ConfigFiles.NOT_VALID,
                "--confirm-within " + text + " is not a time from 10 s to 1 h",
                "Write something like 120s.");
    }
}
