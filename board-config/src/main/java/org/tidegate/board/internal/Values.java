package org.tidegate.board.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.BoardSource;
import org.tidegate.board.BoardSource.Position;

/** What a board file, or one entry of a list in it, says. */
public final class Values {
    private final String file;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, List<Values>> lists = new LinkedHashMap<>();
    private final Map<String, Position> positions;

    Values(String file) {
        this(file, new LinkedHashMap<>());
    }

    private Values(String file, Map<String, Position> positions) {
        this.file = file;
        this.positions = positions;
    }

    /** One more entry of a list; its positions are kept with the whole file's. */
    Values entry(String list) {
        var entry = new Values(file, positions);
        lists.computeIfAbsent(list, _ -> new ArrayList<>()).add(entry);
        return entry;
    }

    <T> void put(Key<T> key, T value) {
        values.put(key.name(), value);
    }

    void at(String path, Node node) {
        positions.putIfAbsent(path, new Position(node.line(), node.column()));
    }

    List<Values> list(String list) {
        return lists.getOrDefault(list, List.of());
    }

    /** The value, or the preset, or null. */
    <T> @Nullable T find(Key<T> key) {
        Object value = values.get(key.name());
        return value == null ? key.preset() : key.type().javaType().cast(value);
    }

    /** The value of a key that is required or has a preset. */
    <T> T get(Key<T> key) {
        T value = find(key);
        if (value == null) {
            throw new IllegalStateException(key.name() + " has neither value nor preset");
        }
        return value;
    }

    int whole(Key<Double> key) {
        return (int) Math.round(get(key));
    }

    public BoardSource source() {
        return new BoardSource(file, positions);
    }
}
