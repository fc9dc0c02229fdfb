package org.tidegate.ocpp.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.ocpp.internal.json.Count;
import org.tidegate.ocpp.internal.json.Opaque;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Text;
import org.tidegate.ocpp.internal.json.Wire;

/** The published schemas are not part of this repository; without them these tests are skipped. */
@DisplayName("Message records say the same as the OCPP 2.1 schemas")
class SchemaTest {
    /** Ours alone: a word for 1.6, and an answer that is an error. */
    private static final Set<Class<?>> OURS =
            Set.of(
                    StationCall.StatusDetail.class,
                    OperatorCall.Declined.class,
                    OperatorAnswer.Received.class);

    private final ObjectMapper mapper = new ObjectMapper();

    private static Optional<Path> schemas() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared/ocpp/schemas/2.1");
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    static Map<String, Class<?>> messages() {
        var all = new TreeMap<String, Class<?>>();
        for (Class<?> call : StationCall.class.getPermittedSubclasses()) {
            all.put(call.getSimpleName() + "Request", call);
            all.put(call.getSimpleName() + "Response", OperatorAnswer.Received.class);
        }
        for (Class<?> call : OperatorCall.class.getPermittedSubclasses()) {
            all.put(call.getSimpleName() + "Request", call);
        }
        for (Class<?> send : StationSend.class.getPermittedSubclasses()) {
            all.put(send.getSimpleName(), send);
        }
        for (Class<?> kind : List.of(OperatorAnswer.class, OperatorCall.Answer.class)) {
            for (Class<?> answer : kind.getPermittedSubclasses()) {
                all.put(answer.getSimpleName(), answer);
            }
        }
        OURS.forEach(c -> all.remove(c.getSimpleName()));
        all.remove("StatusDetailRequest");
        all.remove("StatusDetailResponse");
        return all;
    }

    static Stream<Arguments> all() {
        return messages().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void a_record_has_exactly_what_its_schema_has(String name, Class<?> type) throws IOException {
        assertThat(differences(name, type, true)).isEmpty();
    }

    @Test
    void every_schema_has_a_record() throws IOException {
        Optional<Path> folder = schemas();
        assumeTrue(folder.isPresent(), "the OCPP 2.1 schemas are not here");
        try (Stream<Path> files = Files.list(folder.orElseThrow())) {
            assertThat(files.map(f -> f.getFileName().toString().replace(".json", "")))
                    .hasSize(181)
                    .containsExactlyInAnyOrderElementsOf(messages().keySet());
        }
    }

    private List<String> differences(String name, Class<?> type, boolean exact) throws IOException {
        Optional<Path> folder = schemas();
        assumeTrue(folder.isPresent(), "the OCPP 2.1 schemas are not here");
        JsonNode root = mapper.readTree(folder.orElseThrow().resolve(name + ".json").toFile());
        var found = new ArrayList<String>();
        compare(name, type, root, root, exact, found);
        return found;
    }

    private void compare(
            String path,
            Class<?> type,
            JsonNode schema,
            JsonNode root,
            boolean exact,
            List<String> found) {
        var required = new TreeSet<String>();
        schema.path("required").forEach(r -> required.add(r.asText()));
        var known = new TreeSet<String>();
        for (RecordComponent c : type.getRecordComponents()) {
            Wire wire = c.getAnnotation(Wire.class);
            String key = wire == null ? c.getName() : wire.value();
            known.add(key);
            JsonNode property = schema.path("properties").get(key);
            if (property == null) {
                found.add(path + "." + key + ": not in the schema");
                continue;
            }
            boolean nullable = c.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (nullable == required.contains(key) && (exact || nullable)) {
                found.add(path + "." + key + ": required differs");
            }
            component(path + "." + key, c, property, root, exact, found);
        }
        for (Map.Entry<String, JsonNode> each : schema.path("properties").properties()) {
            boolean missing = !known.contains(each.getKey()) && !each.getKey().equals("customData");
            if (missing && (exact || required.contains(each.getKey()))) {
                found.add(path + "." + each.getKey() + ": not in the record");
            }
        }
    }

    private void component(
            String path,
            RecordComponent c,
            JsonNode property,
            JsonNode root,
            boolean exact,
            List<String> found) {
        Class<?> type = c.getType();
        JsonNode value = resolve(property, root);
        if (type == List.class) {
            Count count = c.getAnnotation(Count.class);
            int min = count == null ? 1 : count.min();
            int max = count == null ? Integer.MAX_VALUE : count.max();
            bound(path + " minItems", min, value.path("minItems").asInt(0), exact, false, found);
            bound(
                    path + " maxItems",
                    max,
                    value.path("maxItems").asInt(Integer.MAX_VALUE),
                    exact,
                    true,
                    found);
            type = (Class<?>) ((ParameterizedType) c.getGenericType()).getActualTypeArguments()[0];
            value = resolve(value.path("items"), root);
        }
        scalar(path, type, c, value, root, exact, found);
    }

    private void scalar(
            String path,
            Class<?> type,
            RecordComponent c,
            JsonNode value,
            JsonNode root,
            boolean exact,
            List<String> found) {
        if (type == Opaque.class) {
            return; // looked over, not looked into
        }
        if (type.isRecord()) {
            compare(path, type, value, root, exact, found);
        } else if (type.isEnum()) {
            enumeration(path, type, value, exact, found);
        } else if (type == String.class) {
            Text text = c.getAnnotation(Text.class);
            int max = text == null ? Integer.MAX_VALUE : text.value();
            expect(path, "string", value, found);
            bound(
                    path + " maxLength",
                    max,
                    value.path("maxLength").asInt(Integer.MAX_VALUE),
                    exact,
                    true,
                    found);
        } else if (type == Instant.class) {
            if (!value.path("format").asText().equals("date-time")) {
                found.add(path + ": is no date-time");
            }
        } else if (type == boolean.class || type == Boolean.class) {
            expect(path, "boolean", value, found);
        } else {
            boolean whole = type == int.class || type == Integer.class;
            expect(path, whole ? "integer" : "number", value, found);
            Range range = c.getAnnotation(Range.class);
            double none = Double.POSITIVE_INFINITY;
            bound(
                    path + " minimum",
                    range == null ? -none : range.min(),
                    value.path("minimum").asDouble(-none),
                    exact,
                    false,
                    found);
            bound(
                    path + " maximum",
                    range == null ? none : range.max(),
                    value.path("maximum").asDouble(none),
                    exact,
                    true,
                    found);
        }
    }

    private static void expect(String path, String type, JsonNode value, List<String> found) {
        if (!value.path("type").asText().equals(type)) {
            found.add(path + ": is " + value.path("type").asText() + ", not " + type);
        }
    }

    private static void bound(
            String what,
            double ours,
            double theirs,
            boolean exact,
            boolean upper,
            List<String> found) {
        boolean fits = exact ? ours == theirs : upper ? ours <= theirs : ours >= theirs;
        if (!fits) {
            found.add(what + ": " + ours + " here, " + theirs + " in the schema");
        }
    }

    private static void enumeration(
            String path, Class<?> type, JsonNode value, boolean exact, List<String> found) {
        var theirs = new TreeSet<String>();
        value.path("enum").forEach(e -> theirs.add(e.asText()));
        var ours = new TreeSet<String>();
        for (Field field : type.getFields()) {
            if (field.isEnumConstant()) {
                Wire wire = field.getAnnotation(Wire.class);
                ours.add(wire == null ? camel(field.getName()) : wire.value());
            }
        }
        if (exact ? !ours.equals(theirs) : !theirs.containsAll(ours)) {
            found.add(path + ": " + ours + " here, " + theirs + " in the schema");
        }
    }

    private static String camel(String name) {
        return Arrays.stream(name.split("_", -1))
                .map(w -> w.charAt(0) + w.substring(1).toLowerCase(Locale.ROOT))
                .reduce("", String::concat);
    }

    private static JsonNode resolve(JsonNode node, JsonNode root) {
        String ref = node.path("$ref").asText();
        return ref.isEmpty()
                ? node
                : root.path("definitions").path(ref.substring("#/definitions/".length()));
    }
}
