package org.tidegate.hal.internal.sunspec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names, types and order of all points of the models in {@code models.txt}. */
final class ModelTable {
    private static final Map<Integer, Group> MODELS = load();

    private sealed interface Item {}

    private record Leaf(String name, String type, String scale, boolean writable) implements Item {
        int words() {
            return switch (type) {
                case "i16", "u16", "sf", "pad" -> 1;
                case "i32", "u32" -> 2;
                case "u64" -> 4;
                default -> Integer.parseInt(type.substring(3)); // a text, "str16"
            };
        }
    }

    /**
     * @param count name of the point that says how often it is repeated; empty for once
     */
    private record Group(String name, String count, List<Item> items) implements Item {}

    /**
     * A point where it lies in one device.
     *
     * @param type null for texts and padding
     * @param scaleOffset 0 when it has no scale factor
     */
    record Cell(
            String path,
            int offset,
            int words,
            @Nullable PointType type,
            int scaleOffset,
            boolean writable) {
        Point point(int model) {
            if (type == null) {
                throw new IllegalStateException(path + " is no number");
            }
            return new Point(model, path, offset, type, scaleOffset);
        }
    }

    private ModelTable() {}

    static boolean knows(int id) {
        return MODELS.containsKey(id);
    }

    /**
     * Where the points of this device's model are, by path; how many there are is in the device.
     */
    static Map<String, Cell> cells(Model model) {
        Group top = MODELS.get(model.id);
        var cells = new LinkedHashMap<String, Cell>();
        if (top != null) {
            var names = new HashMap<String, Integer>();
            offsets(top, names);
            lay(top, "", 2, model, names, cells);
        }
        return cells;
    }

    /** Offsets of the top level's own points, where counts and scale factors live. */
    private static void offsets(Group top, Map<String, Integer> names) {
        int offset = 2;
        for (Item item : top.items) {
            if (item instanceof Leaf leaf) {
                names.put(leaf.name, offset);
                offset += leaf.words();
            }
        }
    }

    private static int lay(
            Group group,
            String path,
            int from,
            Model model,
            Map<String, Integer> names,
            Map<String, Cell> into) {
        int offset = from;
        for (Item item : group.items) {
            switch (item) {
                case Leaf leaf -> {
                    if (offset + leaf.words() > model.registers.length) {
                        return model.registers.length;
                    }
                    String name = path.isEmpty() ? leaf.name : path + "." + leaf.name;
                    int scale = leaf.scale.isEmpty() ? 0 : names.getOrDefault(leaf.scale, 0);
                    into.put(
                            name,
                            new Cell(
                                    name,
                                    offset,
                                    leaf.words(),
                                    type(leaf.type),
                                    scale,
                                    leaf.writable));
                    offset += leaf.words();
                }
                case Group inner -> {
                    String name = path.isEmpty() ? inner.name : path + "." + inner.name;
                    int count = inner.count.isEmpty() ? 1 : count(model, names, inner.count);
                    for (int i = 0; i < count; i++) {
                        String each = inner.count.isEmpty() ? name : name + "[" + i + "]";
                        offset = lay(inner, each, offset, model, names, into);
                    }
                }
            }
        }
        return offset;
    }

    private static int count(Model model, Map<String, Integer> names, String point) {
        Integer at = names.get(point);
        int count = at == null || at >= model.registers.length ? 0 : model.registers[at] & 0xFFFF;
        // "not implemented", and no model is longer than what 16 bits can say
        return count == 0xFFFF ? 0 : Math.min(count, model.registers.length);
    }

    private static @Nullable PointType type(String word) {
        return switch (word) {
            case "i16", "sf" -> PointType.INT16;
            case "u16" -> PointType.UINT16;
            case "i32" -> PointType.INT32;
            case "u32" -> PointType.UINT32;
            case "u64" -> PointType.UINT64;
            default -> null;
        };
    }

    private static Map<Integer, Group> load() {
        try (InputStream in = ModelTable.class.getResourceAsStream("models.txt")) {
            if (in == null) {
                throw new IllegalStateException("models.txt is not in the jar");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Integer, Group> parse(String text) {
        var models = new HashMap<Integer, Group>();
        Deque<Group> open = new ArrayDeque<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> words = List.of(line.strip().split(" +"));
            if (line.startsWith(" ")) {
                words.forEach(word -> take(word, open));
            } else {
                open.clear();
                var model = new Group(words.get(1), "", new ArrayList<>());
                models.put(Integer.valueOf(words.get(0)), model);
                open.push(model);
            }
        }
        return models;
    }

    private static void take(String word, Deque<Group> open) {
        if (word.equals(")")) {
            open.pop();
        } else if (word.endsWith("(")) {
            String head = word.substring(0, word.length() - 1);
            int star = head.indexOf('*');
            String name = star < 0 ? head : head.substring(0, star);
            var group =
                    new Group(name, star < 0 ? "" : head.substring(star + 1), new ArrayList<>());
            open.getFirst().items.add(group);
            open.push(group);
        } else {
            boolean writable = word.endsWith(":w");
            String rest = writable ? word.substring(0, word.length() - 2) : word;
            int colon = rest.indexOf(':');
            int at = rest.indexOf('@');
            open.getFirst()
                    .items
                    .add(
                            new Leaf(
                                    rest.substring(0, colon),
                                    rest.substring(colon + 1, at < 0 ? rest.length() : at),
                                    at < 0 ? "" : rest.substring(at + 1),
                                    writable));
        }
    }
}
