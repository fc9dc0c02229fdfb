package org.tidegate.board.internal;

import java.util.function.Function;

/**
 * Text of some form.
 *
 * @param words what it is, in words
 * @param reader makes the value or says why not; never throws
 */
record TextType<T>(Class<T> javaType, String words, Function<String, Parsed<T>> reader)
        implements ValueType<T> {
    @Override
    public Parsed<T> parse(Node.Scalar scalar) {
        String text = scalar.text().strip();
        return text.isEmpty()
                ? Parsed.bad("the text is empty", "Write " + words + ".")
                : reader.apply(text);
    }
}
