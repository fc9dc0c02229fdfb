package org.tidegate.controller.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;

/**
 * A stream of messages as JSON lines: one object in, one object out, in order. A line that cannot
 * be read is answered with an error and the next one is read.
 */
final class ExiLines {
    /**
     * A line is one message. 64 KiB of EXI, the most a frame carries, are about 2 MiB of XML; and
     * the command must live in a heap of 128 MiB.
     */
    private static final int LONGEST_LINE = 8 << 20;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                    .build();

    /** What is done with one message. */
    interface Translation {
        /**
         * Adds its result to the answer.
         *
         * @throws Refused with the reason
         */
        void translate(JsonNode line, SchemaSet set, boolean fragment, ObjectNode answer)
                throws Refused;
    }

    /** A message that cannot be translated. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String reason) {
            super(reason, null, false, false);
        }
    }

    private final @Nullable SchemaSet preset;
    private final boolean presetFragment;
    private final Translation translation;

    /**
     * @param preset for lines that name no set; null if they have to
     */
    ExiLines(@Nullable SchemaSet preset, boolean presetFragment, Translation translation) {
        this.preset = preset;
        this.presetFragment = presetFragment;
        this.translation = translation;
    }

    /**
     * Translates until the input ends.
     *
     * @return how many lines were answered with an error
     */
    int run(BufferedReader in, PrintWriter out) {
        int refused = 0;
        var line = new StringBuilder();
        try {
            int length;
            while ((length = next(in, line)) >= 0) {
                if (length > 0 && !line.toString().isBlank()) {
                    ObjectNode answer = answer(line, length);
                    refused += answer.has("error") ? 1 : 0;
                    out.println(MAPPER.writeValueAsString(answer));
                    if (!in.ready()) {
                        out.flush();
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.flush();
        return refused;
    }

    /** Reads a line, keeping no more of it than is permitted; its length, or −1 at the end. */
    private static int next(BufferedReader in, StringBuilder line) throws IOException {
        line.setLength(0);
        int length = 0;
        int c;
        while ((c = in.read()) >= 0 && c != '\n') {
            if (length++ < LONGEST_LINE) {
                line.append((char) c);
            }
        }
        return c < 0 && length == 0 ? -1 : length;
    }

    private ObjectNode answer(StringBuilder text, int length) {
        ObjectNode answer = MAPPER.createObjectNode();
        try {
            if (length > LONGEST_LINE) {
                answer.putNull("name");
                throw new Refused("a line of " + length + " characters is no message");
            }
            JsonNode line = MAPPER.readTree(text.toString());
            if (!line.isObject()) {
                answer.putNull("name");
                throw new Refused("a JSON object expected");
            }
            answer.set("name", line.path("name").isMissingNode() ? null : line.get("name"));
            translation.translate(line, set(line), fragment(line), answer);
        } catch (JsonProcessingException e) {
            answer.putNull("name");
            answer.put("error", "no JSON: " + e.getOriginalMessage());
        } catch (Refused | IllegalArgumentException e) {
            answer.put("error", String.valueOf(e.getMessage()));
        }
        return answer;
    }

    private SchemaSet set(JsonNode line) throws Refused {
        JsonNode named = line.path("schema");
        if (named.isMissingNode() && preset != null) {
            return preset;
        }
        if (!named.isTextual()) {
            throw new Refused("schema: the name of a schema set expected");
        }
        return ExiOptions.set(named.textValue());
    }

    private boolean fragment(JsonNode line) throws Refused {
        JsonNode mode = line.path("mode");
        if (mode.isMissingNode()) {
            return presetFragment;
        }
        return switch (mode.asText()) {
            case "document" -> false;
            case "fragment" -> true;
            default -> throw new Refused("mode: document or fragment expected, found " + mode);
        };
    }

    static String text(JsonNode line, String key) throws Refused {
        JsonNode value = line.path(key);
        if (!value.isTextual()) {
            throw new Refused(key + ": a string expected");
        }
        return value.textValue();
    }
}
