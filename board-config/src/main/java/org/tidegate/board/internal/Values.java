package org.tidegate.board.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.BoardSource;
import org.tidegate.board.BoardSource.Position;
import org.tidegate.board.Problem;
import org.tidegate.board.Setting;

/** What a board's files, or one entry of a list in them, say. */
public final class Values {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, List<Values>> lists = new LinkedHashMap<>();
    private final Map<String, Position> positions;
    private final Map<String, Position> sections = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> untold = new HashSet<>();

    Values() {
        this(new LinkedHashMap<>());
    }

    private Values(Map<String, Position> positions) {
        this.positions = positions;
    }

    /** One more entry of a list; its positions are kept with the whole file's. */
    Values entry(String list) {
        var entry = new Values(positions);
        lists.computeIfAbsent(list, _ -> new ArrayList<>()).add(entry);
        return entry;
    }

    <T> void put(Key<T> key, T value) {
        values.put(key.name(), value);
    }

    void at(String path, Node node) {
        positions.putIfAbsent(path, node.at());
    }

    /** The key stands there, rightly or wrongly: it is not missing. */
    void see(String name) {
        seen.add(name);
    }

    /** A section begins there; the whole file is the section with the empty name. */
    void begin(String section, Position at) {
        sections.putIfAbsent(section, at);
    }

    /** A list stands there, be it empty: it takes the place of an included one. */
    void beginList(String section) {
        lists.computeIfAbsent(section, _ -> new ArrayList<>());
    }

    /** Missing keys of that section, or that missing key, would only repeat a problem. */
    void doNotTellMissing(String sectionOrKey) {
        untold.add(sectionOrKey);
    }

    /** Lays what a later file says over this; its lists replace the ones here. */
    void overlay(Values upper) {
        values.putAll(upper.values);
        sections.putAll(upper.sections);
        seen.addAll(upper.seen);
        untold.addAll(upper.untold);
        for (var list : upper.lists.entrySet()) {
            String path = list.getKey().substring(0, list.getKey().length() - 2);
            positions.keySet().removeIf(at -> at.equals(path) || at.startsWith(path + "["));
            lists.put(list.getKey(), list.getValue());
        }
        positions.putAll(upper.positions);
    }

    /** Tells of required keys that no file has. */
    void tellMissing(List<Problem> problems) {
        for (Key<?> key : Keys.all()) {
            String section = key.section();
            if (!key.required()
                    || section.contains("[]")
                    || seen.contains(key.name())
                    || untold.contains(key.name())
                    || untold.contains(section)) {
                continue;
            }
            Position at = sections.containsKey(section) ? sections.get(section) : sections.get("");
            if (at != null) {
                problems.add(missing(key, key.name(), at));
            }
        }
    }

    static Problem missing(Key<?> key, String shown, Position at) {
        return at.problem(shown, "the key is missing", "Add it: " + key.type().words() + ".");
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

    BoardSource source(String file, List<Path> files) {
        var settings = new ArrayList<Setting>();
        for (Key<?> key : Keys.all()) {
            int bracket = key.name().indexOf("[]");
            if (bracket < 0) {
                settings.add(setting(key, key.name()));
                continue;
            }
            String list = key.name().substring(0, bracket);
            List<Values> entries = list(list + "[]");
            for (int i = 0; i < entries.size(); i++) {
                String path = list + "[" + i + "]" + key.name().substring(bracket + 2);
                settings.add(entries.get(i).setting(key, path));
            }
        }
        return new BoardSource(file, positions, settings, files);
    }

    private <T> Setting setting(Key<T> key, String path) {
        T value = find(key);
        return new Setting(
                key.described(),
                path,
                value == null ? "" : key.type().write(value),
                key.type().unit(),
                key.type().isText(),
                values.containsKey(key.name()) ? positions.get(path) : null);
    }
}
