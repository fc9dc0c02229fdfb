package org.tidegate.controller.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** Certificates of the vehicle side. */
@Command(
        name = "pki",
        description = "Make, show and check certificates of ISO 15118.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PkiLabCommand.class,
            PkiShowCommand.class,
            PkiCheckCommand.class,
            CommandLine.HelpCommand.class
        })
public final class PkiCommand implements Runnable {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandSpec spec;

    /** Without a subcommand the help is the answer. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
