package org.tidegate.board.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.Problem;

/** Holds a YAML tree against the table of keys and notes everything that does not fit. */
public final class BoardReader {
    private static final Map<String, String> ADVICE =
            Map.of(
                    "<<", "Write the keys out; a board file has no merge keys.",
                    "password", "Put it into a file of its own and name that: password_file.",
                    "keystore_password",
                            "Put it into a file of its own and name that:"
                                    + " keystore_password_file.",
                    "include", "A board is one file; copy the lines.");

    private final String file;
    private final List<Problem> problems;

    public BoardReader(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** What the file says; null where it is no board at all, and a problem says so. */
    public @Nullable Values read(Node root) {
        var values = new Values(file);
        Set<String> untold = new HashSet<>();
        if (root instanceof Node.Mapping mapping) {
            section(mapping, "", "", values, untold);
        } else if (root instanceof Node.Scalar nothing && nothing.isNothing()) {
            missing("", "", 1, 1, Set.of(), Set.of());
        } else {
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
     * @param untold sections whose missing keys would only repeat a problem
     */
    private void section(
            Node.Mapping mapping, String section, String path, Values values, Set<String> untold) {
        var seen = new HashMap<String, Node.Scalar>();
        for (Node.Entry entry : mapping.entries()) {
            String word = entry.key().text();
            String name = section.isEmpty() ? word : section + "." + word;
            String shown = path.isEmpty() ? word : path + "." + word;
            Node.Scalar first = seen.putIfAbsent(word, entry.key());
            if (first != null) {
                tell(
                        entry.key(),
                        shown,
                        "the key is there already, in line " + first.line(),
                        "Delete one of the two.");
            }
            // What a second key holds is still looked at, but not kept.
            Values target = first == null ? values : new Values(file);
            entry(entry, section, name, shown, target, untold);
        }
        missing(section, path, mapping.line(), mapping.column(), seen.keySet(), untold);
    }

    private void entry(
            Node.Entry entry,
            String section,
            String name,
            String shown,
            Values values,
            Set<String> untold) {
        Node value = entry.value();
        Key<?> key = Keys.find(name);
        if (key != null) {
            values.at(shown, value);
            value(key, value, shown, values);
        } else if (Keys.sections().contains(name)) {
            values.at(shown, entry.key());
            if (value instanceof Node.Mapping inner) {
                section(inner, name, shown, values, untold);
            } else if (value instanceof Node.Scalar nothing && nothing.isNothing()) {
                missing(name, shown, entry.key().line(), entry.key().column(), Set.of(), Set.of());
            } else {
                untold.add(name);
                tellUnlessRefused(value, shown, "this section holds no keys", oneOf(name));
            }
        } else if (Keys.sections().contains(name + "[]")) {
            values.at(shown, entry.key());
            list(value, name + "[]", shown, values);
        } else {
            String meant = unknown(entry.key(), section, shown);
            String meantName = section.isEmpty() ? meant : section + "." + meant;
            if (!meant.isEmpty()) {
                untold.add(meantName);
            }
            if (Keys.sections().contains(meantName) && value instanceof Node.Mapping inner) {
                section(inner, meantName, shown, new Values(file), untold);
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
                section(mapping, section, at, values.entry(section), new HashSet<>());
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
                    case Parsed.Good<T> good -> values.put(key, good.value());
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

    /** Tells of required keys that a section, or a section that is not there, does not have. */
    private void missing(
            String section,
            String path,
            int line,
            int column,
            Set<String> seen,
            Set<String> untold) {
        for (Key<?> key : Keys.all()) {
            boolean here =
                    key.section().equals(section)
                            && !seen.contains(key.lastWord())
                            && !untold.contains(key.name());
            boolean inAbsentSection =
                    section.isEmpty()
                            && key.section().indexOf('[') < 0
                            && !seen.contains(key.section())
                            && !untold.contains(key.section());
            if (key.required() && (here || inAbsentSection)) {
                String shown = here && !path.isEmpty() ? path + "." + key.lastWord() : key.name();
                problems.add(
                        new Problem(
                                file,
                                line,
                                column,
                                shown,
                                "the key is missing",
                                "Add it: " + key.type().words() + "."));
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
        String unit = key.type() instanceof NumberType number ? " " + number.unit() : "";
        return preset.isEmpty()
                ? lead
                : (lead + " to use the preset " + preset + unit).stripTrailing();
    }

    private void tellUnlessRefused(Node node, String shown, String reason, String remedy) {
        if (!(node instanceof Node.Refused)) {
            tell(node, shown, reason, remedy);
        }
    }

    private void tell(Node node, String shown, String reason, String remedy) {
        problems.add(new Problem(file, node.line(), node.column(), shown, reason, remedy));
    }
}
