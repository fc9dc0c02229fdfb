package org.tidegate.controller.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about the grid code; the twins add those that need a rig. */
@Command(
        name = "grid",
        description = "Grid codes and grid protection.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            GridProfileCommand.class,
            GridEventsCommand.class,
            GridServiceCommand.class,
            CommandLine.HelpCommand.class
        })
public final class GridCommand implements Runnable {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    /** Without a subcommand the help is the answer. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
