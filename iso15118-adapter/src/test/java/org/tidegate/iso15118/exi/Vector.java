package org.tidegate.iso15118.exi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** One line of a vector file: made with independent codecs, see README. */
public record Vector(
        String name,
        String message,
        SchemaSet set,
        boolean fragment,
        String xml,
        String hex,
        String expect) {

    /** All vectors of a file. */
    public static List<Vector> of(String file) {
        var json = new ObjectMapper();
        try (var in = Vector.class.getResourceAsStream("vectors/" + file + ".jsonl")) {
            if (in == null) {
                throw new IllegalArgumentException("no vectors " + file);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> parse(json, line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vector parse(ObjectMapper json, String line) {
        try {
            JsonNode n = json.readTree(line);
            return new Vector(
                    n.path("name").asText(),
                    n.path("message").asText(),
                    setNamed(n.path("schema").asText()),
                    n.path("mode").asText().equals("fragment"),
                    n.path("xml").asText(),
                    n.path("exi_hex").asText(),
                    n.path("expect").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SchemaSet setNamed(String tableName) {
        return Arrays.stream(SchemaSet.values())
                .filter(s -> s.tableName().equals(tableName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(tableName));
    }

    /** A fresh copy of the bytes. */
    public byte[] exi() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return set + " " + name;
    }
}
