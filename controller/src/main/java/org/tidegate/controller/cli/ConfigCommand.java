package org.tidegate.controller.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about board and site file. */
@Command(
        name = "config",
        description = "Board and site files: show, compare, change with a way back.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ConfigShowCommand.class,
            ConfigDiffCommand.class,
            ConfigApplyCommand.class,
            ConfigConfirmCommand.class,
            ConfigMigrateCommand.class,
            CommandLine.HelpCommand.class
        })
public final class ConfigCommand implements Runnable {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    /** Without a subcommand the help is the answer. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
