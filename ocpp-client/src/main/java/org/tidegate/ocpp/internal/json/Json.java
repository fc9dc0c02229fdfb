package org.tidegate.ocpp.internal.json;

/** Records as JSON, with the bounds no peer can move. */
public final class Json {
    /**
     * Longest frame in either direction, in UTF-16 units; a longer one ends the connection (1009).
     */
    public static final int MAX_FRAME = 1 << 20;

    /** Deepest nesting. The deepest message of OCPP 2.1 needs 11. */
    public static final int MAX_DEPTH = 64;

    private Json() {}

    /**
     * By the rules of 2.1, which are the house's own.
     *
     * @throws IllegalStateException if the value breaks its own record's rules, which is a fault of
     *     ours
     */
    public static String write(Record value) {
        var out = new JsonWriter();
        object(value, Edition.V21, out);
        return out.toString();
    }

    /**
     * @throws IllegalStateException as {@link #write}
     */
    public static void object(Record value, Edition edition, JsonWriter out) {
        try {
            RecordCodec.of(value, edition).write(value, out);
        } catch (Violation e) {
            throw new IllegalStateException("outgoing message: " + e.text(), e);
        }
    }

    /** Reads one object that is the whole text, by the rules of 2.1. */
    public static <T extends Record> T read(Class<T> type, String text) throws Violation {
        return read(type, Edition.V21, text);
    }

    /** Reads one object that is the whole text. */
    public static <T extends Record> T read(Class<T> type, Edition edition, String text)
            throws Violation {
        if (text.length() > MAX_FRAME) {
            throw new Violation(
                    ErrorCode.FORMAT_VIOLATION, "longer than " + MAX_FRAME + " characters");
        }
        var in = new JsonReader(text);
        T value = RecordCodec.of(type, edition).read(in);
        in.end("something follows the object");
        return value;
    }
}
