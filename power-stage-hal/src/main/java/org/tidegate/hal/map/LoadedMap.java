package org.tidegate.hal.map;

import java.util.List;

/** What became of a map file: a map, or everything that is wrong with it. */
public sealed interface LoadedMap {
    record Valid(RegisterMap map) implements LoadedMap {}

    /**
     * @param problems at least one, in the order of the file
     */
    record Invalid(List<MapProblem> problems) implements LoadedMap {
        public Invalid {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("an invalid map file has a problem");
            }
        }
    }
}
