package org.tidegate.ocpp.internal.json;

/**
 * Any JSON value, bounded in depth and size like everything else and not looked into: vendor data.
 * It goes out exactly as {@code json} has it.
 */
public record Opaque(String json) {
    /** What a JSON string says; any other value as its JSON text. */
    public String asText() {
        var in = new JsonReader(json);
        try {
            return in.isText() ? in.text() : json;
        } catch (Violation _) {
            return json;
        }
    }
}
