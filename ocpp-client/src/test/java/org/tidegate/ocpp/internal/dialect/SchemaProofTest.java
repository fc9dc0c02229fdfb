package org.tidegate.ocpp.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.ocpp.internal.json.Edition;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.JsonWriter;
import org.tidegate.ocpp.internal.json.Violation;

/** The published schemas are not part of this repository; without them these tests are skipped. */
@DisplayName("What a schema says of a message, its record says")
class SchemaProofTest {
    /** -Dtidegate.proofSeeds=20 for more; the places that are spoiled are the same in each. */
    private static final int SEEDS = Integer.getInteger("tidegate.proofSeeds", 1);

    private static final int ENOUGH = 20_000;
    private static final AtomicInteger COMPARED = new AtomicInteger();

    @AfterAll
    static void the_proof_is_not_empty() {
        assertThat(COMPARED.get())
                .satisfiesAnyOf(
                        n -> assertThat(n).isGreaterThan(ENOUGH),
                        n -> assertThat(Catalogue.folder()).isEmpty());
    }

    static Stream<Catalogue.Message> messages() {
        return Stream.of(Edition.values()).flatMap(e -> Catalogue.of(e).stream());
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void there_is_a_record_for_every_schema_and_a_schema_for_every_record(Edition edition)
            throws IOException {
        assumeTrue(Catalogue.folder().isPresent(), "the published schemas are not here");
        var folder = Catalogue.folder().orElseThrow().resolve(Catalogue.version(edition));
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            Catalogue.of(edition).stream().map(Catalogue.Message::name).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void right_instances_pass_and_wrong_ones_do_not(Catalogue.Message message) {
        assumeTrue(Catalogue.folder().isPresent(), "the published schemas are not here");
        JsonSchema judge = message.judge();
        var disagreements = new ArrayList<String>();
        for (int seed = 0; seed < SEEDS; seed++) {
            var instances = new Instances(message.schema(), seed);
            var right = List.of(instances.least(), instances.most(), instances.any());
            for (JsonNode each : right) {
                assertThat(judge.validate(each)).as("the generator's own").isEmpty();
                compare("a right instance", message, judge, each, disagreements);
                survives(message, judge, each, disagreements);
            }
            if (seed == 0) {
                for (Instances.Mutant mutant : instances.mutants(instances.broad())) {
                    compare(mutant.what(), message, judge, mutant.instance(), disagreements);
                }
            }
        }
        assertThat(disagreements).isEmpty();
    }

    private static void compare(
            String what,
            Catalogue.Message message,
            JsonSchema judge,
            JsonNode instance,
            List<String> disagreements) {
        COMPARED.incrementAndGet();
        boolean theirs = judge.validate(instance).isEmpty();
        String ours = "";
        try {
            Json.read(message.type(), message.edition(), text(instance));
        } catch (Violation e) {
            ours = e.text();
        }
        if (theirs != ours.isEmpty()) {
            disagreements.add(what + ": " + (theirs ? "right" : "wrong") + " there, here " + ours);
        }
    }

    /** What was read goes out again as something the schema accepts and that reads the same. */
    private static void survives(
            Catalogue.Message message,
            JsonSchema judge,
            JsonNode instance,
            List<String> disagreements) {
        try {
            Record value = Json.read(message.type(), message.edition(), text(instance));
            var out = new JsonWriter();
            Json.object(value, message.edition(), out);
            if (!judge.validate(Catalogue.MAPPER.readTree(out.toString())).isEmpty()) {
                disagreements.add("written wrongly: " + out);
            }
            Json.read(message.type(), message.edition(), out.toString());
        } catch (Violation e) {
            disagreements.add("cannot be read: " + e.text());
        } catch (JsonProcessingException e) {
            disagreements.add("is no JSON: " + e.getOriginalMessage());
        }
    }

    private static String text(JsonNode instance) {
        try {
            return Catalogue.MAPPER.writeValueAsString(instance);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
