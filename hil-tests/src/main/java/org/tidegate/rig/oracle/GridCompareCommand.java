package org.tidegate.rig.oracle;

import org.jspecify.annotations.Nullable;
import org.tidegate.controller.cli.CommandException;
import org.tidegate.controller.cli.TidegateCommand;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Compares two files of outputs as the vectors' own recipe says. */
@Command(
        name = "compare",
        description = "Compare outputs with those of the oracle and name the worst row.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:within the tolerances",
            " 1:beyond them; where is said",
            " 2:a file cannot be used; the place is said"
        })
public final class GridCompareCommand implements Callable<Integer> {
    private final GridFamilies families;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "EXPECTED.csv", description = "The oracle's.")
    private Path expected = Path.of("");

    @Parameters(index = "1", paramLabel = "ACTUAL.csv", description = "Ours, or anybody's.")
    private Path actual = Path.of("");

    @Option(
            names = "--scenario",
            paramLabel = "FILE.json",
            description = "Its tolerances and checks are used as well.")
    private @Nullable Path scenario;

    public GridCompareCommand(GridFamilies families) {
        this.families = families;
    }

    @Override
    public Integer call() {
        try {
            Scenario described = scenario == null ? null : Scenario.read(scenario);
            CsvTable theirs = CsvTable.read(expected);
            GridFamily family = described == null ? families.of(theirs) : families.of(described);
            GridFamily.Verdict verdict = family.compare(described, theirs, CsvTable.read(actual));
            tell(verdict);
            return verdict.passed() ? TidegateCommand.OK : TidegateCommand.FAILED;
        } catch (BadFile e) {
            throw new CommandException(
                    TidegateCommand.USAGE, String.valueOf(e.getMessage()), e.remedy());
        }
    }

    private void tell(GridFamily.Verdict verdict) {
        PrintWriter out = spec.commandLine().getOut();
        out.println((verdict.passed() ? "pass " : "FAIL ") + verdict.name());
        if (verdict.transitions() >= 0) {
            out.println(
                    "transitions: "
                            + verdict.transitions()
                            + " (expected "
                            + verdict.expectedTransitions()
                            + ")");
        }
        out.println("worst row: " + verdict.worst());
        verdict.problems().forEach(p -> out.println("  " + p));
        out.flush();
    }
}
