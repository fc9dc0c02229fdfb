package org.tidegate.ocpp.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** One reader and one writer, with the bounds no peer can move. */
public final class Json {
    /**
     * Longest frame in either direction, in UTF-16 units; a longer one ends the connection (1009).
     */
    public static final int MAX_FRAME = 1 << 20;

    /** Deepest nesting. The deepest message of OCPP 2.1 needs 11. */
    public static final int MAX_DEPTH = 64;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxDocumentLength(MAX_FRAME)
                                    .maxStringLength(64 * 1024)
                                    .maxNameLength(256)
                                    .maxNumberLength(64)
                                    .build())
                    .build();

    /** Writes with a generator. */
    @FunctionalInterface
    public interface Writing {
        void to(JsonGenerator out) throws IOException, Violation;
    }

    private Json() {}

    public static JsonParser parser(String text) throws IOException {
        return FACTORY.createParser(text);
    }

    /**
     * @throws IllegalStateException if the value breaks its own record's rules, which is a fault of
     *     ours
     */
    public static String text(Writing writing) {
        var into = new StringWriter(512);
        try (JsonGenerator out = FACTORY.createGenerator(into)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Violation e) {
            throw new IllegalStateException("outgoing message: " + e.text(), e);
        }
        return into.toString();
    }

    public static String write(Record value) {
        return text(out -> object(value, out));
    }

    public static void object(Record value, JsonGenerator out) throws IOException, Violation {
        RecordCodec.of(value).write(value, out);
    }

    /** Reads one object that is the whole text. */
    public static <T extends Record> T read(Class<T> type, String text) throws Violation {
        try (JsonParser in = parser(text)) {
            in.nextToken();
            T value = RecordCodec.of(type).read(in);
            if (in.nextToken() != null) {
                throw new Violation(ErrorCode.FORMAT_VIOLATION, "something follows the object");
            }
            return value;
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** Skips the value the parser stands on, still checking all of it. */
    static void skip(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token != null && token.isStructStart()) {
            in.skipChildren();
        } else {
            in.getValueAsString();
        }
    }

    /** The value the parser stands on as compact text, checked like everything else. */
    static String copy(JsonParser in) throws IOException {
        var into = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(into)) {
            int depth = 0;
            do {
                JsonToken token = in.currentToken();
                if (token == null) {
                    break;
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                copyToken(in, token, out);
            } while (depth > 0 && in.nextToken() != null);
        }
        return into.toString();
    }

    /** Numbers as they are spelt: a number too big for a double is none of our business here. */
    private static void copyToken(JsonParser in, JsonToken token, JsonGenerator out)
            throws IOException {
        if (token.isNumeric()) {
            out.writeNumber(in.getText());
        } else {
            out.copyCurrentEvent(in);
        }
    }

    public static Violation malformed(IOException e) {
        String words =
                e instanceof JsonProcessingException json
                        ? json.getOriginalMessage()
                        : e.toString();
        return new Violation(ErrorCode.FORMAT_VIOLATION, words == null ? "not JSON" : words);
    }
}
