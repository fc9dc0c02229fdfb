package org.tidegate.board.gridcode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.gridcode.GridCodeException.Problem;
import org.tidegate.board.internal.Node;
import org.tidegate.board.internal.YamlTree;

/**
 * A grid code file as a tree whose every part knows where it stands; parts of different files can
 * stand in one tree, because a derived code takes over what it does not change.
 */
sealed interface Tree {
    /** The one form of number that JSON and YAML read alike: no octal, no infinity, no dates. */
    Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    /** In a code written out in full, the id of what it was derived from. */
    String DERIVED_FROM = "derived_from";

    Place place();

    /** Line and column count from 1. */
    record Place(String file, int line, int column) {
        @Override
        public String toString() {
            return file + ":" + line + ":" + column;
        }
    }

    /**
     * @param plain written without quotes
     */
    record Leaf(String text, boolean plain, Place place) implements Tree {
        boolean isNothing() {
            return plain && (text.isEmpty() || text.equals("null") || text.equals("~"));
        }

        boolean isNumber() {
            return plain && NUMBER.matcher(text).matches();
        }

        boolean isFlag() {
            return plain && (text.equals("true") || text.equals("false"));
        }
    }

    /**
     * @param keys where each key stands
     */
    record Branch(Map<String, Tree> children, Map<String, Place> keys, Place place)
            implements Tree {}

    record Row(List<Tree> items, Place place) implements Tree {}

    /** Something whose problem has been told already. */
    record Refused(Place place) implements Tree {}

    /**
     * JSON is YAML 1.2, and is read as such. Never throws for what a person wrote.
     *
     * @return null if it cannot be read at all, and a problem says why
     */
    static @Nullable Tree read(String file, String text, List<Problem> problems) {
        var found = new ArrayList<org.tidegate.board.Problem>();
        Node node = YamlTree.read(file, text, found);
        for (var p : found) {
            String place = new Place(p.file(), p.line(), p.column()).toString();
            String key = p.key().isEmpty() ? "file" : p.key();
            String remedy =
                    p.remedy().contains("twin.yaml")
                            ? "Write JSON or YAML 1.2; 'tidegate grid profile export ID --as profile'"
                                    + " writes an example."
                            : p.remedy().replace("a board file", "a grid code file");
            problems.add(new Problem(place, key, p.reason(), remedy));
        }
        return node == null ? null : of(file, "", node, problems);
    }

    private static Tree of(String file, String path, Node node, List<Problem> problems) {
        var place = new Place(file, node.at().line(), node.at().column());
        return switch (node) {
            case Node.Scalar s -> new Leaf(s.text(), s.plain(), place);
            case Node.Refused _ -> new Refused(place);
            case Node.Sequence s -> {
                var items = new ArrayList<Tree>();
                for (Node item : s.items()) {
                    items.add(of(file, path + "[" + items.size() + "]", item, problems));
                }
                yield new Row(items, place);
            }
            case Node.Mapping m -> {
                var children = new LinkedHashMap<String, Tree>();
                var keys = new LinkedHashMap<String, Place>();
                for (Node.Entry entry : m.entries()) {
                    String key = entry.key().text();
                    String at = path.isEmpty() ? key : path + "." + key;
                    var where = new Place(file, entry.key().at().line(), entry.key().at().column());
                    Tree value = of(file, at, entry.value(), problems);
                    if (children.putIfAbsent(key, value) == null) {
                        keys.put(key, where);
                    } else {
                        problems.add(
                                new Problem(
                                        where.toString(),
                                        at,
                                        "is given twice",
                                        "Delete one of the two."));
                    }
                }
                yield new Branch(children, keys, place);
            }
        };
    }

    /** The same tree with some parts, known by identity, exchanged for others. */
    static Tree exchanged(Tree tree, Map<Tree, Tree> identities) {
        Tree other = identities.get(tree);
        if (other != null) {
            return other;
        }
        return switch (tree) {
            case Leaf _, Refused _ -> tree;
            case Row row ->
                    new Row(
                            row.items().stream().map(t -> exchanged(t, identities)).toList(),
                            row.place());
            case Branch branch -> {
                var children = new LinkedHashMap<String, Tree>();
                branch.children().forEach((k, t) -> children.put(k, exchanged(t, identities)));
                yield new Branch(children, branch.keys(), branch.place());
            }
        };
    }

    /** A tree laid over its base must not be laid over it again. */
    static Tree standingAlone(Tree tree) {
        if (!(tree instanceof Branch branch)) {
            return tree;
        }
        var children = new LinkedHashMap<String, Tree>();
        branch.children()
                .forEach((k, t) -> children.put(k.equals("extends") ? DERIVED_FROM : k, t));
        return new Branch(children, branch.keys(), branch.place());
    }

    /** As indented JSON, numbers as they were written. */
    static String json(Tree tree) {
        var out = new StringBuilder();
        write(tree, "", out);
        return out.append('\n').toString();
    }

    private static void write(Tree tree, String indent, StringBuilder out) {
        switch (tree) {
            case Refused _ -> out.append("null");
            case Leaf leaf -> {
                if (leaf.isNothing()) {
                    out.append("null");
                } else if (leaf.isNumber() || leaf.isFlag()) {
                    out.append(leaf.text());
                } else {
                    JsonText.quote(leaf.text(), out);
                }
            }
            case Row row -> {
                boolean flat = row.items().stream().allMatch(Tree::isFlat);
                String inner = flat ? "" : "\n" + indent + "  ";
                out.append('[');
                for (int i = 0; i < row.items().size(); i++) {
                    out.append(i == 0 ? "" : flat ? ", " : ",").append(inner);
                    write(row.items().get(i), indent + "  ", out);
                }
                out.append(flat || row.items().isEmpty() ? "" : "\n" + indent).append(']');
            }
            case Branch branch -> {
                String separator = "";
                out.append('{');
                for (var child : branch.children().entrySet()) {
                    out.append(separator).append('\n').append(indent).append("  ");
                    JsonText.quote(child.getKey(), out);
                    out.append(": ");
                    write(child.getValue(), indent + "  ", out);
                    separator = ",";
                }
                out.append(branch.children().isEmpty() ? "" : "\n" + indent).append('}');
            }
        }
    }

    private static boolean isFlat(Tree tree) {
        return tree instanceof Leaf
                || (tree instanceof Row row
                        && row.items().stream().allMatch(Leaf.class::isInstance));
    }
}
