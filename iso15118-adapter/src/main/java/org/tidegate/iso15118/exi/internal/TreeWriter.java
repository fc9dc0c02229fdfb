package org.tidegate.iso15118.exi.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.exi.internal.Grammar.Event;
import org.tidegate.iso15118.exi.internal.Grammar.Production;
import org.tidegate.iso15118.exi.internal.Grammar.State;

/**
 * Walks a grammar along the elements of a tree. Throws {@link IllegalArgumentException} with the
 * path if they differ.
 */
public final class TreeWriter {

    private final Grammar grammar;
    private final ExiWriter out;

    /** Open elements, so that a path costs nothing until somebody must be told. */
    private final List<ExiElement> open = new ArrayList<>();

    /** Prepares to write; the header is next. */
    public TreeWriter(Grammar grammar, ExiWriter out) {
        this.grammar = grammar;
        this.out = out;
    }

    /** Writes header, document code and content. */
    public void document(ExiElement root) {
        start(root, grammar.documentBits, grammar.documents);
    }

    /** Writes header, fragment code, content and the end of the fragment. */
    public void fragment(ExiElement root) {
        start(root, grammar.fragmentBits, grammar.fragments);
        out.bits(grammar.fragmentEnd, grammar.fragmentBits);
    }

    private void start(ExiElement root, int width, List<Production> starts) {
        out.header();
        int code = find(starts, Event.ELEMENT, root.name());
        if (code < 0) {
            throw new IllegalArgumentException(root.name() + " is no element of this schema set");
        }
        out.bits(code, width);
        element(starts.get(code), root);
    }

    private String path() {
        return open.stream().map(ExiElement::localName).collect(Collectors.joining("/"));
    }

    private void element(Production start, ExiElement element) {
        // Not taken back when something fails, so that the message says where.
        open.add(element);
        if (start.isAbstract) {
            throw new IllegalArgumentException(path() + ": an abstract element");
        }
        if (start.simple != null) {
            if (!element.children().isEmpty() || !element.attributes().isEmpty()) {
                throw new IllegalArgumentException(path() + ": a value expected");
            }
            out.bits(0, 1);
            value(start.simple, element.text(), "");
            out.bits(0, 1);
        } else {
            complex(start, element);
        }
        open.removeLast();
    }

    private void value(SimpleType type, String text, String attribute) {
        try {
            type.write(out, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path() + attribute + ": " + e.getMessage(), e);
        }
    }

    private void complex(Production start, ExiElement element) {
        Map<QName, String> values = element.attributes();
        List<ExiElement> children = element.children();
        State state = Objects.requireNonNull(start.content);
        int copies = 0;
        int attributes = 0;
        int child = 0;
        boolean texted = false;
        while (true) {
            int code = attribute(state, values, attributes);
            if (code >= 0) {
                attributes++;
            } else if (child < children.size()) {
                code = find(state.productions, Event.ELEMENT, children.get(child).name());
            } else if (!texted) {
                code = find(state.productions, Event.CHARACTERS, null);
            }
            boolean done = code < 0 && child == children.size();
            if (done) {
                code = find(state.productions, Event.END, null);
            }
            if (code < 0 || (done && !complete(element, attributes, texted))) {
                throw unexpected(state, element, child);
            }
            out.bits(code, state.width);
            Production p = state.productions.get(code);
            switch (p.event) {
                case END -> {
                    return;
                }
                case ATTRIBUTE ->
                        value(
                                typed(p),
                                values.getOrDefault(p.name, ""),
                                "/@" + p.name.getLocalPart());
                case CHARACTERS -> {
                    texted = true;
                    value(typed(p), element.text(), "");
                }
                case ELEMENT -> element(p, children.get(child++));
                case UNUSED ->
                        throw new IllegalArgumentException(
                                path() + ": content that ISO 15118 does not use");
            }
            State target = Objects.requireNonNull(p.next);
            copies = target == state ? copies + 1 : target.copies;
            state =
                    target.limit > 0 && copies >= target.limit
                            ? Objects.requireNonNull(target.exit)
                            : target;
        }
    }

    /** Every attribute and the text must have had their place. */
    private static boolean complete(ExiElement element, int attributes, boolean texted) {
        return attributes == element.attributes().size() && (texted || element.text().isBlank());
    }

    private IllegalArgumentException unexpected(State state, ExiElement element, int child) {
        String found =
                child < element.children().size()
                        ? element.children().get(child).name().toString()
                        : "the end, text or an unknown attribute";
        return new IllegalArgumentException(
                path() + ": found " + found + ", expected: " + state.expected());
    }

    private static SimpleType typed(Production p) {
        return Objects.requireNonNull(p.simple);
    }

    /**
     * Code of the first attribute of the state that the element has; {@code written} of them are
     * done already.
     */
    private static int attribute(State state, Map<QName, String> values, int written) {
        if (written == values.size()) {
            return -1;
        }
        for (int i = 0; i < state.productions.size(); i++) {
            Production p = state.productions.get(i);
            if (p.event == Event.ATTRIBUTE && values.containsKey(p.name)) {
                return i;
            }
        }
        return -1;
    }

    private static int find(List<Production> productions, Event event, @Nullable QName name) {
        for (int i = 0; i < productions.size(); i++) {
            Production p = productions.get(i);
            if (p.event == event && (name == null || same(p.name, name))) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Names out of a reader are those of the grammar itself; names out of XML differ in the local
     * part first.
     */
    @SuppressWarnings("ReferenceEquality") // only to be faster
    private static boolean same(QName ours, QName theirs) {
        return ours == theirs
                || (ours.getLocalPart().equals(theirs.getLocalPart())
                        && ours.getNamespaceURI().equals(theirs.getNamespaceURI()));
    }
}
