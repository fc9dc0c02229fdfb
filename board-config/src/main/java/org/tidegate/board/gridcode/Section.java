package org.tidegate.board.gridcode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.tidegate.board.gridcode.GridCodeException.Problem;

/**
 * One mapping of the file being read. Reading never stops: what is missing or wrong becomes a
 * problem and a stand-in value, so that one run finds every mistake. {@link #close} reports the
 * keys nobody asked for.
 */
final class Section {
    private final String file;
    private final String path;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Problem> problems;

    Section(String file, String path, Node node, List<Problem> problems) {
        this.file = file;
        this.path = path;
        this.line = line(node);
        this.problems = problems;
        if (!(node instanceof MappingNode mapping)) {
            add(line, path, "must be a mapping", "write it as { key: value, ... }");
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                if (values.put(key.getValue(), tuple.getValueNode()) != null) {
                    add(line(key), path(key.getValue()), "is given twice", "delete one of them");
                }
                lines.put(key.getValue(), line(key));
            }
        }
    }

    double number(String key) {
        Node node = required(key);
        double value = numberOf(node);
        if (node != null && Double.isNaN(value)) {
            problem(key, "must be a number", "write a plain number without a unit");
        }
        return value;
    }

    /** NaN for null. */
    double numberOrNull(String key) {
        return isNull(values.get(key)) ? skip(key, Double.NaN) : number(key);
    }

    String text(String key) {
        return required(key) instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** Text, a number as text, or empty for null or absent. */
    String textOrEmpty(String key) {
        Node node = values.remove(key);
        return node instanceof ScalarNode scalar && !isNull(scalar) ? scalar.getValue() : "";
    }

    <E extends Enum<E>> @Nullable E word(String key, Class<E> words) {
        String text = text(key);
        for (E word : words.getEnumConstants()) {
            String name = word.name();
            if (text.equals(name) || text.equals(name.toLowerCase(Locale.ROOT))) {
                return word;
            }
        }
        var known = new ArrayList<String>();
        for (E word : words.getEnumConstants()) {
            known.add(word.name().toLowerCase(Locale.ROOT));
        }
        problem(
                key,
                "'" + text + "' is not a known word",
                "use one of " + String.join(", ", known));
        return null;
    }

    /** Two numbers, the lower first; null if absent. */
    GridCode.@Nullable Range rangeOrNull(String key) {
        Node node = values.remove(key);
        if (node == null || isNull(node)) {
            return null;
        }
        if (node instanceof SequenceNode pair && pair.getValue().size() == 2) {
            double min = numberOf(pair.getValue().get(0));
            double max = numberOf(pair.getValue().get(1));
            if (min <= max) {
                return new GridCode.Range(min, max);
            }
        }
        problem(key, "must be two numbers, the lower first", "write it as [low, high]");
        return null;
    }

    Section section(String key) {
        Node node = required(key);
        return node == null
                ? new Section(file, path(key), empty(), problems)
                : new Section(file, path(key), node, problems);
    }

    @Nullable Section sectionOrNull(String key) {
        return isNull(values.get(key)) ? skip(key, null) : section(key);
    }

    List<Section> sections(String key) {
        var list = new ArrayList<Section>();
        Node node = required(key);
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                list.add(new Section(file, path(key) + "[" + list.size() + "]", item, problems));
            }
        } else if (node != null) {
            problem(key, "must be a list", "write it as [ ..., ... ]");
        }
        return list;
    }

    void ignore(String key) {
        values.remove(key);
    }

    /** Everything has been read: what is left was not understood. */
    void close() {
        for (String key : values.keySet()) {
            problem(key, "is not a known key", "delete it, or move it into 'later'");
        }
    }

    void problem(String key, String reason, String remedy) {
        add(lines.getOrDefault(key, line), path(key), reason, remedy);
    }

    /** Reports the problem unless it holds. */
    void require(boolean holds, String key, String reason, String remedy) {
        if (!holds) {
            problem(key, reason, remedy);
        }
    }

    private @Nullable Node required(String key) {
        Node node = values.remove(key);
        if (node == null) {
            problem(key, "is missing", "add it");
        }
        return node;
    }

    private <T extends @Nullable Object> T skip(String key, T value) {
        values.remove(key);
        return value;
    }

    private void add(int line, String key, String reason, String remedy) {
        problems.add(new Problem(file + ":" + line, key, reason, remedy));
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static MappingNode empty() {
        return new MappingNode(Tag.MAP, List.of(), org.snakeyaml.engine.v2.common.FlowStyle.FLOW);
    }

    private static boolean isNull(@Nullable Node node) {
        return node == null || node.getTag().equals(Tag.NULL);
    }

    private static double numberOf(@Nullable Node node) {
        boolean number =
                node != null && (node.getTag().equals(Tag.FLOAT) || node.getTag().equals(Tag.INT));
        return number && node instanceof ScalarNode scalar
                ? Double.parseDouble(scalar.getValue())
                : Double.NaN;
    }

    private static int line(Node node) {
        return node.getStartMark().map(m -> m.getLine() + 1).orElse(0);
    }
}
