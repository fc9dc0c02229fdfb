package org.tidegate.controller.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line's root. Exit codes are stable: scripts may rely on them. */
@Command(
        name = "tidegate",
        mixinStandardHelpOptions = true,
        version = "tidegate 0.1.0",
        description = "Talks to a Tidegate charger.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:a check failed; what was found is said",
            "2:the command line is wrong",
            "3:the charger cannot be reached"
        })
public final class TidegateCommand implements Runnable {
    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int UNREACHABLE = 3;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    /** Without a subcommand the help is the answer. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The root alone, without any command. */
    static CommandLine root() {
        return new CommandLine(new TidegateCommand());
    }

    /** Trouble that was foreseen is told with its remedy; a bug is thrown on. */
    static int explain(Exception e, CommandLine line, CommandLine.ParseResult parsed)
            throws Exception {
        if (e instanceof CommandException trouble) {
            PrintWriter err = line.getErr();
            err.println("tidegate: " + trouble.getMessage());
            if (!trouble.remedy().isEmpty()) {
                err.println("  Remedy: " + trouble.remedy());
            }
            err.flush();
            return trouble.exitCode();
        }
        throw e;
    }
}
