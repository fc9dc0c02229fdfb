package org.tidegate.controller.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tidegate exi}: messages of vehicles between EXI and XML, for diagnosis. */
@Command(
        name = "exi",
        description = "Translate vehicle messages between EXI and XML.",
        subcommands = {
            ExiDecodeCommand.class,
            ExiEncodeCommand.class,
            CommandLine.HelpCommand.class
        })
public final class ExiCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
