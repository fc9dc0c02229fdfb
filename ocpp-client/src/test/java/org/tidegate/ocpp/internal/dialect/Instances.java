package org.tidegate.ocpp.internal.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Makes instances of a schema, right ones and ones that are wrong in one place. */
final class Instances {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MANY = 12;
    private static final int LONG = 60;

    /** One way to spoil an instance. */
    record Mutant(String what, JsonNode instance) {}

    private final JsonNode root;
    private final SplittableRandom random;

    Instances(JsonNode root, long seed) {
        this.root = root;
        this.random = new SplittableRandom(seed);
    }

    private enum Size {
        LEAST,
        MOST,
        ANY,
        /** All there can be, in short. */
        BROAD
    }

    /** Only what must be there, as short as it may be. */
    JsonNode least() {
        return make(root, Size.LEAST);
    }

    /** All there can be, as long as it may be. */
    JsonNode most() {
        return make(root, Size.MOST);
    }

    /** All there can be, as short as may be: what to spoil place by place. */
    JsonNode broad() {
        return make(root, Size.BROAD);
    }

    JsonNode any() {
        return make(root, Size.ANY);
    }

    private JsonNode resolve(JsonNode schema) {
        return schema.has("$ref")
                ? root.path("definitions")
                        .path(schema.get("$ref").asText().substring("#/definitions/".length()))
                : schema;
    }

    private static boolean required(JsonNode schema, String key) {
        return StreamSupport.stream(schema.path("required").spliterator(), false)
                .anyMatch(r -> r.asText().equals(key));
    }

    private JsonNode make(JsonNode pointer, Size size) {
        JsonNode schema = resolve(pointer);
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema, size);
            case "array" -> list(schema, size);
            case "string" -> NODES.textNode(text(schema, size));
            case "integer" -> NODES.numberNode(whole(schema, size));
            case "number" -> number(schema, size);
            case "boolean" -> NODES.booleanNode(size == Size.MOST || random.nextBoolean());
            default -> NODES.objectNode().put("any", true);
        };
    }

    private ObjectNode object(JsonNode schema, Size size) {
        ObjectNode node = NODES.objectNode();
        for (var each : schema.path("properties").properties()) {
            boolean there =
                    required(schema, each.getKey())
                            || size == Size.MOST
                            || size == Size.BROAD
                            || (size == Size.ANY && random.nextInt(3) > 0);
            if (there) {
                node.set(each.getKey(), make(each.getValue(), size));
            }
        }
        return node;
    }

    private ArrayNode list(JsonNode schema, Size size) {
        int least = schema.path("minItems").asInt(0);
        int most = Math.min(schema.path("maxItems").asInt(2), MANY);
        int length =
                switch (size) {
                    case LEAST -> least;
                    case MOST -> most;
                    case BROAD -> Math.max(1, least);
                    case ANY -> random.nextInt(least, Math.min(most, 3) + 1);
                };
        ArrayNode node = NODES.arrayNode();
        for (int i = 0; i < length; i++) {
            // all of them with everything would grow with the power of the depth
            node.add(make(schema.path("items"), i == 0 || size != Size.MOST ? size : Size.ANY));
        }
        return node;
    }

    private String text(JsonNode schema, Size size) {
        if (schema.has("enum")) {
            JsonNode words = schema.get("enum");
            return words.get(random.nextInt(words.size())).asText();
        }
        return switch (schema.path("format").asText()) {
            case "date-time" -> moment(size);
            case "uri" -> size == Size.LEAST ? "ftp:x" : "https://h.example:8443/a/b%20c?d=e#f";
            default -> {
                int longest = schema.path("maxLength").asInt(LONG);
                int length =
                        switch (size) {
                            case LEAST -> 0;
                            case MOST -> longest;
                            case BROAD -> Math.min(longest, 3);
                            case ANY -> random.nextInt(Math.min(longest, LONG) + 1);
                        };
                yield characters(length);
            }
        };
    }

    private String moment(Size size) {
        String zone = random.nextBoolean() ? "Z" : random.nextBoolean() ? "+05:30" : "-09:30";
        String fraction = size == Size.LEAST ? "" : random.nextBoolean() ? ".5" : ".123456789";
        return "2026-%02d-%02dT%02d:%02d:%02d%s%s"
                .formatted(
                        random.nextInt(1, 13),
                        random.nextInt(1, 29),
                        random.nextInt(24),
                        random.nextInt(60),
                        random.nextInt(60),
                        fraction,
                        zone);
    }

    /** Characters as JSON schema counts them: code points, some of two units, some escaped. */
    private String characters(int length) {
        String odd = "\"\\/\n\t\u0000\u001féß漢😀𝄞'$;`|&<>";
        var out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int[] points = odd.codePoints().toArray();
            out.appendCodePoint(
                    random.nextInt(8) == 0
                            ? points[random.nextInt(points.length)]
                            : random.nextInt('0', 'z' + 1));
        }
        return out.toString();
    }

    private int whole(JsonNode schema, Size size) {
        int least = schema.path("minimum").asInt(Integer.MIN_VALUE);
        int most = schema.path("maximum").asInt(Integer.MAX_VALUE);
        return switch (size) {
            case LEAST -> least;
            case MOST -> most;
            case BROAD -> Math.max(least, Math.min(most, 1));
            case ANY -> random.nextInt(least, most) + random.nextInt(2);
        };
    }

    private JsonNode number(JsonNode schema, Size size) {
        double least = schema.path("minimum").asDouble(-1e9);
        double most = schema.path("maximum").asDouble(1e9);
        if (schema.has("multipleOf")) {
            return NODES.numberNode(BigDecimal.valueOf(random.nextInt(-10_000, 320_000), 1));
        }
        return switch (size) {
            case LEAST -> NODES.numberNode(BigDecimal.valueOf(least));
            case MOST -> NODES.numberNode(BigDecimal.valueOf(most));
            case ANY, BROAD -> NODES.numberNode(random.nextDouble(least, most));
        };
    }

    // ---- wrong in one place -----------------------------------------------------------------

    /** Every instance that differs from {@code right} in one place where a rule may break. */
    List<Mutant> mutants(JsonNode right) {
        var all = new ArrayList<Mutant>();
        spoil("", root, right, new Place(right, null, null, 0), all);
        return all;
    }

    /** Where a value stands in the whole. */
    private record Place(
            JsonNode whole, @Nullable JsonNode parent, @Nullable String key, int index) {

        /** The whole with another value here; removed if it is null. */
        JsonNode with(@Nullable JsonNode value) {
            if (parent instanceof ObjectNode object && key != null) {
                JsonNode old = object.get(key);
                if (value == null) {
                    object.remove(key);
                } else {
                    object.set(key, value);
                }
                JsonNode copy = whole.deepCopy();
                object.set(key, old);
                return copy;
            }
            if (parent instanceof ArrayNode list && value != null) {
                JsonNode old = list.get(index);
                list.set(index, value);
                JsonNode copy = whole.deepCopy();
                list.set(index, old);
                return copy;
            }
            return value == null ? NODES.objectNode() : value;
        }
    }

    private void spoil(
            String path, JsonNode pointer, JsonNode value, Place place, List<Mutant> all) {
        JsonNode schema = resolve(pointer);
        for (JsonNode other : others(schema)) {
            all.add(new Mutant(path + " = " + clipped(other), place.with(other)));
        }
        if (value instanceof ObjectNode object && schema.has("properties")) {
            ObjectNode more = object.deepCopy();
            more.put("surplus", 1);
            all.add(new Mutant(path + " with a key too many", place.with(more)));
            for (var each : schema.path("properties").properties()) {
                JsonNode inner = object.get(each.getKey());
                if (inner != null) {
                    var here = new Place(place.whole, object, each.getKey(), 0);
                    String at = path + "/" + each.getKey();
                    all.add(new Mutant(at + " missing", here.with(null)));
                    spoil(at, each.getValue(), inner, here, all);
                }
            }
        }
        if (value instanceof ArrayNode list && !list.isEmpty()) {
            if (schema.has("maxItems")) {
                ArrayNode longer = list.deepCopy();
                int most = schema.get("maxItems").asInt();
                while (longer.size() <= most) {
                    longer.add(make(schema.path("items"), Size.LEAST));
                }
                all.add(new Mutant(path + " has one too many", place.with(longer)));
                longer.remove(0);
                all.add(new Mutant(path + " is full", place.with(longer)));
            }
            spoil(
                    path + "/0",
                    schema.path("items"),
                    list.get(0),
                    new Place(place.whole, list, null, 0),
                    all);
        }
    }

    private static String clipped(JsonNode value) {
        String text = value.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    /** Values of every type, and of the right type just outside and just inside its bounds. */
    private List<JsonNode> others(JsonNode schema) {
        var all = new ArrayList<JsonNode>();
        all.add(NODES.nullNode());
        all.add(NODES.textNode("text"));
        all.add(NODES.numberNode(7));
        all.add(NODES.numberNode(new BigDecimal("7.25")));
        all.add(NODES.booleanNode(true));
        all.add(NODES.objectNode());
        all.add(NODES.arrayNode());
        switch (schema.path("type").asText()) {
            case "string" -> texts(schema, all);
            case "integer", "number" -> {
                all.add(NODES.textNode("7"));
                all.add(NODES.numberNode(-1));
                all.add(NODES.numberNode(0));
                for (String bound : List.of("minimum", "maximum")) {
                    if (schema.has(bound)) {
                        BigDecimal at = schema.get(bound).decimalValue();
                        all.add(NODES.numberNode(at));
                        all.add(NODES.numberNode(at.add(BigDecimal.ONE)));
                        all.add(NODES.numberNode(at.subtract(BigDecimal.ONE)));
                    }
                }
            }
            case "boolean" -> all.add(NODES.textNode("true"));
            default -> {
                // the types above are all there is to spoil
            }
        }
        return all;
    }

    private void texts(JsonNode schema, List<JsonNode> all) {
        if (schema.has("maxLength")) {
            int most = schema.get("maxLength").asInt();
            all.add(NODES.textNode("x".repeat(most)));
            all.add(NODES.textNode("x".repeat(most + 1)));
            all.add(NODES.textNode("😀".repeat(most)));
            all.add(NODES.textNode("😀".repeat(most) + "x"));
        }
        for (JsonNode word : schema.path("enum")) {
            all.add(word);
        }
        String first = schema.path("enum").path(0).asText();
        all.add(NODES.textNode(first + " "));
        all.add(NODES.textNode(first.toUpperCase(Locale.ROOT) + "_"));
        switch (schema.path("format").asText()) {
            case "date-time" -> {
                for (String each :
                        List.of(
                                "2026-02-29T00:00:00Z",
                                "2028-02-29T00:00:00Z",
                                "2026-01-31T24:00:00Z",
                                "2026-01-31T12:60:00Z",
                                "2026-01-31T12:00:00",
                                "2026-01-31T12:00Z",
                                "2026-01-31",
                                "2026-13-01T12:00:00Z",
                                "2026-1-31T12:00:00Z",
                                "2026-01-31T12:00:00.Z",
                                "2026-01-31T12:00:00+0100",
                                "2026-01-31T12:00:00+24:00",
                                "26-01-31T12:00:00Z",
                                "2026-00-10T12:00:00Z",
                                "2026-01-00T12:00:00Z",
                                "2026-01-31T12:00:61Z")) {
                    all.add(NODES.textNode(each));
                }
            }
            case "uri" -> {
                for (String each : List.of("", "no scheme", "/a/b", "http://h/a b")) {
                    all.add(NODES.textNode(each));
                }
            }
            default -> {
                // any text will do
            }
        }
    }
}
