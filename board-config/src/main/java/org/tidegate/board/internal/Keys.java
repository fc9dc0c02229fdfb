package org.tidegate.board.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.BoardKey;

/**
 * The one table of everything a board file may say, put together from its topics. Loader, "did you
 * mean", ranges and the manual's page all come from here; a key that is not here does not exist.
 */
public final class Keys {
    /** Words at a file's beginning that say how to read it; {@link Layers} reads them. */
    static final List<String> HEAD = List.of("version", "include", "site");

    /** In the order of the manual. */
    private static final List<Key<?>> ALL =
            Stream.of(
                            ChargerKeys.all(),
                            GridKeys.all(),
                            ConverterKeys.all(),
                            MeterKeys.all(),
                            SiteKeys.all(),
                            InsulationKeys.all(),
                            PilotKeys.all(),
                            VehicleLinkKeys.all(),
                            VehicleKeys.ALL,
                            OperatorKeys.all(),
                            SessionKeys.all(),
                            LocalKeys.all(),
                            WiringKeys.all(),
                            UpdateKeys.all())
                    .<Key<?>>flatMap(List::stream)
                    .toList();

    private static final Map<String, Key<?>> BY_NAME = new LinkedHashMap<>();
    private static final Set<String> SECTIONS = new LinkedHashSet<>();

    static {
        for (Key<?> key : ALL) {
            BY_NAME.put(key.name(), key);
            SECTIONS.add(key.section());
        }
    }

    private Keys() {}

    static @Nullable Key<?> find(String name) {
        return BY_NAME.get(name);
    }

    static List<Key<?>> all() {
        return List.copyOf(ALL);
    }

    public static List<BoardKey> described() {
        return ALL.stream().<BoardKey>map(Key::described).toList();
    }

    /** Paths of everything that holds keys of its own; lists end with {@code []}. */
    static Set<String> sections() {
        return SECTIONS;
    }

    static String join(String section, String word) {
        return section.isEmpty() ? word : section + "." + word;
    }

    /** The words that may stand in a section: keys, sections and lists. */
    static List<String> wordsIn(String section) {
        var words = new LinkedHashSet<String>(section.isEmpty() ? HEAD : List.of());
        String prefix = section.isEmpty() ? "" : section + ".";
        for (String name : BY_NAME.keySet()) {
            if (name.startsWith(prefix)) {
                words.add(name.substring(prefix.length()).split("\\.|\\[", 2)[0]);
            }
        }
        return List.copyOf(words);
    }
}
