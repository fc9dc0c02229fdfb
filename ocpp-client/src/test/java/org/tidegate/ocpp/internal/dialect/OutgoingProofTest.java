package org.tidegate.ocpp.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.networknt.schema.JsonSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.ocpp.internal.json.Edition;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.JsonWriter;
import org.tidegate.ocpp.internal.json.Opaque;
import org.tidegate.ocpp.internal.json.RecordCodec;
import org.tidegate.ocpp.internal.json.Shape;
import org.tidegate.ocpp.internal.json.Violation;

/** The published schemas are not part of this repository; without them these tests are skipped. */
@DisplayName("What a station of ours could say by mistake")
class OutgoingProofTest {
    private static final int TRIES = 12;

    static Stream<Catalogue.Message> messages() {
        return Stream.of(Edition.values()).flatMap(e -> Catalogue.of(e).stream());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void is_either_not_sent_at_all_or_right_by_its_schema(Catalogue.Message message)
            throws Violation, JsonProcessingException {
        assumeTrue(Catalogue.folder().isPresent(), "the published schemas are not here");
        JsonSchema judge = message.judge();
        String broad = new Instances(message.schema(), 1).broad().toString();
        Record right = Json.read(message.type(), message.edition(), broad);
        var random = new SplittableRandom(7);
        for (int i = 0; i < TRIES; i++) {
            Record wrong = spoiled(right, random);
            String text = written(wrong, message.edition());
            if (!text.isEmpty()) {
                assertThat(judge.validate(Catalogue.MAPPER.readTree(text))).as(text).isEmpty();
            }
        }
    }

    private static String written(Record value, Edition edition) {
        var out = new JsonWriter();
        try {
            Json.object(value, edition, out);
            return out.toString();
        } catch (IllegalStateException _) {
            return ""; // refused, which is what a wrong value deserves
        }
    }

    /** 2.0.1 goes out through a step of its own; what comes of that must be right without luck. */
    @ParameterizedTest
    @MethodSource("messages21")
    void is_never_refused_once_it_is_put_into_the_words_of_2_0_1(Catalogue.Message message)
            throws Violation, JsonProcessingException {
        assumeTrue(Catalogue.folder().isPresent(), "the published schemas are not here");
        JsonSchema judge =
                new Catalogue.Message(Edition.V201, message.name(), message.type()).judge();
        var instances = new Instances(message.schema(), 3);
        for (var each :
                List.of(
                        instances.least(),
                        instances.broad(),
                        instances.most(),
                        instances.any(),
                        instances.any(),
                        instances.any())) {
            Record full = Json.read(message.type(), Edition.V21, each.toString());
            Record lowered = lowered(full);
            if (lowered != null) {
                var out = new JsonWriter();
                Json.object(lowered, Edition.V201, out);
                assertThat(judge.validate(Catalogue.MAPPER.readTree(out.toString()))).isEmpty();
            }
        }
    }

    static Stream<Catalogue.Message> messages21() {
        List<String> old = Catalogue.of(Edition.V201).stream().map(m -> m.name()).toList();
        return Catalogue.of(Edition.V21).stream().filter(m -> old.contains(m.name()));
    }

    @SuppressWarnings("unchecked") // getClass of a T is a Class<T> for records, which are final
    private static <T extends Record> @Nullable T lowered(T value) {
        return RecordCodec.of((Class<T>) value.getClass(), Edition.V201).lowered(value);
    }

    private static Record spoiled(Record right, SplittableRandom random) {
        Shape shape = Shape.of(right.getClass());
        var components = right.getClass().getRecordComponents();
        if (components.length == 0) {
            return right;
        }
        var values = new @Nullable Object[components.length];
        shape.take(right, values);
        int at = random.nextInt(components.length);
        values[at] = spoiled(values[at], components[at].getType().isPrimitive(), random);
        return shape.make(values);
    }

    private static @Nullable Object spoiled(
            @Nullable Object value, boolean primitive, SplittableRandom random) {
        if (!primitive && random.nextInt(6) == 0) {
            return null;
        }
        return switch (value) {
            case null -> null;
            case String _ -> "é".repeat(random.nextInt(1 << random.nextInt(1, 17)));
            case Integer _ -> random.nextInt() >> random.nextInt(32);
            case Double _ ->
                    switch (random.nextInt(5)) {
                        case 0 -> Double.NaN;
                        case 1 -> Double.NEGATIVE_INFINITY;
                        case 2 -> 1e300;
                        default -> random.nextDouble(-200, 200);
                    };
            case Instant _ -> Instant.ofEpochSecond(random.nextLong(-1L << 40, 1L << 40));
            case Opaque _ -> value;
            case Record record -> spoiled(record, random);
            case List<?> list -> {
                var all = new ArrayList<Object>(list);
                if (random.nextBoolean() && !list.isEmpty()) {
                    Object first = spoiled(list.getFirst(), true, random);
                    all.set(0, first == null ? list.getFirst() : first);
                } else {
                    all.clear();
                    for (int i = random.nextInt(30); i > 0 && !list.isEmpty(); i--) {
                        all.add(list.getFirst());
                    }
                }
                yield List.copyOf(all);
            }
            default -> value;
        };
    }
}
