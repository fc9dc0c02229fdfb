package org.tidegate.board;

import java.util.Map;

/**
 * Where the keys of a loaded board file stand, so that a later check (an unknown grid profile, a
 * password file that is not there) can complain as precisely as the loader.
 */
public final class BoardSource {
    /** Counted from 1. */
    public record Position(int line, int column) {}

    private final String file;
    private final Map<String, Position> positions;

    public BoardSource(String file, Map<String, Position> positions) {
        this.file = file;
        this.positions = Map.copyOf(positions);
    }

    /**
     * Where the key's value stands; its section's place, or the file's beginning, if it has none.
     */
    public Position at(String key) {
        for (String path = key; !path.isEmpty(); ) {
            Position position = positions.get(path);
            if (position != null) {
                return position;
            }
            path = path.substring(0, Math.max(0, path.lastIndexOf('.')));
        }
        return new Position(1, 1);
    }

    /**
     * @param reason without a full stop
     * @param remedy a whole sentence
     */
    public Problem problem(String key, String reason, String remedy) {
        Position at = at(key);
        return new Problem(file, at.line(), at.column(), key, reason, remedy);
    }
}
