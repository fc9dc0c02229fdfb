package org.tidegate.iso15118.exi;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML text to and from element trees, for people. Document types and external entities are refused.
 */
public final class ExiXml {

    private static final int MAX_DEPTH = 64;

    /**
     * As many as a message may have; a file of nothing but small elements must not fill the heap.
     */
    private static final int MAX_ELEMENTS = 1 << 16;

    /**
     * The order in which the reference vectors declare namespaces, so that the same message is the
     * same text here and there.
     */
    private static final List<String> DECLARED =
            List.of(
                    "urn:iso:15118:2:2010:AppProtocol",
                    "urn:din:70121:2012:MsgDataTypes",
                    "urn:iso:15118:2:2013:MsgDataTypes",
                    "urn:din:70121:2012:MsgBody",
                    "urn:iso:15118:2:2013:MsgBody",
                    "urn:din:70121:2012:MsgDef",
                    "urn:iso:15118:2:2013:MsgDef",
                    "urn:iso:std:iso:15118:-20:AC",
                    "urn:iso:std:iso:15118:-20:ACDP",
                    "urn:iso:std:iso:15118:-20:CommonMessages",
                    "urn:iso:std:iso:15118:-20:CommonTypes",
                    "urn:iso:std:iso:15118:-20:DC",
                    "urn:iso:std:iso:15118:-20:WPT",
                    "http://www.w3.org/2000/09/xmldsig#",
                    "urn:din:70121:2012:MsgHeader",
                    "urn:iso:15118:2:2013:MsgHeader");

    /** Prefixes people know from the standards; others are numbered. */
    private static final Map<String, String> PREFIXES =
            Map.ofEntries(
                    Map.entry("urn:iso:15118:2:2010:AppProtocol", "sap"),
                    Map.entry("urn:din:70121:2012:MsgDef", "d"),
                    Map.entry("urn:din:70121:2012:MsgHeader", "h"),
                    Map.entry("urn:din:70121:2012:MsgBody", "b"),
                    Map.entry("urn:din:70121:2012:MsgDataTypes", "t"),
                    Map.entry("urn:iso:15118:2:2013:MsgDef", "d"),
                    Map.entry("urn:iso:15118:2:2013:MsgHeader", "h"),
                    Map.entry("urn:iso:15118:2:2013:MsgBody", "b"),
                    Map.entry("urn:iso:15118:2:2013:MsgDataTypes", "t"),
                    Map.entry("urn:iso:std:iso:15118:-20:CommonTypes", "c"),
                    Map.entry("urn:iso:std:iso:15118:-20:CommonMessages", "m"),
                    Map.entry("urn:iso:std:iso:15118:-20:AC", "m"),
                    Map.entry("urn:iso:std:iso:15118:-20:DC", "m"),
                    Map.entry("urn:iso:std:iso:15118:-20:ACDP", "m"),
                    Map.entry("urn:iso:std:iso:15118:-20:WPT", "m"),
                    Map.entry("http://www.w3.org/2000/09/xmldsig#", "ds"));

    /** Making one takes longer than parsing a message with it, and it is not safe to share. */
    private static final ThreadLocal<XMLInputFactory> FACTORY =
            ThreadLocal.withInitial(ExiXml::factory);

    private ExiXml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    /**
     * Reads one element with everything in it.
     *
     * @throws IllegalArgumentException with line and column if the text is no XML of the kind
     *     messages have
     */
    public static ExiElement parse(String xml) {
        try {
            XMLStreamReader in = FACTORY.get().createXMLStreamReader(new StringReader(xml));
            while (in.next() != XMLStreamConstants.START_ELEMENT) {
                if (in.getEventType() == XMLStreamConstants.DTD) {
                    throw new IllegalArgumentException("a document type is not allowed");
                }
            }
            ExiElement root = element(in, 0, new int[1]);
            while (in.hasNext()) {
                in.next();
            }
            return root;
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(where(e), e);
        }
    }

    /** One line; the parser's own sentence has the place twice and a line feed. */
    private static String where(XMLStreamException e) {
        String said = String.valueOf(e.getMessage());
        int reason = said.indexOf("Message: ");
        String words = reason < 0 ? said : said.substring(reason + "Message: ".length());
        int unbound = words.indexOf("PrefixUnbound?");
        if (unbound >= 0) {
            words = "an undeclared prefix: " + words.substring(words.indexOf('?') + 1);
        }
        return e.getLocation() == null
                ? words
                : "line %d, column %d: %s"
                        .formatted(
                                e.getLocation().getLineNumber(),
                                e.getLocation().getColumnNumber(),
                                words.strip());
    }

    private static ExiElement element(XMLStreamReader in, int depth, int[] elements)
            throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("elements nested deeper than " + MAX_DEPTH);
        }
        if (++elements[0] > MAX_ELEMENTS) {
            throw new IllegalArgumentException("more than " + MAX_ELEMENTS + " elements");
        }
        QName name = in.getName();
        Map<QName, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            QName attribute = in.getAttributeName(i);
            if (!isSchemaHint(attribute)) {
                attributes.put(attribute, in.getAttributeValue(i));
            }
        }
        List<ExiElement> children = new ArrayList<>();
        var text = new StringBuilder();
        while (in.next() != XMLStreamConstants.END_ELEMENT) {
            switch (in.getEventType()) {
                case XMLStreamConstants.START_ELEMENT ->
                        children.add(element(in, depth + 1, elements));
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE ->
                        text.append(in.getText());
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new IllegalArgumentException("an undeclared entity in " + name);
                default -> {}
            }
        }
        if (!children.isEmpty()) {
            if (!text.toString().isBlank()) {
                throw new IllegalArgumentException("text between the children of " + name);
            }
            text.setLength(0);
        }
        return new ExiElement(name, attributes, text.toString(), children);
    }

    /** Where a validator may look for the schema: says nothing about the message. */
    private static boolean isSchemaHint(QName attribute) {
        return attribute.getNamespaceURI().equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)
                && attribute.getLocalPart().endsWith("chemaLocation");
    }

    /** Writes an element with everything in it, one line per element, two blanks per level. */
    public static String write(ExiElement root) {
        return write(root, "\n", "  ", false);
    }

    /** The same without a character between elements and in ASCII alone, for machines. */
    public static String writeDense(ExiElement root) {
        return write(root, "", "", true);
    }

    private static String write(ExiElement root, String lineEnd, String indent, boolean ascii) {
        Map<String, String> found = new LinkedHashMap<>();
        collect(root, found);
        Map<String, String> prefixes = new LinkedHashMap<>();
        DECLARED.stream()
                .filter(found::containsKey)
                .forEach(uri -> prefixes.put(uri, found.getOrDefault(uri, "")));
        prefixes.putAll(found);
        var text = new StringBuilder();
        new Layout(prefixes, lineEnd, indent, ascii).write(root, 0, text);
        return text.toString();
    }

    private static void collect(ExiElement element, Map<String, String> prefixes) {
        declare(element.name(), prefixes);
        element.attributes().keySet().forEach(name -> declare(name, prefixes));
        element.children().forEach(child -> collect(child, prefixes));
    }

    private static void declare(QName name, Map<String, String> prefixes) {
        String uri = name.getNamespaceURI();
        if (!uri.isEmpty() && !prefixes.containsKey(uri)) {
            String wanted = PREFIXES.getOrDefault(uri, "n" + prefixes.size());
            prefixes.put(uri, prefixes.containsValue(wanted) ? "n" + prefixes.size() : wanted);
        }
    }

    private record Layout(
            Map<String, String> prefixes, String lineEnd, String indent, boolean ascii) {
        void write(ExiElement element, int depth, StringBuilder text) {
            String name = qualified(element.name(), prefixes);
            text.repeat(indent, depth).append('<').append(name);
            if (depth == 0) {
                prefixes.forEach((uri, p) -> attribute("xmlns:" + p, uri, text));
            }
            element.attributes()
                    .forEach((n, value) -> attribute(qualified(n, prefixes), value, text));
            if (element.children().isEmpty() && element.text().isEmpty()) {
                text.append("/>").append(lineEnd);
                return;
            }
            text.append('>');
            if (element.children().isEmpty()) {
                escape(element.text(), text);
            } else {
                text.append(lineEnd);
                element.children().forEach(child -> write(child, depth + 1, text));
                text.repeat(indent, depth);
            }
            text.append("</").append(name).append('>').append(lineEnd);
        }

        private void attribute(String name, String value, StringBuilder text) {
            text.append(' ').append(name).append("=\"");
            escape(value, text);
            text.append('"');
        }

        private void escape(String value, StringBuilder text) {
            value.codePoints()
                    .forEach(c -> {
                        switch (c) {
                            case '<' -> text.append("&lt;");
                            case '>' -> text.append("&gt;");
                            case '&' -> text.append("&amp;");
                            case '"' -> text.append("&quot;");
                            // a reader would turn the raw characters into blanks or line feeds
                            case '\r', '\n', '\t' -> reference(c, text);
                            default -> {
                                if (ascii && c > 0x7E) {
                                    reference(c, text);
                                } else {
                                    text.appendCodePoint(c);
                                }
                            }
                        }
                    });
        }

        private static void reference(int c, StringBuilder text) {
            text.append("&#").append(c).append(';');
        }
    }

    private static String qualified(QName name, Map<String, String> prefixes) {
        String prefix = prefixes.get(name.getNamespaceURI());
        return prefix == null ? name.getLocalPart() : prefix + ":" + name.getLocalPart();
    }
}
