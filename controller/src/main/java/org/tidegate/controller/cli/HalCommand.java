package org.tidegate.controller.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that talk to converters and meters; the twins add the contract test. */
@Command(
        name = "hal",
        description = "Find, read and check converters and meters.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            HalScanCommand.class,
            HalReadCommand.class,
            HalProbeCommand.class,
            CommandLine.HelpCommand.class
        })
public final class HalCommand implements Runnable {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    /** Without a subcommand the help is the answer. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
