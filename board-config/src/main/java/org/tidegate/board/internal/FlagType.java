package org.tidegate.board.internal;

import java.util.Locale;

/** {@code true} or {@code false}, and nothing that only looks like it. */
record FlagType() implements ValueType<Boolean> {
    @Override
    public Class<Boolean> javaType() {
        return Boolean.class;
    }

    @Override
    public Parsed<Boolean> parse(Node.Scalar scalar) {
        String text = scalar.text().strip();
        if (scalar.plain() && text.equals("true")) {
            return Parsed.good(true);
        }
        if (scalar.plain() && text.equals("false")) {
            return Parsed.good(false);
        }
        String meant =
                switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "yes", "y", "on", "1" -> "true";
                    case "false", "no", "n", "off", "0" -> "false";
                    default -> "true or false";
                };
        String reason =
                scalar.plain()
                        ? "'" + text + "' is not true or false in YAML 1.2"
                        : "'" + text + "' is text because of its quotes";
        return Parsed.bad(reason, "Write " + meant + ".");
    }

    @Override
    public boolean isText() {
        return false;
    }

    @Override
    public String schema() {
        return "\"type\": \"boolean\"";
    }

    @Override
    public String words() {
        return "true or false";
    }
}
