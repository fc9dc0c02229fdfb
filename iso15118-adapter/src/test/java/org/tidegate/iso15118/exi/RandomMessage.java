package org.tidegate.iso15118.exi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import javax.xml.namespace.QName;

/**
 * Schema-valid messages by chance, from the content models of the schema model: it shares nothing
 * with the tables and codecs but the file both come from.
 */
public final class RandomMessage {

    /** What records do not carry. */
    private static final Set<String> OMITTED = Set.of("KeyInfo", "Object");

    private static final String ALPHABET = "abcXYZ019 _-:/#äß€漢😀";

    private final JsonNode model;
    private final List<JsonNode> roots = new ArrayList<>();

    /** Messages of one set. */
    public RandomMessage(SchemaSet set) {
        try (var in = SchemaSet.class.getResourceAsStream("model/" + set.tableName() + ".json")) {
            model = new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<JsonNode> bare = new ArrayList<>();
        for (JsonNode e : model.path("documentElements")) {
            if (e.path("name").asText().equals("V2G_Message")) {
                roots.add(e);
            } else if (e.path("name").asText().matches(".*Re[qs]")) {
                bare.add(e);
            }
        }
        if (roots.isEmpty()) {
            roots.addAll(bare);
        }
    }

    /** One message; the same for the same state of the generator. */
    public ExiElement next(SplittableRandom random) {
        return new Draw(random).element(roots.get(random.nextInt(roots.size())));
    }

    private final class Draw {
        private final SplittableRandom random;

        /** Full lists now and then, but not within each other. */
        private int budget = 400;

        Draw(SplittableRandom random) {
            this.random = random;
        }

        ExiElement element(JsonNode declaration) {
            budget--;
            String local = declaration.path("name").asText(declaration.path("element").asText());
            var name = new QName(namespace(declaration.path("ns")), local);
            String type = declaration.path("type").asText();
            if (model.path("simpleTypes").has(type)) {
                return new ExiElement(name, Map.of(), value(type), List.of());
            }
            JsonNode definition = model.path("types").path(type);
            Map<QName, String> attributes = new LinkedHashMap<>();
            for (JsonNode a : definition.path("attributes")) {
                if (a.path("required").asBoolean() || random.nextBoolean()) {
                    attributes.put(
                            new QName(namespace(a.path("ns")), a.path("name").asText()),
                            value(a.path("type").asText()));
                }
            }
            List<ExiElement> children = new ArrayList<>();
            if (!definition.path("mixed").asBoolean()) {
                content(definition.path("content"), children);
            }
            String text =
                    definition.hasNonNull("simpleContent")
                            ? value(definition.path("simpleContent").asText())
                            : "";
            return new ExiElement(name, attributes, text, children);
        }

        private String namespace(JsonNode ns) {
            return ns.isNull() || ns.isMissingNode()
                    ? ""
                    : model.path("namespaces").path(ns.asInt()).asText();
        }

        private void content(JsonNode particle, List<ExiElement> into) {
            for (int n = times(particle); n > 0; n--) {
                if (particle.has("element")) {
                    into.add(element(particle));
                } else if (particle.has("choice")) {
                    content(any(particle.path("choice")), into);
                } else if (particle.has("substitution")) {
                    into.add(element(any(particle.path("substitution"))));
                } else {
                    particle.path("seq").forEach(part -> content(part, into));
                }
            }
        }

        private int times(JsonNode particle) {
            int min = particle.path("min").asInt();
            int max = particle.path("max").asInt();
            if (particle.has("any") || OMITTED.contains(particle.path("element").asText())) {
                return 0;
            }
            int most = max == -1 ? min + 3 : max;
            if (most <= min || budget < 0) {
                return min;
            }
            return switch (random.nextInt(4)) {
                case 0 -> min;
                case 1 -> most <= 24 ? most : min + 2;
                default -> Math.min(most, min + random.nextInt(3));
            };
        }

        private JsonNode any(JsonNode alternatives) {
            List<JsonNode> possible = new ArrayList<>();
            for (JsonNode a : alternatives) {
                JsonNode type = model.path("types").path(a.path("type").asText());
                if (!a.path("abstract").asBoolean()
                        && !type.path("abstract").asBoolean()
                        && !a.has("any")) {
                    possible.add(a);
                }
            }
            return possible.get(random.nextInt(possible.size()));
        }

        private String value(String type) {
            JsonNode simple = model.path("simpleTypes").path(type);
            return switch (simple.path("kind").asText()) {
                case "boolean" -> Boolean.toString(random.nextBoolean());
                case "enum" ->
                        simple.path("values")
                                .path(random.nextInt(simple.path("values").size()))
                                .asText();
                case "int" -> number(simple).toString();
                case "string" -> text(length(simple));
                case "hex" -> HexFormat.of().withUpperCase().formatHex(bytes(length(simple)));
                case "base64" -> Base64.getEncoder().encodeToString(bytes(length(simple)));
                default -> throw new IllegalStateException(type);
            };
        }

        private BigInteger number(JsonNode simple) {
            if (simple.path("max").isNull()) {
                return new BigInteger(bytes(1 + random.nextInt(20)));
            }
            BigInteger min = simple.path("min").bigIntegerValue();
            BigInteger max = simple.path("max").bigIntegerValue();
            BigInteger step = BigInteger.ONE.shiftLeft(random.nextInt(65));
            BigInteger wanted =
                    switch (random.nextInt(4)) {
                        case 0 -> min;
                        case 1 -> max;
                        case 2 -> step.subtract(BigInteger.valueOf(random.nextInt(2)));
                        default -> step.negate();
                    };
            return wanted.max(min).min(max);
        }

        private int length(JsonNode simple) {
            if (simple.hasNonNull("length")) {
                return simple.path("length").asInt();
            }
            int min = simple.path("minLen").asInt(0);
            int max = Math.min(simple.path("maxLen").asInt(min + 200), min + 900);
            return switch (random.nextInt(8)) {
                case 0 -> min;
                case 1 -> max;
                default -> min + random.nextInt(Math.min(max - min, 20) + 1);
            };
        }

        private byte[] bytes(int length) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        }

        private String text(int length) {
            int[] points = ALPHABET.codePoints().toArray();
            int narrow = random.nextInt(3) == 0 ? points.length : 15;
            var text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.appendCodePoint(points[random.nextInt(narrow)]);
            }
            return text.toString();
        }
    }
}
