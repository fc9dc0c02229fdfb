package org.tidegate.board.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The table of keys as JSON Schema, so that an editor completes, explains and underlines while
 * somebody writes. It says less than the loader: rules between keys and files stay there.
 */
public final class Schema {
    private static final String FILE_PATH = "{\"type\": \"string\", \"minLength\": 1}";

    private Schema() {}

    /** For board files of every version. */
    public static String board() {
        return document("A Tidegate board file", true, _ -> true);
    }

    /** For site files. */
    public static String site() {
        return document("A Tidegate site file", false, Scope::isSite);
    }

    private static String document(String title, boolean board, Predicate<String> sections) {
        var properties = new ArrayList<String>();
        properties.add(
                property(
                        "version",
                        "\"enum\": [1, 2]",
                        "2 keeps what is wired (board file) and what is allowed (site file) apart."));
        properties.add(
                "\"include\": {\"anyOf\": [%s, {\"type\": \"array\", \"items\": %s}],"
                                .formatted(FILE_PATH, FILE_PATH)
                        + " \"description\": \"Files this one is laid over.\"}");
        if (board) {
            properties.add(property("site", "\"type\": \"string\"", "The site file."));
        }
        for (String word : Keys.wordsIn("")) {
            if (!Keys.HEAD.contains(word) && sections.test(word)) {
                properties.add("\"%s\": %s".formatted(word, section(word, 2)));
            }
        }
        return """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "title": "%s",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            %s
          }
        }
        """
                .formatted(title, String.join(",\n    ", properties));
    }

    private static String section(String name, int level) {
        String indent = "  ".repeat(level + 1);
        var properties = new ArrayList<String>();
        var required = new ArrayList<String>();
        for (String word : Keys.wordsIn(name)) {
            Key<?> key = Keys.find(name + "." + word);
            String list = name + "." + word + "[]";
            if (key != null) {
                properties.add(property(word, key.type().schema(), described(key)));
                if (key.required()) {
                    required.add("\"" + word + "\"");
                }
            } else if (Keys.sections().contains(list)) {
                properties.add(
                        "\"%s\": {\"type\": [\"array\", \"null\"], \"items\": %s}"
                                .formatted(word, section(list, level + 1)));
            } else {
                properties.add("\"%s\": %s".formatted(word, section(name + "." + word, level + 1)));
            }
        }
        // Only an entry of a list must be whole; the rest of a section may stand in another file.
        String whole =
                name.endsWith("[]") && !required.isEmpty()
                        ? ", \"required\": [" + String.join(", ", required) + "]"
                        : "";
        String type = name.endsWith("[]") ? "\"object\"" : "[\"object\", \"null\"]";
        return "{\"type\": %s, \"additionalProperties\": false%s, \"properties\": {\n%s  %s\n%s}}"
                .formatted(type, whole, indent, String.join(",\n  " + indent, properties), indent);
    }

    private static String property(String word, String keywords, String description) {
        return "\"%s\": {%s, \"description\": \"%s\"}"
                .formatted(word, keywords, escaped(description));
    }

    private static String described(Key<?> key) {
        var parts = new ArrayList<>(List.of(key.meaning(), key.type().words() + "."));
        if (!key.presetText().isEmpty()) {
            parts.add("Preset " + (key.presetText() + " " + key.type().unit()).strip() + ".");
        }
        parts.add("Source: " + key.source() + ".");
        return String.join(" ", parts);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
