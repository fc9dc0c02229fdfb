package org.tidegate.iso15118;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** The house's V2GTP and SDP vectors. */
@SuppressWarnings("ArrayRecordComponent")
final class FramingVectors {
    private FramingVectors() {}

    record Vector(String name, byte[] bytes, boolean valid, JsonNode more) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Vector> load() {
        var mapper = new ObjectMapper();
        try (InputStream in =
                Objects.requireNonNull(
                        FramingVectors.class.getResourceAsStream("v2gtp-sdp.jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> parse(mapper, line))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Vector parse(ObjectMapper mapper, String line) {
        try {
            JsonNode node = mapper.readTree(line);
            return new Vector(
                    node.get("name").asText(),
                    HexFormat.of().parseHex(node.get("hex").asText()),
                    node.get("valid").asBoolean(),
                    node);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
