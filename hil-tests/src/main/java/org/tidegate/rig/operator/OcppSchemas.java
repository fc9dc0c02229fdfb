package org.tidegate.rig.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The published OCPP schemas as a judge, where they are present; they may not be part of this
 * repository. Knows the part of JSON Schema draft 6 those schemas use, and refuses to judge by a
 * keyword it does not know.
 */
public final class OcppSchemas {
    private static final Set<String> SILENT =
            Set.of(
                    "$schema",
                    "$id",
                    "id",
                    "comment",
                    "description",
                    "javaType",
                    "definitions",
                    "default",
                    "additionalItems",
                    "title");

    private final ObjectMapper mapper = new ObjectMapper();
    private final Path folder;
    private final Map<String, JsonNode> loaded = new HashMap<>();

    private OcppSchemas(Path folder) {
        this.folder = folder;
    }

    /**
     * Looks for {@code shared/ocpp/schemas/VERSION} beside the working directory and its parents.
     */
    public static Optional<OcppSchemas> find(String version) {
        Path here = Path.of("").toAbsolutePath();
        for (Path at = here; at != null; at = at.getParent()) {
            Path folder = at.resolve("shared/ocpp/schemas").resolve(version);
            if (Files.isDirectory(folder)) {
                return Optional.of(new OcppSchemas(folder));
            }
        }
        return Optional.empty();
    }

    /**
     * @param name such as {@code BootNotificationRequest}
     * @return every rule broken, as {@code path: rule}; empty if none
     */
    public List<String> violations(String name, JsonNode message) {
        JsonNode schema = loaded.computeIfAbsent(name, this::load);
        var found = new ArrayList<String>();
        check(name, message, schema, schema, found);
        return found;
    }

    public boolean knows(String name) {
        return Files.exists(folder.resolve(name + ".json"));
    }

    private JsonNode load(String name) {
        try {
            return mapper.readTree(folder.resolve(name + ".json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(
            String path, JsonNode value, JsonNode rule, JsonNode root, List<String> found) {
        for (Map.Entry<String, JsonNode> entry : rule.properties()) {
            JsonNode bound = entry.getValue();
            String problem =
                    switch (entry.getKey()) {
                        case "$ref" -> {
                            String target = bound.asText().substring("#/definitions/".length());
                            check(path, value, root.path("definitions").path(target), root, found);
                            yield null;
                        }
                        case "type" -> hasType(value, bound.asText()) ? null : "is not " + bound;
                        case "enum" -> contains(bound, value) ? null : value + " is not allowed";
                        case "required" -> missing(bound, value);
                        case "properties" -> {
                            properties(path, value, bound, root, found);
                            yield null;
                        }
                        case "additionalProperties" -> additional(rule, value, bound);
                        case "items" -> {
                            for (int i = 0; i < value.size(); i++) {
                                check(path + "[" + i + "]", value.get(i), bound, root, found);
                            }
                            yield null;
                        }
                        case "minItems" ->
                                value.size() >= bound.asInt() ? null : "has too few elements";
                        case "maxItems" ->
                                value.size() <= bound.asInt() ? null : "has too many elements";
                        case "maxLength" ->
                                value.asText().codePointCount(0, value.asText().length())
                                                <= bound.asInt()
                                        ? null
                                        : "is longer than " + bound;
                        case "minimum" ->
                                value.asDouble() >= bound.asDouble() ? null : "< " + bound;
                        case "maximum" ->
                                value.asDouble() <= bound.asDouble() ? null : "> " + bound;
                        case "multipleOf" ->
                                isMultiple(value.asDouble(), bound.asDouble())
                                        ? null
                                        : "is no multiple of " + bound;
                        case "format" ->
                                bound.asText().equals("uri") || isDateTime(value.asText())
                                        ? null
                                        : "is no date-time";
                        default -> {
                            if (!SILENT.contains(entry.getKey())) {
                                throw new IllegalStateException("keyword " + entry.getKey());
                            }
                            yield null;
                        }
                    };
            if (problem != null) {
                found.add(path + ": " + problem);
            }
        }
    }

    /** Of decimals: 0.3 is a multiple of 0.1, whatever binary fractions say. */
    private static boolean isMultiple(double value, double step) {
        double times = value / step;
        return Math.abs(times - Math.rint(times)) < 1e-6;
    }

    private void properties(
            String path, JsonNode value, JsonNode rules, JsonNode root, List<String> found) {
        for (Map.Entry<String, JsonNode> rule : rules.properties()) {
            JsonNode child = value.get(rule.getKey());
            if (child != null) {
                check(path + "." + rule.getKey(), child, rule.getValue(), root, found);
            }
        }
    }

    private static boolean hasType(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "number" -> value.isNumber();
            case "integer" -> value.isNumber() && value.asDouble() == Math.rint(value.asDouble());
            default -> throw new IllegalStateException("type " + type);
        };
    }

    private static boolean contains(JsonNode allowed, JsonNode value) {
        for (JsonNode each : allowed) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String missing(JsonNode required, JsonNode value) {
        for (JsonNode each : required) {
            if (!value.has(each.asText())) {
                return each.asText() + " is missing";
            }
        }
        return null;
    }

    private static @Nullable String additional(JsonNode rule, JsonNode value, JsonNode allowed) {
        if (allowed.isBoolean() && !allowed.asBoolean()) {
            for (Iterator<String> it = value.fieldNames(); it.hasNext(); ) {
                String name = it.next();
                if (!rule.path("properties").has(name)) {
                    return "unknown key " + name;
                }
            }
        }
        return null;
    }

    private static boolean isDateTime(String text) {
        try {
            return OffsetDateTime.parse(text) != null;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
