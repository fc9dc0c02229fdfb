package org.tidegate.iso15118.internal.iso2;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.ExiElement;

/** Elements by name: signatures are made over fragments, which only the tree of a message has. */
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

    static List<ExiElement> all(ExiElement parent, String name) {
        return parent.children().stream().filter(c -> c.localName().equals(name)).toList();
    }

    static String needed(ExiElement parent, String name) {
        return get(parent, name).text();
    }

    /** Empty if it is not there. */
    static String attribute(ExiElement element, String name) {
        for (var attribute : element.attributes().entrySet()) {
            if (attribute.getKey().getLocalPart().equals(name)) {
                return attribute.getValue();
            }
        }
        return "";
    }
}
