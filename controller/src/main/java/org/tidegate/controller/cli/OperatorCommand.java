package org.tidegate.controller.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tidegate operator}: the way to the operator's server. */
@Command(
        name = "operator",
        description = "Checks the way to the operator's server.",
        subcommands = {OperatorProbeCommand.class, CommandLine.HelpCommand.class})
public final class OperatorCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
