package org.tidegate.iso15118.internal.iso2;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.ExiElement;

/** Elements of a message by name, read by the general codec. */
final class Doc {
    private Doc() {}

    static @Nullable ExiElement find(ExiElement parent, String name) {
        for (ExiElement child : parent.children()) {
            if (child.localName().equals(name)) {
                return child;
            }
        }
        return null;
    }

    /** What the schema guarantees to be there. */
    static ExiElement get(ExiElement parent, String name) {
        return Objects.requireNonNull(find(parent, name), name);
    }

    static String needed(ExiElement parent, String name) {
        return get(parent, name).text();
    }
}
