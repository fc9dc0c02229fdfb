package org.tidegate.iso15118.exi.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.ExiException.Reason;
import org.tidegate.iso15118.exi.internal.Grammar.Event;
import org.tidegate.iso15118.exi.internal.Grammar.Production;
import org.tidegate.iso15118.exi.internal.Grammar.State;

/** Walks a grammar and builds elements, or only finds out where a message breaks. One use only. */
public final class TreeReader {

    /**
     * Most elements of one message. The largest thing ISO 15118 can say, 1024 price rule stacks of
     * 8 rules, has some 200 000, but nobody has sent more than 7000; and each costs memory for as
     * little as two bits.
     */
    private static final int MAX_ELEMENTS = 1 << 16;

    private static final ExiElement NOTHING =
            new ExiElement(new QName(""), Map.of(), "", List.of());

    private final Grammar grammar;
    private final ExiReader in;
    private final boolean building;

    /** Open elements, so that a path costs nothing until somebody must be told. */
    private Production[] open = new Production[16];

    private int depth;
    private int elements;

    private TreeReader(Grammar grammar, ExiReader in, boolean building) {
        this.grammar = grammar;
        this.in = in;
        this.building = building;
    }

    /** A reader that builds what it reads; the header is next. */
    public static TreeReader of(Grammar grammar, ExiReader in) {
        return new TreeReader(grammar, in, true);
    }

    /**
     * Reads a document and drops it: throws with the path if it is not valid. Next to no memory is
     * used.
     */
    public static void check(Grammar grammar, ExiReader in) throws ExiException {
        new TreeReader(grammar, in, false).document();
    }

    /** Like {@link #check} for a fragment. */
    public static void checkFragment(Grammar grammar, ExiReader in) throws ExiException {
        new TreeReader(grammar, in, false).fragment();
    }

    /** Reads header, document element and content. */
    public ExiElement document() throws ExiException {
        return root(grammar.documentBits, grammar.documents, false);
    }

    /** Reads header, fragment element, content and the end of the fragment. */
    public ExiElement fragment() throws ExiException {
        return root(grammar.fragmentBits, grammar.fragments, true);
    }

    private ExiElement root(int width, List<Production> starts, boolean fragment)
            throws ExiException {
        try {
            in.header();
            int code = in.event(width, starts.size());
            ExiElement root = element(starts.get(code));
            if (fragment && in.bits(width) != grammar.fragmentEnd) {
                throw in.failed(Reason.MALFORMED, "the end of the fragment expected");
            }
            return root;
        } catch (ExiException e) {
            throw depth == 0
                    ? e
                    : new ExiException(e.reason(), e.bit(), path() + ": " + e.detail());
        }
    }

    private String path() {
        return Arrays.stream(open, 0, depth)
                .map(p -> p.name.getLocalPart())
                .collect(Collectors.joining("/"));
    }

    private ExiElement element(Production start) throws ExiException {
        if (start.event != Event.ELEMENT) {
            throw in.undeclared(start.key);
        }
        // Not taken back when something fails, so that the message says where.
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = start;
        if (start.isAbstract) {
            throw in.failed(Reason.SCHEMA_INVALID, "an abstract element");
        }
        if (++elements > MAX_ELEMENTS) {
            throw in.failed(Reason.MALFORMED, "more than " + MAX_ELEMENTS + " elements");
        }
        ExiElement made = start.simple == null ? complex(start) : simple(start, start.simple);
        depth--;
        return made;
    }

    private ExiElement simple(Production start, SimpleType type) throws ExiException {
        if (in.textEvent(1, 1) == ExiReader.EMPTY) {
            return made(start, Map.of(), type.empty(in), List.of());
        }
        String text = value(type, start.key);
        in.event(1, 1);
        return made(start, Map.of(), text, List.of());
    }

    private String value(SimpleType type, int key) throws ExiException {
        if (building) {
            return type.read(in, key);
        }
        type.skip(in, key);
        return "";
    }

    private ExiElement made(
            Production start,
            Map<QName, String> attributes,
            String text,
            List<ExiElement> children) {
        return building ? new ExiElement(start.name, attributes, text, children) : NOTHING;
    }

    private ExiElement complex(Production start) throws ExiException {
        Map<QName, String> attributes = Map.of();
        int children = in.listStart();
        String text = "";
        State state = Objects.requireNonNull(start.content);
        int copies = 0;
        while (true) {
            Production p = next(state);
            if (p == null) {
                return made(start, attributes, emptyText(state), in.list(children));
            }
            switch (p.event) {
                case END -> {
                    return made(start, attributes, text, in.list(children));
                }
                case ATTRIBUTE -> {
                    attributes = attributes.isEmpty() ? new LinkedHashMap<>() : attributes;
                    if (attributes.put(p.name, value(typed(p), p.key)) != null) {
                        throw in.failed(Reason.MALFORMED, p + " twice");
                    }
                }
                case CHARACTERS -> text = value(typed(p), start.key);
                case ELEMENT -> {
                    ExiElement child = element(p);
                    if (building) {
                        in.addToList(child);
                    }
                }
                case UNUSED -> throw in.failed(Reason.UNSUPPORTED, "a wildcard or untyped text");
            }
            State target = Objects.requireNonNull(p.next);
            copies = target == state ? copies + 1 : target.copies;
            state =
                    target.limit > 0 && copies >= target.limit
                            ? Objects.requireNonNull(target.exit)
                            : target;
        }
    }

    private static SimpleType typed(Production p) {
        return Objects.requireNonNull(p.simple);
    }

    /**
     * The production the next event code means, null for the undeclared end that stands for an
     * empty value.
     */
    private @Nullable Production next(State state) throws ExiException {
        int code = in.bits(state.width);
        int count = state.productions.size();
        if (code < count) {
            return state.productions.get(code);
        }
        if (code == count && characters(state) != null && in.bits(3) == 0) {
            return null;
        }
        throw in.failed(
                Reason.MALFORMED,
                "event " + code + " is not declared here, expected: " + state.expected());
    }

    private String emptyText(State state) throws ExiException {
        return typed(Objects.requireNonNull(characters(state))).empty(in);
    }

    private static @Nullable Production characters(State state) {
        for (Production p : state.productions) {
            if (p.event == Event.CHARACTERS) {
                return p;
            }
        }
        return null;
    }
}
