package org.tidegate.ocpp.internal.json;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes compact JSON. The caller keeps the order of things; commas come by themselves. */
public final class JsonWriter {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder(512);
    private boolean comma;

    public void openList() {
        separate();
        out.append('[');
        comma = false;
    }

    public void closeList() {
        out.append(']');
        comma = true;
    }

    void openObject() {
        separate();
        out.append('{');
        comma = false;
    }

    void closeObject() {
        out.append('}');
        comma = true;
    }

    public void emptyObject() {
        openObject();
        closeObject();
    }

    /** A key that needs no escapes. */
    void key(String key) {
        separate();
        out.append('"').append(key).append("\":");
        comma = false;
    }

    public void text(String text) {
        separate();
        out.append('"');
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, done, i);
                escape(c);
                done = i + 1;
            }
        }
        out.append(text, done, text.length()).append('"');
        comma = true;
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
        }
    }

    public void number(long number) {
        separate();
        out.append(number);
        comma = true;
    }

    /** Plain, without an exponent and with at most six places (OCPP 2.1 Part 4). */
    void number(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            number((long) number);
            return;
        }
        separate();
        BigDecimal plain = BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_EVEN);
        out.append(plain.stripTrailingZeros().toPlainString());
        comma = true;
    }

    void truth(boolean value) {
        separate();
        out.append(value);
        comma = true;
    }

    /** Text that is JSON already. */
    void raw(String json) {
        separate();
        out.append(json);
        comma = true;
    }

    private void separate() {
        if (comma) {
            out.append(',');
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
