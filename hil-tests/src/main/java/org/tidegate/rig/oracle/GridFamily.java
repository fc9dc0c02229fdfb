package org.tidegate.rig.oracle;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One family of vectors: how to run it and how to compare it. */
public interface GridFamily {
    /** For messages: {@code protection}, {@code measurement}. */
    String name();

    /** Whether a scenario is of this family, by what its JSON holds. */
    boolean accepts(Scenario scenario);

    /** Whether a table is of this family, by its columns; for comparing without a scenario. */
    boolean accepts(CsvTable table);

    /**
     * Runs the engine over the inputs.
     *
     * @param input may hold the oracle's outputs as well; they are not looked at
     * @return the family's own columns, inputs as they were written
     */
    CsvTable replay(Scenario scenario, CsvTable input) throws BadFile;

    /**
     * The same from file to file.
     *
     * @return how many rows were written
     */
    default long replay(Scenario scenario, Path input, Path output) throws BadFile {
        CsvTable.requireOther(output, input);
        CsvTable out = replay(scenario, CsvTable.read(input));
        out.write(output);
        return out.rows();
    }

    /**
     * @param scenario holds tolerances and checks; null compares with the family's own tolerances
     */
    Verdict compare(@Nullable Scenario scenario, CsvTable expected, CsvTable actual) throws BadFile;

    /**
     * What a comparison found.
     *
     * @param transitions in the actual file; −1 where the family has none
     * @param expectedTransitions in the expected file
     * @param worst the worst row, in words
     * @param problems empty for a pass
     */
    record Verdict(
            String name,
            int transitions,
            int expectedTransitions,
            String worst,
            List<String> problems) {
        public Verdict {
            problems = List.copyOf(problems);
        }

        public boolean passed() {
            return problems.isEmpty();
        }
    }
}
