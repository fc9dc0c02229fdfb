package org.tidegate.board;

import java.util.List;

/** What became of a board file: a board, or everything that is wrong with it. */
public sealed interface Loaded {
    /**
     * @param source where each key stands, for checks that need to know more than the file
     */
    record Valid(Board board, BoardSource source) implements Loaded {}

    /**
     * @param problems at least one, in the order of the file
     */
    record Invalid(List<Problem> problems) implements Loaded {
        public Invalid {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("an invalid board file has a problem");
            }
        }
    }
}
