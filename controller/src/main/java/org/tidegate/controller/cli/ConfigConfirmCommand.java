package org.tidegate.controller.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tidegate.controller.config.BoardInForce;
import org.tidegate.controller.config.ConfigStore;
import org.tidegate.controller.config.ConfigTrial;
import org.tidegate.controller.config.ConfigTrial.Stage;
import org.tidegate.controller.store.FileDisk;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps what is on trial. */
@Command(
        name = "confirm",
        description = "Keep the configuration that is on trial.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:it is in force for good",
            " 1:nothing is on trial, or it was too late",
            " 3:a file cannot be read or written"
        })
final class ConfigConfirmCommand implements Callable<Integer> {
    /** The charger looks five times a second. */
    private static final int LOOKS = 50;

    /** Looks for which the charger is left to replace the file itself. */
    private static final int PATIENCE = 5;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "The charger's state folder; " + ConfigFiles.STATE + " if left out.")
    private @Nullable Path state;

    @Override
    public Integer call() throws InterruptedException {
        Path folder = ConfigFiles.state(state).resolve("config");
        try (var disk = new FileDisk(folder)) {
            var store = new ConfigStore(disk);
            ConfigTrial trial = store.trial();
            switch (trial.stage()) {
                case NONE ->
                        throw new CommandException(
                                TidegateCommand.FAILED,
                                "nothing is on trial",
                                "If it has reverted, apply it again.");
                case PREPARED ->
                        throw new CommandException(
                                TidegateCommand.FAILED,
                                "the charger does not run with it yet",
                                "Wait for the end of the session, or start the charger; then"
                                        + " confirm.");
                case RUNNING -> store.confirm(trial);
                case CONFIRMED -> {}
            }
            return await(store, trial);
        } catch (IOException e) {
            throw ConfigFiles.unusable("use", folder, e);
        }
    }

    private int await(ConfigStore store, ConfigTrial confirmed)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        int settling = 0;
        for (int look = 0; look < LOOKS; look++) {
            ConfigTrial now = store.trial();
            settling = now.stage() == Stage.CONFIRMED ? settling + 1 : 0;
            if (settling > PATIENCE) { // the charger may not write there; root may
                BoardInForce.replace(now);
                store.trial(ConfigTrial.NONE);
                store.forgetConfirmation();
                now = ConfigTrial.NONE;
            }
            if (now.stage() == Stage.NONE) {
                boolean kept = ConfigFiles.text(confirmed.target()).equals(confirmed.candidate());
                out.println(
                        kept
                                ? "Confirmed: " + confirmed.target() + " is in force."
                                : "Too late: the configuration has reverted.");
                out.flush();
                return kept ? TidegateCommand.OK : TidegateCommand.FAILED;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new CommandException(
                TidegateCommand.FAILED,
                "the charger does not answer",
                "See whether it runs: 'systemctl status tidegate'.");
    }
}
