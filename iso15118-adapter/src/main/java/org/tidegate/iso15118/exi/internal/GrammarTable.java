package org.tidegate.iso15118.exi.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.namespace.QName;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.exi.internal.Grammar.Event;
import org.tidegate.iso15118.exi.internal.Grammar.Production;
import org.tidegate.iso15118.exi.internal.Grammar.State;

/** Reads a grammar table; src/exi/generate_tables.py writes them and describes their lines. */
final class GrammarTable {

    private final List<String> namespaces = new ArrayList<>();
    private final Map<String, SimpleType> simpleTypes = new HashMap<>();
    private final Map<String, List<State>> types = new HashMap<>();
    private final Map<QName, Integer> keys = new HashMap<>();
    private final List<String[]> lines;

    private GrammarTable(List<String[]> lines) {
        this.lines = lines;
    }

    static Grammar load(SchemaSet set) {
        String file = set.tableName() + ".grammar";
        try (InputStream in = SchemaSet.class.getResourceAsStream(file)) {
            String text =
                    new String(
                            Objects.requireNonNull(in, file).readAllBytes(),
                            StandardCharsets.UTF_8);
            return new GrammarTable(text.lines().map(line -> line.split(" ")).toList()).build();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private Grammar build() {
        // States refer to types and states further down, so first all of them are made, then
        // filled.
        List<State> current = List.of();
        for (String[] line : lines) {
            switch (line[0]) {
                case "ns" -> namespaces.add(line[1].equals("-") ? "" : line[1]);
                case "simple" -> simpleTypes.put(line[1], simpleType(line));
                case "type" -> {
                    current = new ArrayList<>();
                    types.put(line[1], current);
                }
                case "state" -> current.add(new State());
                default -> {}
            }
        }
        int[] bits = {};
        List<Production> documents = List.of();
        List<Production> fragments = List.of();
        int index = 0;
        for (String[] line : lines) {
            switch (line[0]) {
                case "bits" ->
                        bits = Arrays.stream(line).skip(1).mapToInt(Integer::parseInt).toArray();
                case "type" -> {
                    current = states(line[1]);
                    index = 0;
                }
                case "state" -> fill(current.get(index++), line, current);
                case "document" -> documents = productions(line, 1, List.of());
                case "fragment" -> fragments = productions(line, 1, List.of());
                default -> {}
            }
        }
        return new Grammar(bits[0], bits[1], bits[2], documents, fragments);
    }

    private List<State> states(String type) {
        return Objects.requireNonNull(types.get(type), type);
    }

    private void fill(State state, String[] line, List<State> all) {
        state.width = Integer.parseInt(line[1]);
        state.limit = Integer.parseInt(line[2]);
        state.copies = Integer.parseInt(line[3]);
        state.exit = state.limit > 0 ? all.get(Integer.parseInt(line[4])) : null;
        state.productions = productions(line, 5, all);
    }

    private List<Production> productions(String[] line, int from, List<State> all) {
        var found = new ArrayList<Production>();
        for (int i = from; i < line.length; i++) {
            String token = line[i];
            if (token.startsWith("?")) {
                var unused = new Production(Event.UNUSED, new QName(""), 0, false);
                for (int n = Integer.parseInt(token.substring(1)); n > 0; n--) {
                    found.add(unused);
                }
            } else {
                found.add(production(token, all));
            }
        }
        return List.copyOf(found);
    }

    private Production production(String token, List<State> all) {
        if (token.equals("/")) {
            return new Production(Event.END, new QName(""), 0, false);
        }
        boolean isAbstract = token.startsWith("!");
        String text = isAbstract ? token.substring(1) : token;
        int arrow = text.indexOf('>');
        String[] part = text.substring(1, arrow < 0 ? text.length() : arrow).split(",");
        Production made;
        switch (text.charAt(0)) {
            case '=' -> {
                made = new Production(Event.CHARACTERS, new QName(""), 0, false);
                made.simple = Objects.requireNonNull(simpleTypes.get(part[0]), part[0]);
            }
            case '@' -> {
                made = named(Event.ATTRIBUTE, part, false);
                made.simple = Objects.requireNonNull(simpleTypes.get(part[2]), part[2]);
            }
            case '<' -> {
                made = named(Event.ELEMENT, part, isAbstract);
                made.simple = simpleTypes.get(part[2]);
                made.content = made.simple == null ? states(part[2]).getFirst() : null;
            }
            default -> throw new IllegalStateException(token);
        }
        made.next = arrow < 0 ? null : all.get(Integer.parseInt(text.substring(arrow + 1)));
        return made;
    }

    private Production named(Event event, String[] part, boolean isAbstract) {
        var name =
                new QName(
                        part[1].equals("-") ? "" : namespaces.get(Integer.parseInt(part[1])),
                        part[0]);
        int key = keys.computeIfAbsent(name, _ -> keys.size());
        return new Production(event, name, key, isAbstract);
    }

    private static SimpleType simpleType(String[] line) {
        return switch (line[2]) {
            case "bool" -> new SimpleType.Bool();
            case "enum" ->
                    new SimpleType.Enumeration(
                            Integer.parseInt(line[3]),
                            Arrays.stream(line).skip(4).map(v -> v.replace('~', ' ')).toList());
            case "nbit" ->
                    new SimpleType.Nbit(
                            Integer.parseInt(line[3]),
                            Integer.parseInt(line[4]),
                            Integer.parseInt(line[5]));
            case "unsigned" ->
                    new SimpleType.Unsigned(
                            Long.parseUnsignedLong(line[3]),
                            line[4].equals("*") ? -1 : Long.parseUnsignedLong(line[4]));
            case "signed" ->
                    line[3].equals("*") || line[4].equals("*")
                            ? new SimpleType.Unbounded()
                            : new SimpleType.Signed(
                                    Long.parseLong(line[3]), Long.parseLong(line[4]));
            case "string" -> new SimpleType.Text(Integer.parseInt(line[3]), length(line[4]));
            case "hex", "base64" ->
                    new SimpleType.Binary(
                            line[2].equals("hex"), Integer.parseInt(line[3]), length(line[4]));
            default -> throw new IllegalStateException(line[2]);
        };
    }

    private static int length(String text) {
        return text.equals("*") ? ExiReader.UNBOUNDED : Integer.parseInt(text);
    }
}
