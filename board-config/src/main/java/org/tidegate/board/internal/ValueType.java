package org.tidegate.board.internal;

/** What a key may hold: how to read it, how to write it, how to say it. */
interface ValueType<T> {
    Class<T> javaType();

    /** Reads one scalar that is not nothing. */
    Parsed<T> parse(Node.Scalar scalar);

    /** In words, for manual and messages: {@code a whole number, 1 to 20 ms}. */
    String words();

    /** As it would stand in a file. */
    default String write(T value) {
        return value.toString();
    }

    /** Of a number; empty for none. */
    default String unit() {
        return "";
    }

    /** Whether it may be quoted: everything but numbers and flags. */
    default boolean isText() {
        return true;
    }

    /** The keywords of JSON Schema for it, without the braces. */
    default String schema() {
        return "\"type\": [\"string\", \"number\"]";
    }
}
