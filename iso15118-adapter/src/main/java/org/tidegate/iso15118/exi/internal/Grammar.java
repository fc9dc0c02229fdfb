package org.tidegate.iso15118.exi.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;

/**
 * The grammar of one schema set: an automaton per type, and the elements documents and fragments
 * may start with.
 */
public final class Grammar {

    private static final Map<SchemaSet, Grammar> LOADED = new ConcurrentHashMap<>();

    final int documentBits;
    final int fragmentBits;
    final int fragmentEnd;
    final List<Production> documents;
    final List<Production> fragments;

    Grammar(
            int documentBits,
            int fragmentBits,
            int fragmentEnd,
            List<Production> documents,
            List<Production> fragments) {
        this.documentBits = documentBits;
        this.fragmentBits = fragmentBits;
        this.fragmentEnd = fragmentEnd;
        this.documents = documents;
        this.fragments = fragments;
    }

    /** The grammar of a set, read from its table on first use. */
    public static Grammar of(SchemaSet set) {
        return LOADED.computeIfAbsent(set, GrammarTable::load);
    }

    enum Event {
        ATTRIBUTE,
        ELEMENT,
        CHARACTERS,
        END,
        /** Wildcards and untyped text: they take a code, but no ISO 15118 message uses them. */
        UNUSED
    }

    /** What may come next in a state. */
    static final class Production {
        final Event event;
        final QName name;

        /** Partition of the string table. */
        final int key;

        /** An abstract element has a code but must never appear. */
        final boolean isAbstract;

        /** Value of an attribute, of characters, or of an element of simple type. */
        @Nullable SimpleType simple;

        /** Start of an element of complex type. */
        @Nullable State content;

        /** State after this event. */
        @Nullable State next;

        Production(Event event, QName name, int key, boolean isAbstract) {
            this.event = event;
            this.name = name;
            this.key = key;
            this.isAbstract = isAbstract;
        }

        @Override
        public String toString() {
            return switch (event) {
                case ATTRIBUTE -> "@" + name.getLocalPart();
                case ELEMENT -> name.getLocalPart();
                case CHARACTERS -> "a value";
                case END -> "the end";
                case UNUSED -> "";
            };
        }
    }

    /** A state; with a limit, one that counts the items of a list. */
    static final class State {
        int width;

        /** Items after which the list is full, 0 if this is no list or one without end. */
        int limit;

        /** Items read when the state is entered. */
        int copies;

        /** Where a full list goes on. */
        @Nullable State exit;

        List<Production> productions = List.of();

        /** What the schema allows here, for messages. */
        String expected() {
            var text = new StringBuilder();
            for (Production p : productions) {
                if (p.event != Event.UNUSED && !p.isAbstract) {
                    text.append(text.isEmpty() ? "" : ", ").append(p);
                }
            }
            return text.toString();
        }
    }
}
