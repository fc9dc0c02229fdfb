package org.tidegate.board.internal;

import java.util.ArrayList;
import java.util.List;

/** Collects the keys of one topic while they are being declared, in the order of the manual. */
final class Topic {
    private final List<Key<?>> keys = new ArrayList<>();

    <T> Key<T> required(String name, ValueType<T> type, String source, String meaning) {
        return add(new Key<>(name, type, null, true, source, meaning));
    }

    <T> Key<T> preset(String name, ValueType<T> type, T preset, String source, String meaning) {
        return add(new Key<>(name, type, preset, false, source, meaning));
    }

    <T> Key<T> optional(String name, ValueType<T> type, String source, String meaning) {
        return add(new Key<>(name, type, null, false, source, meaning));
    }

    List<Key<?>> all() {
        return List.copyOf(keys);
    }

    private <T> Key<T> add(Key<T> key) {
        keys.add(key);
        return key;
    }
}
