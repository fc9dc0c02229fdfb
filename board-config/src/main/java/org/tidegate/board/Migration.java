package org.tidegate.board;

import java.util.List;

/** What became of the attempt to bring a board file to the newest version. */
public sealed interface Migration {
    /**
     * @param board text of the board file, comments kept
     * @param site text of the site file that belongs beside it
     * @param changes what is different now, one sentence each
     */
    record Done(String board, String site, List<String> changes) implements Migration {
        public Done {
            changes = List.copyOf(changes);
        }
    }

    /** It is of the newest version already. */
    record NothingToDo() implements Migration {}

    /**
     * @param problems at least one
     */
    record Refused(List<Problem> problems) implements Migration {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
