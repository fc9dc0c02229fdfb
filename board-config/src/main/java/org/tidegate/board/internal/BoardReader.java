package org.tidegate.board.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.BoardSource.Position;
import org.tidegate.board.Problem;

/** Holds one file's YAML tree against the table of keys and notes everything that does not fit. */
final class BoardReader {
    private static final Map<String, String> ADVICE =
            Map.of(
                    "<<", "Write the keys out; a board file has no merge keys.",
                    "password", "Put it into a file of its own and name that: password_file.",
                    "keystore_password",
                            "Put it into a file of its own and name that:"
                                    + " keystore_password_file.");

    private final Scope scope;
    private final Path directory;
    private final List<Problem> problems;

    /**
     * @param directory absolute; what the file's relative paths start from
     */
    BoardReader(Scope scope, Path directory, List<Problem> problems) {
        this.scope = scope;
        this.directory = directory;
        this.problems = problems;
    }

    /**
     * What the file says; null where it is no board at all, and a problem says so. What no file
     * says is told by {@link Values#tellMissing} once all are read.
     */
    @Nullable Values read(Node root) {
        var values = new Values();
        boolean empty = root instanceof Node.Scalar nothing && nothing.isNothing();
        values.begin("", empty ? new Position(root.at().file(), 1, 1) : root.at());
        if (root instanceof Node.Mapping mapping) {
            section(mapping, "", "", values, true);
        } else if (!empty) {
            tellUnlessRefused(
                    root,
                    "",
                    "the file holds no keys",
                    "Begin with 'charger:'; boards/twin.yaml is an example.");
            return null;
        }
        return values;
    }

    /**
     * @param section path in the table of keys; empty for the whole file
     * @param path the same with list positions, for people
     * @param whole what is missing here may stand in another file; otherwise it is told at once
     */
    private void section(
            Node.Mapping mapping, String section, String path, Values values, boolean whole) {
        var seen = new HashMap<String, Node.Scalar>();
        var meant = new HashSet<String>();
        for (Node.Entry entry : mapping.entries()) {
            String word = entry.key().text();
            if (section.isEmpty() && Keys.HEAD.contains(word)) {
                continue; // Layers has looked at them
            }
            String shown = path.isEmpty() ? word : path + "." + word;
            Node.Scalar first = seen.putIfAbsent(word, entry.key());
            if (first != null) {
                tell(
                        entry.key(),
                        shown,
                        "the key is there already, in line " + first.at().line(),
                        "Delete one of the two.");
            }
            // What a second key holds is still looked at, but not kept.
            Values target = first == null ? values : new Values();
            entry(entry, section, shown, target, meant);
        }
        if (whole) {
            values.begin(section, mapping.at());
        } else {
            missing(section, path, mapping.at(), seen.keySet(), meant);
        }
    }

    private void entry(
            Node.Entry entry, String section, String shown, Values values, Set<String> meant) {
        String name = Keys.join(section, entry.key().text());
        Node value = entry.value();
        Key<?> key = Keys.find(name);
        if (key != null) {
            values.at(shown, value);
            values.see(name);
            value(key, value, shown, values);
        } else if (section.isEmpty() && scope.excludes(name)) {
            tell(entry.key(), shown, scope.reason(), scope.remedy());
            values.doNotTellMissing(name);
        } else if (Keys.sections().contains(name)) {
            values.at(shown, entry.key());
            if (value instanceof Node.Mapping inner) {
                section(inner, name, shown, values, true);
            } else if (value instanceof Node.Scalar nothing && nothing.isNothing()) {
                values.begin(name, entry.key().at());
            } else {
                values.doNotTellMissing(name);
                tellUnlessRefused(value, shown, "this section holds no keys", oneOf(name));
            }
        } else if (Keys.sections().contains(name + "[]")) {
            values.at(shown, entry.key());
            values.beginList(name + "[]");
            list(value, name + "[]", shown, values);
        } else {
            String near = unknown(entry.key(), section, shown);
            String nearName = Keys.join(section, near);
            if (!near.isEmpty()) {
                values.doNotTellMissing(nearName);
                meant.add(near);
            }
            if (Keys.sections().contains(nearName) && value instanceof Node.Mapping inner) {
                section(inner, nearName, shown, new Values(), false);
            }
        }
    }

    private void list(Node value, String section, String shown, Values values) {
        if (value instanceof Node.Scalar nothing && nothing.isNothing()) {
            return;
        }
        if (!(value instanceof Node.Sequence sequence)) {
            tellUnlessRefused(
                    value, shown, "this is not a list", "Begin each entry with '- ' on its line.");
            return;
        }
        for (int i = 0; i < sequence.items().size(); i++) {
            String at = shown + "[" + i + "]";
            Node item = sequence.items().get(i);
            values.at(at, item);
            if (item instanceof Node.Mapping mapping) {
                section(mapping, section, at, values.entry(section), false);
            } else {
                tellUnlessRefused(item, at, "this entry holds no keys", oneOf(section));
            }
        }
    }

    private <T> void value(Key<T> key, Node node, String shown, Values values) {
        switch (node) {
            case Node.Scalar nothing when nothing.isNothing() ->
                    tell(node, shown, "the key has no value", expected(key));
            case Node.Scalar scalar -> {
                switch (key.type().parse(scalar)) {
                    case Parsed.Good<T> good -> values.put(key, placed(key, good.value()));
                    case Parsed.Bad<T> bad ->
                            tell(node, shown, bad.reason(), bad.remedy() + orPreset(key));
                }
            }
            case Node.Mapping _, Node.Sequence _ ->
                    tell(
                            node,
                            shown,
                            "the key holds "
                                    + (node instanceof Node.Mapping ? "keys" : "a list")
                                    + " instead of a value",
                            expected(key));
            case Node.Refused _ -> {}
        }
    }

    /** A relative path starts from the directory of the file it stands in. */
    private <T> T placed(Key<T> key, T value) {
        return value instanceof Path path
                ? key.type().javaType().cast(directory.resolve(path).normalize())
                : value;
    }

    /** The word that was probably meant, or empty: it is not missing then. */
    private String unknown(Node.Scalar key, String section, String shown) {
        String advice = ADVICE.get(key.text());
        String near = advice == null ? Nearest.to(key.text(), Keys.wordsIn(section)) : "";
        if (!near.isEmpty()) {
            advice = "Did you mean '" + near + "'?";
        }
        if (advice == null) {
            advice = elsewhere(key.text(), section);
        }
        tell(key, shown, "there is no such key", advice);
        return near;
    }

    private static String elsewhere(String word, String section) {
        for (Key<?> key : Keys.all()) {
            if (key.lastWord().equals(word)) {
                return "It belongs under '" + key.section() + "'.";
            }
        }
        return oneOf(section);
    }

    private static String oneOf(String section) {
        return (section.isEmpty() ? "The sections are " : "Its keys are ")
                + String.join(", ", Keys.wordsIn(section))
                + ".";
    }

    /** Tells of required keys that a section does not have. */
    private void missing(
            String section, String path, Position at, Set<String> seen, Set<String> meant) {
        for (Key<?> key : Keys.all()) {
            if (key.required()
                    && key.section().equals(section)
                    && !seen.contains(key.lastWord())
                    && !meant.contains(key.lastWord())) {
                problems.add(Values.missing(key, path + "." + key.lastWord(), at));
            }
        }
    }

    private static String expected(Key<?> key) {
        return "Write " + key.type().words() + orPreset(key, ", or delete the line") + ".";
    }

    private static String orPreset(Key<?> key) {
        String preset = orPreset(key, "Or delete the line");
        return preset.isEmpty() ? "" : " " + preset + ".";
    }

    private static String orPreset(Key<?> key, String lead) {
        if (key.required()) {
            return "";
        }
        String preset = key.presetText();
        return preset.isEmpty()
                ? lead
                : (lead + " to use the preset " + preset + " " + key.type().unit()).stripTrailing();
    }

    private void tellUnlessRefused(Node node, String shown, String reason, String remedy) {
        if (!(node instanceof Node.Refused)) {
            tell(node, shown, reason, remedy);
        }
    }

    private void tell(Node node, String shown, String reason, String remedy) {
        problems.add(node.at().problem(shown, reason, remedy));
    }
}
