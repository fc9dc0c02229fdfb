package org.tidegate.board.internal;

/** A value, or why it is none. */
sealed interface Parsed<T> {
    record Good<T>(T value) implements Parsed<T> {}

    /**
     * @param reason without a full stop
     * @param remedy a whole sentence
     */
    record Bad<T>(String reason, String remedy) implements Parsed<T> {}

    static <T> Parsed<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Parsed<T> bad(String reason, String remedy) {
        return new Bad<>(reason, remedy);
    }
}
