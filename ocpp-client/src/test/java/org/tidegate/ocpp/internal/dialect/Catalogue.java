package org.tidegate.ocpp.internal.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.SpecVersionDetector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tidegate.ocpp.internal.dialect.v16.Asked;
import org.tidegate.ocpp.internal.dialect.v16.Said;
import org.tidegate.ocpp.internal.json.Edition;
import org.tidegate.ocpp.internal.json.Since21;
import org.tidegate.ocpp.internal.message.OperatorAnswer;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.message.StationSend;

/** Every message of every version: its record here, and its published schema if that is here. */
final class Catalogue {
    /** A message, named like its schema file. */
    record Message(Edition edition, String name, Class<? extends Record> type) {
        @Override
        public String toString() {
            return edition + " " + name;
        }

        JsonNode schema() {
            Path file = folder().orElseThrow().resolve(version() + "/" + name + ".json");
            try {
                return MAPPER.readTree(file.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A validator that shares nothing with ours. */
        JsonSchema judge() {
            return JUDGES.computeIfAbsent(version() + "/" + name, _ -> newJudge());
        }

        private JsonSchema newJudge() {
            JsonNode schema = schema();
            SpecVersion.VersionFlag draft = SpecVersionDetector.detect(schema);
            return FACTORIES
                    .computeIfAbsent(draft, JsonSchemaFactory::getInstance)
                    .getSchema(schema, CONFIG);
        }

        String version() {
            return Catalogue.version(edition);
        }
    }

    static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Map<String, JsonSchema> JUDGES = new HashMap<>();
    private static final Map<SpecVersion.VersionFlag, JsonSchemaFactory> FACTORIES =
            new HashMap<>();
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private Catalogue() {}

    static String version(Edition edition) {
        return switch (edition) {
            case V16 -> "1.6";
            case V201 -> "2.0.1";
            case V21 -> "2.1";
        };
    }

    static List<Message> of(Edition edition) {
        var all = new TreeMap<String, Class<? extends Record>>();
        if (edition == Edition.V16) {
            Stream.of(Said.class, Asked.class)
                    .flatMap(c -> Stream.of(c.getDeclaredClasses()))
                    .forEach(c -> all.put(c.getSimpleName(), c.asSubclass(Record.class)));
        } else {
            everything().forEach(all::put);
            all.values()
                    .removeIf(c -> edition == Edition.V201 && c.isAnnotationPresent(Since21.class));
            if (edition == Edition.V201) {
                all.keySet().removeIf(name -> isAnswerTo21(name));
            }
        }
        return all.entrySet().stream()
                .map(e -> new Message(edition, e.getKey(), e.getValue()))
                .toList();
    }

    /** Empty answers share a record, which cannot say that the call is new. */
    private static boolean isAnswerTo21(String name) {
        String call = name.replaceAll("Response$", "Request");
        Class<?> type = everything().get(call);
        return name.endsWith("Response")
                && (type == null || type.isAnnotationPresent(Since21.class));
    }

    private static Map<String, Class<? extends Record>> everything() {
        var all = new TreeMap<String, Class<? extends Record>>();
        for (Class<?> call : StationCall.class.getPermittedSubclasses()) {
            if (call != StationCall.StatusDetail.class) {
                all.put(call.getSimpleName() + "Request", call.asSubclass(Record.class));
                all.put(call.getSimpleName() + "Response", OperatorAnswer.Received.class);
            }
        }
        for (Class<?> call : OperatorCall.class.getPermittedSubclasses()) {
            all.put(call.getSimpleName() + "Request", call.asSubclass(Record.class));
        }
        for (Class<?> send : StationSend.class.getPermittedSubclasses()) {
            all.put(send.getSimpleName(), send.asSubclass(Record.class));
        }
        for (Class<?> kind : List.of(OperatorAnswer.class, OperatorCall.Answer.class)) {
            for (Class<?> answer : kind.getPermittedSubclasses()) {
                if (answer != OperatorAnswer.Received.class
                        && answer != OperatorCall.Declined.class) {
                    all.put(answer.getSimpleName(), answer.asSubclass(Record.class));
                }
            }
        }
        return all;
    }

    /** The published schemas, which are not part of this repository. */
    static Optional<Path> folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared/ocpp/schemas");
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
