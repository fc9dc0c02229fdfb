package org.tidegate.controller.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tidegate vehicle}: what was said between vehicle and charger. */
@Command(
        name = "vehicle",
        description = "What was said between vehicle and charger.",
        subcommands = {VehicleTimelineCommand.class, CommandLine.HelpCommand.class})
public final class VehicleCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
