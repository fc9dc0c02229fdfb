package org.tidegate.board.gridcode;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps, lists, texts, numbers and flags as JSON; this module has no JSON library. */
final class JsonText {
    private JsonText() {}

    static String of(Map<String, ?> value) {
        var out = new StringBuilder();
        write(value, "", out);
        return out.append('\n').toString();
    }

    private static void write(@Nullable Object value, String indent, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case String text -> quote(text, out);
            case Double number -> out.append(number(number));
            case Map<?, ?> map -> {
                String separator = "";
                out.append('{');
                for (var entry : map.entrySet()) {
                    out.append(separator).append('\n').append(indent).append("  ");
                    quote(String.valueOf(entry.getKey()), out);
                    out.append(": ");
                    write(entry.getValue(), indent + "  ", out);
                    separator = ",";
                }
                out.append(map.isEmpty() ? "" : "\n" + indent).append('}');
            }
            case List<?> list -> {
                String separator = "";
                out.append('[');
                for (Object item : list) {
                    out.append(separator).append('\n').append(indent).append("  ");
                    write(item, indent + "  ", out);
                    separator = ",";
                }
                out.append(list.isEmpty() ? "" : "\n" + indent).append(']');
            }
            default -> out.append(value);
        }
    }

    /** Whole numbers without a fraction; six decimals at most, so that 0.1 + 0.2 reads as 0.3. */
    static String number(double value) {
        double rounded = Math.rint(value * 1e6) / 1e6;
        if (!Double.isFinite(rounded)) {
            throw new IllegalArgumentException("JSON has no " + value);
        }
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }

    static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
