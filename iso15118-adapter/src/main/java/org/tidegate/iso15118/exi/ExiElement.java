package org.tidegate.iso15118.exi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;

/**
 * An element of a message without knowledge of what it means.
 *
 * @param attributes values by name, in the order of the schema
 * @param text the value of a simple type in its lexical form, empty if there are children
 */
public record ExiElement(
        QName name, Map<QName, String> attributes, String text, List<ExiElement> children) {

    public ExiElement {
        attributes = attributes.isEmpty() ? Map.of() : new LinkedHashMap<>(attributes);
        children = List.copyOf(children);
    }

    /** Values by name; read only. */
    @Override
    public Map<QName, String> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    /** Name of the element without its namespace. */
    public String localName() {
        return name.getLocalPart();
    }
}
