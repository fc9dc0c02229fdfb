package org.tidegate.hal.internal.mapfile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.tidegate.hal.map.MapProblem;

/**
 * YAML with positions, built from events, so that aliases, tags and deep nesting are refused before
 * anything could be built from them.
 */
final class Yaml {
    private static final int MOST_LEVELS = 8;

    sealed interface Node {
        int line();

        int column();
    }

    record Scalar(String text, boolean plain, int line, int column) implements Node {
        boolean isNothing() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }
    }

    record Entry(Scalar key, Node value) {}

    record Mapping(List<Entry> entries, int line, int column) implements Node {}

    record Sequence(List<Node> items, int line, int column) implements Node {}

    private static final class Hopeless extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final int line;
        final int column;
        final String remedy;

        Hopeless(int line, int column, String reason, String remedy) {
            super(reason, null, false, false);
            this.line = line;
            this.column = column;
            this.remedy = remedy;
        }
    }

    private final Iterator<Event> events;
    private int levels;

    private Yaml(Iterator<Event> events) {
        this.events = events;
    }

    /** The document; null when it is none, and a problem says why. */
    static @Nullable Node read(String file, byte[] bytes, List<MapProblem> problems) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            var settings = LoadSettings.builder().setLabel(file).setParseComments(false).build();
            return new Yaml(new Parse(settings).parseString(text).iterator()).document();
        } catch (CharacterCodingException _) {
            problems.add(
                    new MapProblem(
                            file, 1, 1, "", "this is not UTF-8 text", "Save the file as UTF-8."));
        } catch (Hopeless e) {
            problems.add(
                    new MapProblem(
                            file, e.line, e.column, "", String.valueOf(e.getMessage()), e.remedy));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(1);
            int column = e.getProblemMark().map(m -> m.getColumn() + 1).orElse(1);
            problems.add(
                    new MapProblem(
                            file,
                            line,
                            column,
                            "",
                            "this is not YAML: " + e.getProblem(),
                            "Look at indentation, colons and quotes here and in the line above."));
        } catch (YamlEngineException e) {
            problems.add(
                    new MapProblem(
                            file,
                            1,
                            1,
                            "",
                            "this is not YAML: " + e.getMessage(),
                            "Compare with docs/converters.md."));
        }
        return null;
    }

    private Node document() {
        Node root = new Mapping(List.of(), 1, 1);
        int documents = 0;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case DocumentStart -> {
                    if (++documents > 1) {
                        throw hopeless(event, "a second document begins here", "Delete the '---'.");
                    }
                }
                case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
                default -> root = node(event);
            }
        }
        return root;
    }

    private Node node(Event event) {
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent anchored && anchored.getAnchor().isPresent())) {
            throw hopeless(event, "anchors and aliases are not read here", "Write the value out.");
        }
        return switch (event) {
            case ScalarEvent scalar -> {
                if (scalar.getTag().isPresent()) {
                    throw hopeless(event, "tags are not read here", "Delete it.");
                }
                yield new Scalar(scalar.getValue(), scalar.isPlain(), line(event), column(event));
            }
            case CollectionStartEvent start -> {
                if (start.getTag().isPresent()) {
                    throw hopeless(event, "tags are not read here", "Delete it.");
                }
                if (++levels > MOST_LEVELS) {
                    throw hopeless(
                            event,
                            "this is nested deeper than " + MOST_LEVELS + " levels",
                            "A map needs four.");
                }
                Node node =
                        event.getEventId() == Event.ID.MappingStart
                                ? mapping(event)
                                : sequence(event);
                levels--;
                yield node;
            }
            default -> throw new IllegalStateException("unexpected " + event);
        };
    }

    private Node mapping(Event start) {
        var entries = new ArrayList<Entry>();
        while (true) {
            Event event = events.next();
            if (event.getEventId() == Event.ID.MappingEnd) {
                return new Mapping(entries, line(start), column(start));
            }
            if (!(node(event) instanceof Scalar key)) {
                throw hopeless(event, "a key must be a word", "Write 'word: value'.");
            }
            entries.add(new Entry(key, node(events.next())));
        }
    }

    private Node sequence(Event start) {
        var items = new ArrayList<Node>();
        while (true) {
            Event event = events.next();
            if (event.getEventId() == Event.ID.SequenceEnd) {
                return new Sequence(items, line(start), column(start));
            }
            items.add(node(event));
        }
    }

    private static Hopeless hopeless(Event at, String reason, String remedy) {
        return new Hopeless(line(at), column(at), reason, remedy);
    }

    private static int line(Event event) {
        return event.getStartMark().map(m -> m.getLine() + 1).orElse(1);
    }

    private static int column(Event event) {
        return event.getStartMark().map(m -> m.getColumn() + 1).orElse(1);
    }
}
