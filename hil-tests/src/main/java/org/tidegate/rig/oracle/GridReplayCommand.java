package org.tidegate.rig.oracle;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tidegate.controller.cli.CommandException;
import org.tidegate.controller.cli.TidegateCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the engine on a file of inputs and writes what it did. */
@Command(
        name = "replay",
        description = "Run grid protection on recorded inputs and write its outputs.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {" 0:the output is written", " 2:a file cannot be used; the place is said"})
public final class GridReplayCommand implements Callable<Integer> {
    private final GridFamilies families;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandSpec spec;

    @Option(
            names = "--scenario",
            required = true,
            paramLabel = "FILE.json",
            description = "Settings.")
    private Path scenario = Path.of("");

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE.csv",
            description = "Inputs, a row for each step; outputs in it are not looked at.")
    private Path input = Path.of("");

    @Option(
            names = "--output",
            required = true,
            paramLabel = "OUT.csv",
            description = "Inputs and outputs, in the columns of the family.")
    private Path output = Path.of("");

    public GridReplayCommand(GridFamilies families) {
        this.families = families;
    }

    @Override
    public Integer call() {
        try {
            Scenario described = Scenario.read(scenario);
            long rows = families.of(described).replay(described, input, output);
            spec.commandLine().getOut().println(described.name() + ": " + rows + " rows");
            return TidegateCommand.OK;
        } catch (BadFile e) {
            throw new CommandException(
                    TidegateCommand.USAGE, String.valueOf(e.getMessage()), e.remedy());
        }
    }
}
