package org.tidegate.board;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where the keys of a loaded board stand, in whichever of its files, so that a later check (an
 * unknown grid profile, a password file that is not there) can complain as precisely as the loader.
 */
public final class BoardSource {
    /**
     * @param file as problems name it
     * @param line,column counted from 1
     */
    public record Position(String file, int line, int column) {
        /**
         * @param key dotted path; empty where the trouble has no key
         * @param reason without a full stop
         * @param remedy a whole sentence
         */
        public Problem problem(String key, String reason, String remedy) {
            return new Problem(file, line, column, key, reason, remedy);
        }

        /** {@code file:line:column}. */
        @Override
        public String toString() {
            return file + ":" + line + ":" + column;
        }
    }

    private final String file;
    private final Map<String, Position> positions;
    private final List<Setting> settings;
    private final List<Path> files;

    /**
     * @param file the board file, for keys that stand nowhere
     * @param settings every key with the value in force
     * @param files every file that was read, the board file first
     */
    public BoardSource(
            String file,
            Map<String, Position> positions,
            List<Setting> settings,
            List<Path> files) {
        this.file = file;
        this.positions = Map.copyOf(positions);
        this.settings = List.copyOf(settings);
        this.files = List.copyOf(files);
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
        return new Position(file, 1, 1);
    }

    /**
     * @param reason without a full stop
     * @param remedy a whole sentence
     */
    public Problem problem(String key, String reason, String remedy) {
        return at(key).problem(key, reason, remedy);
    }

    /** Every key with the value in force and where it comes from, in the order of the manual. */
    public List<Setting> settings() {
        return settings;
    }

    /** Every file that was read, the board file first. */
    public List<Path> files() {
        return files;
    }
}
