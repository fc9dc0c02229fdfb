package org.tidegate.controller.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tidegate.controller.der.ServicePermit;
import org.tidegate.controller.store.FileDisk;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The permission to be in service: shown, withdrawn, given back. */
@Command(
        name = "service",
        mixinStandardHelpOptions = true,
        description = {
            "Shows, withdraws or gives back the permission to be in service (IEEE 1547-2018"
                    + " 4.10.3).",
            "A charger without it ceases within a second, in both directions, and comes back as"
                    + " after a trip: by waiting and ramp. It stays withdrawn after a restart."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:done, or service is permitted",
            " 1:service is not permitted (show)",
            " 2:the folder cannot be used; the place is said"
        })
public final class GridServiceCommand implements Callable<Integer> {
    private static final int LONGEST_REASON = 200;

    private enum Action {
        SHOW,
        WITHDRAW,
        PERMIT
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "show",
            paramLabel = "show|withdraw|permit",
            description = "what to do; show is the default")
    private String action = "show";

    @Option(
            names = "--journal",
            required = true,
            paramLabel = "DIR",
            description = "the journal folder, journal.directory of the board")
    private Path folder = Path.of("");

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "why, and who says so; kept beside it")
    private String reason = "";

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        Action wanted = action();
        if (!Files.isDirectory(folder)) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    folder + " is not a folder",
                    "name journal.directory of the board");
        }
        String why = reason.strip();
        if (why.length() > LONGEST_REASON || why.chars().anyMatch(Character::isISOControl)) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    "--reason: more than one line of " + LONGEST_REASON + " characters",
                    "shorten it");
        }
        var permit = new ServicePermit(new FileDisk(folder));
        try {
            if (wanted != Action.SHOW) {
                permit.save(new ServicePermit.Word(wanted == Action.PERMIT, why));
            }
            return tell(permit.load(), wanted);
        } catch (IOException e) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    folder + " cannot be used: " + e.getMessage(),
                    "check its permissions; the charger goes on with what it knows");
        }
    }

    private Action action() {
        for (Action each : Action.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(action)) {
                return each;
            }
        }
        throw new CommandException(
                TidegateCommand.USAGE,
                "'" + action + "' is not known here",
                "write show, withdraw or permit");
    }

    private int tell(ServicePermit.Word word, Action done) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                (word.permitted() ? "Service is permitted" : "Service is withdrawn")
                        + (word.reason().isEmpty() ? "." : ": " + word.reason()));
        out.flush();
        return done == Action.SHOW && !word.permitted()
                ? TidegateCommand.FAILED
                : TidegateCommand.OK;
    }
}
