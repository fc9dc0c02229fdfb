package org.tidegate.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tidegate.iso15118.exi.ExiElement;

/** Messages of vehicles as JSON. */
final class ExiJson {
    private ExiJson() {}

    /** An object with one key, the name of the message. */
    static ObjectNode tree(ExiElement root) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set(root.localName(), value(root));
        return node;
    }

    /**
     * Simple content is a string, as XML has it; attributes are marked with @; what occurs more
     * than once is an array.
     */
    static JsonNode value(ExiElement element) {
        if (element.children().isEmpty() && element.attributes().isEmpty()) {
            return JsonNodeFactory.instance.textNode(element.text());
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        element.attributes().forEach((name, text) -> node.put("@" + name.getLocalPart(), text));
        if (element.children().isEmpty() && !element.text().isEmpty()) {
            node.put("#text", element.text());
        }
        for (ExiElement child : element.children()) {
            JsonNode before = node.get(child.localName());
            switch (before) {
                case null -> node.set(child.localName(), value(child));
                case ArrayNode list -> list.add(value(child));
                default -> node.putArray(child.localName()).add(before).add(value(child));
            }
        }
        return node;
    }
}
