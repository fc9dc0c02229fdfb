package org.tidegate.iso15118.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.acdp.AcdpRequest;
import org.tidegate.iso15118.message.acdp.AcdpResponse;
import org.tidegate.iso15118.message.din.DinMessage;
import org.tidegate.iso15118.message.din.DinRequest;
import org.tidegate.iso15118.message.din.DinResponse;
import org.tidegate.iso15118.message.iso2.Iso2Message;
import org.tidegate.iso15118.message.iso2.Iso2Request;
import org.tidegate.iso15118.message.iso2.Iso2Response;
import org.tidegate.iso15118.message.wpt.WptRequest;
import org.tidegate.iso15118.message.wpt.WptResponse;

/** EXI sends no names, so a record with two components exchanged would lie silently. */
class SchemaOrderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Class<?>> ISO20 = List.of(V2gRequest.class, V2gResponse.class);
    private static final Map<SchemaSet, List<Class<?>>> ROOTS =
            new TreeMap<>(
                    Map.of(
                            SchemaSet.APP_PROTOCOL,
                            List.of(SupportedAppProtocolReq.class, SupportedAppProtocolRes.class),
                            SchemaSet.ISO20_COMMON,
                            ISO20,
                            SchemaSet.ISO20_DC,
                            ISO20,
                            SchemaSet.ISO20_AC,
                            ISO20,
                            SchemaSet.ISO20_ACDP,
                            List.of(AcdpRequest.class, AcdpResponse.class),
                            SchemaSet.ISO20_WPT,
                            List.of(WptRequest.class, WptResponse.class),
                            SchemaSet.DIN,
                            List.of(DinMessage.class, DinRequest.class, DinResponse.class),
                            SchemaSet.ISO2,
                            List.of(Iso2Message.class, Iso2Request.class, Iso2Response.class)));

    /** One particle or attribute of a type. */
    private record Slot(
            List<JsonNode> alternatives, boolean optional, boolean repeated, boolean choice) {
        String name() {
            return alternatives
                    .getFirst()
                    .path("name")
                    .asText(alternatives.getFirst().path("element").asText());
        }
    }

    @TestFactory
    Stream<DynamicTest> every_record_has_the_components_of_its_schema_type() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (SchemaSet set : ROOTS.keySet()) {
            JsonNode model = model(set);
            for (Class<?> type : reachable(set)) {
                XsdSequence sequence = type.getAnnotation(XsdSequence.class);
                if (sequence != null) {
                    tests.add(
                            DynamicTest.dynamicTest(
                                    set + " " + type.getSimpleName(),
                                    () -> compare(model, type, sequence)));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(400);
        return tests.stream();
    }

    @Test
    void every_message_of_the_schema_has_a_record_of_its_name() throws IOException {
        for (SchemaSet set : ROOTS.keySet()) {
            Set<String> expected = new TreeSet<>();
            for (JsonNode e : model(set).path("documentElements")) {
                if (e.path("name").asText().matches(".*Re[qs]")) {
                    expected.add(plain(e.path("name").asText()));
                }
            }
            Set<String> found = new TreeSet<>();
            messages(set)
                    .filter(m -> m != DinMessage.class && m != Iso2Message.class)
                    .forEach(m -> found.add(plain(m.getSimpleName())));
            assertThat(found).as(set + " messages").isEqualTo(expected);
        }
    }

    private static void compare(JsonNode model, Class<?> type, XsdSequence sequence) {
        if (type.isEnum()) {
            List<String> expected = new ArrayList<>();
            model.path("simpleTypes")
                    .path(sequence.value())
                    .path("values")
                    .forEach(v -> expected.add(plain(v.asText())));
            assertThat(Arrays.stream(type.getEnumConstants()).map(c -> plain(c.toString())))
                    .isEqualTo(expected);
            return;
        }
        JsonNode definition = model.path("types").path(sequence.value());
        if (type == DinMessage.class || type == Iso2Message.class) {
            envelope(type);
            return;
        }
        assertThat(definition.isMissingNode()).as(sequence.value()).isFalse();
        List<Slot> slots = slots(definition);
        slots.removeIf(s -> Set.of(sequence.omitted()).contains(s.name()));
        RecordComponent[] components = type.getRecordComponents();
        assertThat(components).as("components of " + type).hasSameSizeAs(slots);
        for (int i = 0; i < components.length; i++) {
            compare(model, slots.get(i), components[i]);
        }
    }

    /** The only type that is nothing but a choice and so has no record: the body. */
    private static void envelope(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        assertThat(components).hasSize(2);
        assertThat(components[0].getType().getSimpleName()).isEqualTo("MessageHeader");
        assertThat(components[1].getType().getPermittedSubclasses()).hasSize(2);
        assertThat(components[1].getAnnotatedType().isAnnotationPresent(Nullable.class)).isTrue();
    }

    private static void compare(JsonNode model, Slot slot, RecordComponent component) {
        String place = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
        boolean list = component.getType() == List.class;
        if (!slot.choice()) {
            assertThat(plain(component.getName()))
                    .as(place)
                    .isIn(
                            plain(slot.name()),
                            plain(slot.name()) + "s",
                            plain(slot.name()).replaceFirst("y$", "ies"));
            if (slot.repeated()) {
                assertThat(list).as(place + " is a list").isTrue();
            }
            simpleType(model, slot, component, place);
        } else {
            members(model, slot, component.getType(), place);
        }
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        assertThat(nullable).as(place + " is nullable").isEqualTo(slot.optional() && !list);
    }

    /** The Java type must hold the whole range of the schema type. */
    private static void simpleType(
            JsonNode model, Slot slot, RecordComponent component, String place) {
        JsonNode simple =
                model.path("simpleTypes")
                        .path(slot.alternatives().getFirst().path("type").asText());
        if (simple.isMissingNode()) {
            return;
        }
        Class<?> held = component.getType();
        if (held == List.class) {
            held =
                    (Class<?>)
                            ((ParameterizedType) component.getGenericType())
                                    .getActualTypeArguments()[0];
        }
        switch (simple.path("kind").asText()) {
            case "boolean" -> assertThat(held).as(place).isIn(boolean.class, Boolean.class);
            case "string" -> assertThat(held).as(place).isEqualTo(String.class);
            case "enum" -> assertThat(held.isEnum()).as(place).isTrue();
            case "int" -> {
                if (simple.path("max").isNull()) {
                    assertThat(held).as(place).isEqualTo(BigInteger.class);
                } else if (simple.path("max").bigIntegerValue().bitLength() > 31) {
                    assertThat(held).as(place).isIn(long.class, Long.class);
                } else {
                    assertThat(held).as(place).isIn(int.class, Integer.class);
                }
            }
            default -> assertThat(held).as(place).isIn(Bytes.class, SessionId.class);
        }
    }

    private static void members(JsonNode model, Slot slot, Class<?> sealed, String place) {
        Set<String> expected = new TreeSet<>();
        for (JsonNode a : slot.alternatives()) {
            boolean isAbstract =
                    a.path("abstract").asBoolean()
                            || model.path("types")
                                    .path(a.path("type").asText())
                                    .path("abstract")
                                    .asBoolean();
            if (!isAbstract) {
                expected.add(plain(a.path("name").asText(a.path("element").asText())));
            }
        }
        Set<String> found = new TreeSet<>();
        for (Class<?> member : permitted(sealed)) {
            found.add(plain(member.getSimpleName()));
        }
        assertThat(found).as(place).isEqualTo(expected);
    }

    private static List<Slot> slots(JsonNode definition) {
        List<Slot> slots = new ArrayList<>();
        for (JsonNode a : definition.path("attributes")) {
            slots.add(new Slot(List.of(a), !a.path("required").asBoolean(), false, false));
        }
        if (definition.has("simpleContent")) {
            JsonNode value =
                    JSON.createObjectNode()
                            .put("name", "value")
                            .set("type", definition.get("simpleContent"));
            slots.add(new Slot(List.of(value), false, false, false));
        }
        flatten(definition.path("content"), slots);
        return slots;
    }

    private static void flatten(JsonNode particle, List<Slot> into) {
        boolean optional = particle.path("min").asInt() == 0;
        boolean repeated = particle.path("max").asInt() != 1;
        if (particle.has("element")) {
            into.add(new Slot(List.of(particle), optional, repeated, false));
        } else if (particle.has("choice")) {
            into.add(new Slot(items(particle.path("choice")), optional, repeated, true));
        } else if (particle.has("substitution")) {
            into.add(new Slot(items(particle.path("substitution")), optional, repeated, true));
        } else {
            particle.path("seq").forEach(part -> flatten(part, into));
        }
    }

    private static List<JsonNode> items(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }

    private static Set<Class<?>> reachable(SchemaSet set) {
        Set<Class<?>> found = new LinkedHashSet<>();
        messages(set).forEach(m -> collect(m, found));
        return found;
    }

    private static void collect(Class<?> type, Set<Class<?>> found) {
        if (!type.getName().startsWith("org.tidegate.iso15118.message.") || !found.add(type)) {
            return;
        }
        for (Class<?> member : permitted(type)) {
            collect(member, found);
        }
        if (type.isRecord()) {
            for (RecordComponent c : type.getRecordComponents()) {
                collect(c.getType(), found);
                if (c.getGenericType() instanceof ParameterizedType list) {
                    collect((Class<?>) list.getActualTypeArguments()[0], found);
                }
            }
        }
    }

    private static Class<?>[] permitted(Class<?> type) {
        Class<?>[] members = type.getPermittedSubclasses();
        return members == null ? new Class<?>[0] : members;
    }

    private static Stream<Class<?>> messages(SchemaSet set) {
        return Objects.requireNonNull(ROOTS.get(set)).stream()
                .flatMap(m -> m.isRecord() ? Stream.of(m) : Stream.of(permitted(m)))
                .filter(m -> setOf(m) == set);
    }

    private static SchemaSet setOf(Class<?> message) {
        if (message.getPackage() != V2gMessage.class.getPackage()) {
            String own = message.getPackageName();
            return switch (own.substring(own.lastIndexOf('.') + 1)) {
                case "din" -> SchemaSet.DIN;
                case "iso2" -> SchemaSet.ISO2;
                case "acdp" -> SchemaSet.ISO20_ACDP;
                default -> SchemaSet.ISO20_WPT;
            };
        }
        String name = message.getSimpleName();
        if (name.startsWith("SupportedAppProtocol")) {
            return SchemaSet.APP_PROTOCOL;
        }
        return name.startsWith("Dc")
                ? SchemaSet.ISO20_DC
                : name.startsWith("Ac") ? SchemaSet.ISO20_AC : SchemaSet.ISO20_COMMON;
    }

    private static JsonNode model(SchemaSet set) throws IOException {
        try (var in = SchemaSet.class.getResourceAsStream("model/" + set.tableName() + ".json")) {
            return JSON.readTree(in);
        }
    }

    private static String plain(String name) {
        return name.replaceAll("[_ /-]", "").toLowerCase(Locale.ROOT);
    }
}
