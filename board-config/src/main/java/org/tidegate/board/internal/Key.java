package org.tidegate.board.internal;

import org.jspecify.annotations.Nullable;
import org.tidegate.board.BoardKey;

/**
 * One key as the loader reads it.
 *
 * @param name dotted path; {@code []} stands for each entry of a list
 * @param preset the value when the file does not say; null for none
 */
record Key<T>(
        String name,
        ValueType<T> type,
        @Nullable T preset,
        boolean required,
        String source,
        String meaning) {

    /** The path of the section it stands in. */
    String section() {
        return name.substring(0, name.lastIndexOf('.'));
    }

    String lastWord() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    String presetText() {
        return preset == null ? "" : type.write(preset);
    }

    BoardKey described() {
        return new BoardKey(name, type.words(), presetText(), required, source, meaning);
    }
}
