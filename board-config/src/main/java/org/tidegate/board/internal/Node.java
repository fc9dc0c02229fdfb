package org.tidegate.board.internal;

import java.util.List;

/** A YAML document as values with positions, counted from 1. */
public sealed interface Node {
    int line();

    int column();

    /**
     * @param plain written without quotes or block indicator
     */
    record Scalar(String text, boolean plain, int line, int column) implements Node {
        /** Nothing was written, or one of the words for nothing. */
        boolean isNothing() {
            return plain
                    && switch (text) {
                        case "", "~", "null", "Null", "NULL" -> true;
                        default -> false;
                    };
        }
    }

    record Mapping(List<Entry> entries, int line, int column) implements Node {}

    record Sequence(List<Node> items, int line, int column) implements Node {}

    /** Something whose problem has been told already. */
    record Refused(int line, int column) implements Node {}

    record Entry(Scalar key, Node value) {}
}
