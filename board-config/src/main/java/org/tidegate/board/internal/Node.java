package org.tidegate.board.internal;

import java.util.List;
import org.tidegate.board.BoardSource.Position;

/** A YAML document as values with the place each stands at. */
public sealed interface Node {
    Position at();

    /**
     * @param plain written without quotes or block indicator
     */
    record Scalar(String text, boolean plain, Position at) implements Node {
        /** Nothing was written, or one of the words for nothing. */
        boolean isNothing() {
            return plain
                    && switch (text) {
                        case "", "~", "null", "Null", "NULL" -> true;
                        default -> false;
                    };
        }
    }

    record Mapping(List<Entry> entries, Position at) implements Node {}

    record Sequence(List<Node> items, Position at) implements Node {}

    /** Something whose problem has been told already. */
    record Refused(Position at) implements Node {}

    record Entry(Scalar key, Node value) {}
}
