package org.tidegate.ocpp.internal.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersionDetector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Judges what the station sends by the published schemas, where they are. */
final class Judges {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Optional<Path> FOLDER = folder();
    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    private Judges() {}

    private static Optional<Path> folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared/ocpp/schemas/2.1");
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /**
     * @param asked the operator's actions by message id
     */
    static void judge(JsonNode frame, Map<String, String> asked) {
        String name =
                switch (frame.get(0).asInt()) {
                    case 2 -> frame.get(2).asText() + "Request";
                    case 6 -> frame.get(2).asText();
                    case 3 -> asked.get(frame.get(1).asText()) + "Response";
                    default -> null;
                };
        JsonSchema schema = name == null ? null : schema(name);
        if (schema != null) {
            JsonNode payload = frame.get(frame.get(0).asInt() == 3 ? 2 : 3);
            assertThat(schema.validate(payload)).as(name + " " + payload).isEmpty();
        }
    }

    private static @Nullable JsonSchema schema(String name) {
        return FOLDER.isEmpty()
                ? null
                : SCHEMAS.computeIfAbsent(name, n -> read(FOLDER.get().resolve(n + ".json")));
    }

    private static JsonSchema read(Path file) {
        try {
            JsonNode schema = JSON.readTree(file.toFile());
            var config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
            return JsonSchemaFactory.getInstance(SpecVersionDetector.detect(schema))
                    .getSchema(schema, config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
