package org.tidegate.board.gridcode;

import java.util.List;
import java.util.stream.Collectors;

/** A grid code that cannot be used, with everything that is wrong with it. */
public final class GridCodeException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /**
     * @param place file and line, such as {@code vde-ar-n-4105.json:12}
     * @param key dotted
     */
    public record Problem(String place, String key, String reason, String remedy) {
        @Override
        public String toString() {
            return "%s: %s: %s\n  Remedy: %s".formatted(place, key, reason, remedy);
        }
    }

    public GridCodeException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
