package org.tidegate.board.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.tidegate.board.BoardSource.Position;
import org.tidegate.board.Problem;

/**
 * YAML's events to {@link Node}s. Working on events and not on the library's nodes refuses aliases,
 * tags and deep nesting before anything could be built from them.
 */
public final class YamlTree {
    /** Sections, lists and their entries need four. */
    private static final int MOST_LEVELS = 8;

    private final String file;
    private final List<Problem> problems;
    private final Iterator<Event> events;
    private int levels;

    private YamlTree(String file, List<Problem> problems, Iterator<Event> events) {
        this.file = file;
        this.problems = problems;
        this.events = events;
    }

    /** Thrown where reading on makes no sense; its problem is in the list. */
    private static final class Hopeless extends RuntimeException {
        private static final long serialVersionUID = 1;

        Hopeless() {
            super("the problem is in the list", null, false, false);
        }
    }

    /** The document; null if it is not YAML, and a problem says where. */
    public static @Nullable Node read(String file, String text, List<Problem> problems) {
        var settings =
                LoadSettings.builder()
                        .setLabel(file)
                        .setUseMarks(true)
                        .setParseComments(false)
                        .setCodePointLimit(BoardText.MOST_BYTES)
                        .build();
        try {
            var events = new Parse(settings).parseString(text).iterator();
            return new YamlTree(file, problems, events).document();
        } catch (Hopeless _) {
            return null;
        } catch (MarkedYamlEngineException e) {
            problems.add(Syntax.problem(file, e));
            return null;
        } catch (YamlEngineException e) {
            problems.add(
                    new Problem(
                            file,
                            1,
                            1,
                            "",
                            "this is not YAML: " + e.getMessage(),
                            "Compare with boards/twin.yaml."));
            return null;
        }
    }

    private Node document() {
        Node root = new Node.Mapping(List.of(), new Position(file, 1, 1));
        int documents = 0;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case DocumentStart -> {
                    if (++documents > 1) {
                        throw hopeless(
                                event,
                                "a second document begins here",
                                "Keep one document per file; delete the '---'.");
                    }
                }
                case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
                default -> root = node(event);
            }
        }
        return root;
    }

    private Node node(Event event) {
        Position at = at(event);
        if (event instanceof AliasEvent alias) {
            return refuse(
                    at,
                    "'*" + alias.getAlias() + "' is an alias",
                    "Write the value out; a board file says everything where it belongs.");
        }
        if (event instanceof NodeEvent anchored && anchored.getAnchor().isPresent()) {
            refuse(
                    at,
                    "'&" + anchored.getAnchor().get() + "' is an anchor",
                    "Delete it; a board file says everything where it belongs.");
        }
        return switch (event) {
            case ScalarEvent scalar -> {
                refuseTag(scalar.getTag(), at);
                yield new Node.Scalar(scalar.getValue(), scalar.isPlain(), at);
            }
            case CollectionStartEvent start -> {
                refuseTag(start.getTag(), at);
                if (++levels > MOST_LEVELS) {
                    throw hopeless(
                            event,
                            "this is nested deeper than " + MOST_LEVELS + " levels",
                            "Compare with boards/twin.yaml; three levels are enough.");
                }
                Node node =
                        event.getEventId() == Event.ID.MappingStart ? mapping(at) : sequence(at);
                levels--;
                yield node;
            }
            default -> throw new IllegalStateException("unexpected " + event);
        };
    }

    private Node mapping(Position at) {
        var entries = new ArrayList<Node.Entry>();
        for (Event event = events.next();
                event.getEventId() != Event.ID.MappingEnd;
                event = events.next()) {
            Node key = node(event);
            Node value = node(events.next());
            switch (key) {
                case Node.Scalar name -> entries.add(new Node.Entry(name, value));
                case Node.Refused _ -> {}
                case Node.Mapping _, Node.Sequence _ ->
                        refuse(
                                key.at(),
                                "a key must be a word",
                                "Write 'key: value'; braces and brackets are no keys.");
            }
        }
        return new Node.Mapping(List.copyOf(entries), at);
    }

    private Node sequence(Position at) {
        var items = new ArrayList<Node>();
        for (Event event = events.next();
                event.getEventId() != Event.ID.SequenceEnd;
                event = events.next()) {
            items.add(node(event));
        }
        return new Node.Sequence(List.copyOf(items), at);
    }

    private void refuseTag(Optional<String> tag, Position at) {
        if (tag.isPresent()) {
            refuse(at, "'" + tag.get() + "' is a tag", "Delete it; each key knows its own type.");
        }
    }

    private Node refuse(Position at, String reason, String remedy) {
        problems.add(at.problem("", reason, remedy));
        return new Node.Refused(at);
    }

    private Hopeless hopeless(Event event, String reason, String remedy) {
        refuse(at(event), reason, remedy);
        return new Hopeless();
    }

    private Position at(Event event) {
        return new Position(
                file,
                1 + event.getStartMark().map(Mark::getLine).orElse(0),
                1 + event.getStartMark().map(Mark::getColumn).orElse(0));
    }
}
