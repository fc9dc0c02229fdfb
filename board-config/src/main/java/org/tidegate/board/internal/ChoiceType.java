package org.tidegate.board.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One of a few words, the lower-case names of an enum. */
record ChoiceType<E extends Enum<E>>(Class<E> javaType) implements ValueType<E> {
    @Override
    public Parsed<E> parse(Node.Scalar scalar) {
        String text = scalar.text().strip();
        for (E each : javaType.getEnumConstants()) {
            if (write(each).equals(text)) {
                return Parsed.good(each);
            }
        }
        String near = Nearest.to(text, choices());
        return Parsed.bad(
                "'" + text + "' is none of " + String.join(", ", choices()),
                near.isEmpty() ? "Choose one of them." : "Did you mean '" + near + "'?");
    }

    private List<String> choices() {
        return Arrays.stream(javaType.getEnumConstants()).map(this::write).toList();
    }

    @Override
    public String schema() {
        return "\"enum\": [\"" + String.join("\", \"", choices()) + "\"]";
    }

    @Override
    public String words() {
        return String.join(" or ", choices());
    }

    @Override
    public String write(E value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
