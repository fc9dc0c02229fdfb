package org.tidegate.ocpp.internal.dialect.v16;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Constants of two enumerations that mean the same where they are called the same. */
final class Names<A extends Enum<A>, B extends Enum<B>> {
    private final Map<A, B> same;

    private Names(Map<A, B> same) {
        this.same = same;
    }

    static <A extends Enum<A>, B extends Enum<B>> Names<A, B> between(Class<A> from, Class<B> to) {
        var same = new EnumMap<A, B>(from);
        for (A a : from.getEnumConstants()) {
            Arrays.stream(to.getEnumConstants())
                    .filter(b -> b.name().equals(a.name()))
                    .forEach(b -> same.put(a, b));
        }
        return new Names<>(same);
    }

    /** Also says that {@code a} is called {@code b} on the other side. */
    Names<A, B> and(A a, B b) {
        same.put(a, b);
        return this;
    }

    @Nullable B of(@Nullable A a) {
        return a == null ? null : same.get(a);
    }

    B of(@Nullable A a, B otherwise) {
        B b = of(a);
        return b == null ? otherwise : b;
    }
}
