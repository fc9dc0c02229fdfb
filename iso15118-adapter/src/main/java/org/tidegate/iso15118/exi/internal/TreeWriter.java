package org.tidegate.iso15118.exi.internal;

import java.util.List;
import java.util.Objects;
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
        element(starts.get(code), root, root.localName());
    }

    private void element(Production start, ExiElement element, String path) {
        if (start.isAbstract) {
            throw new IllegalArgumentException(path + ": an abstract element");
        }
        if (start.simple != null) {
            if (!element.children().isEmpty() || !element.attributes().isEmpty()) {
                throw new IllegalArgumentException(path + ": a value expected");
            }
            out.bits(0, 1);
            value(start.simple, element.text(), path);
            out.bits(0, 1);
        } else {
            complex(start, element, path);
        }
    }

    private void value(SimpleType type, String text, String path) {
        try {
            type.write(out, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    private void complex(Production start, ExiElement element, String path) {
        State state = Objects.requireNonNull(start.content);
        int copies = 0;
        int attributes = 0;
        int child = 0;
        boolean texted = false;
        while (true) {
            int code = attribute(state, element, attributes);
            if (code >= 0) {
                attributes++;
            } else if (child < element.children().size()) {
                code = find(state.productions, Event.ELEMENT, element.children().get(child).name());
            } else if (!texted) {
                code = find(state.productions, Event.CHARACTERS, null);
            }
            boolean done = code < 0 && child == element.children().size();
            if (done) {
                code = find(state.productions, Event.END, null);
            }
            if (code < 0 || (done && !complete(element, attributes, texted))) {
                throw unexpected(state, element, child, path);
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
                                element.attributes().getOrDefault(p.name, ""),
                                path + "/" + p);
                case CHARACTERS -> {
                    texted = true;
                    value(typed(p), element.text(), path);
                }
                case ELEMENT -> {
                    ExiElement next = element.children().get(child++);
                    element(p, next, path + "/" + next.localName());
                }
                case UNUSED ->
                        throw new IllegalArgumentException(
                                path + ": content that ISO 15118 does not use");
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

    private static IllegalArgumentException unexpected(
            State state, ExiElement element, int child, String path) {
        String found =
                child < element.children().size()
                        ? element.children().get(child).name().toString()
                        : "the end, text or an unknown attribute";
        return new IllegalArgumentException(
                path + ": found " + found + ", expected: " + state.expected());
    }

    private static SimpleType typed(Production p) {
        return Objects.requireNonNull(p.simple);
    }

    /**
     * Code of the first attribute of the state that the element has; {@code written} of them are
     * done already.
     */
    private static int attribute(State state, ExiElement element, int written) {
        if (written == element.attributes().size()) {
            return -1;
        }
        for (int i = 0; i < state.productions.size(); i++) {
            Production p = state.productions.get(i);
            if (p.event == Event.ATTRIBUTE && element.attributes().containsKey(p.name)) {
                return i;
            }
        }
        return -1;
    }

    private static int find(List<Production> productions, Event event, @Nullable QName name) {
        for (int i = 0; i < productions.size(); i++) {
            Production p = productions.get(i);
            if (p.event == event && (name == null || p.name.equals(name))) {
                return i;
            }
        }
        return -1;
    }
}
