package org.tidegate.board.gridcode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.gridcode.GridCodeException.Problem;

/**
 * What a derived code says on top of its base. Sections are laid over each other key by key; lists
 * of sections with an {@code id} entry by entry; anything else replaces. {@code removed: true}
 * deletes an entry, {@code replace: true} takes a section instead of laying it over.
 */
final class Inheritance {
    /** Keys that need no clause of their own. */
    private static final Set<String> WITHOUT_CLAUSE =
            Set.of("id", "adjustable", "note", "removed", "confidences");

    private final List<Problem> problems;

    Inheritance(List<Problem> problems) {
        this.problems = problems;
    }

    Tree over(Tree base, Tree derived) {
        return over("", base, derived);
    }

    private Tree over(String path, Tree base, Tree derived) {
        if (derived instanceof Tree.Branch d) {
            Tree replace = d.children().get("replace");
            if (replace != null) {
                return replacing(path, d, replace);
            }
            return base instanceof Tree.Branch b ? sections(path, b, d) : d;
        }
        if (base instanceof Tree.Row b && derived instanceof Tree.Row d && named(b) && named(d)) {
            return entries(path, b, d);
        }
        return derived;
    }

    private Tree replacing(String path, Tree.Branch d, Tree replace) {
        if (!(replace instanceof Tree.Leaf leaf && leaf.plain() && leaf.text().equals("true"))) {
            problem(replace, path + ".replace", "can only be true", "Write true, or delete it.");
        }
        return without(d, "replace");
    }

    private Tree sections(String path, Tree.Branch base, Tree.Branch derived) {
        if (base.children().containsKey("confidence")
                && !derived.children().containsKey("confidence")
                && !WITHOUT_CLAUSE.containsAll(derived.children().keySet())) {
            problem(
                    derived,
                    path + ".confidence",
                    "is missing where a value of the base is changed",
                    "Add clause and confidence of the changed value.");
        }
        var children = new LinkedHashMap<>(base.children());
        var keys = new LinkedHashMap<>(base.keys());
        derived.children()
                .forEach((key, value) -> {
                    Tree before = base.children().get(key);
                    String at = path.isEmpty() ? key : path + "." + key;
                    Tree result =
                            before == null || at.equals("information")
                                    ? bare(at, value)
                                    : over(at, before, value);
                    children.put(key, result);
                });
        keys.putAll(derived.keys());
        return new Tree.Branch(children, keys, derived.place());
    }

    /** A section the base does not have may still say that it replaces. */
    private Tree bare(String path, Tree value) {
        return value instanceof Tree.Branch b && b.children().containsKey("replace")
                ? over(path, value, value)
                : value;
    }

    private Tree entries(String path, Tree.Row base, Tree.Row derived) {
        var entries = new LinkedHashMap<String, Tree>();
        base.items().forEach(t -> entries.put(id(t), t));
        for (Tree item : derived.items()) {
            String id = id(item);
            Tree before = entries.get(id);
            boolean removed = item instanceof Tree.Branch b && b.children().containsKey("removed");
            if (removed) {
                if (before == null) {
                    problem(
                            item,
                            path + "." + id,
                            "removes what the base does not have",
                            "Delete the entry, or correct its id.");
                }
                entries.remove(id);
            } else {
                entries.put(id, before == null ? item : over(path + "." + id, before, item));
            }
        }
        return new Tree.Row(new ArrayList<>(entries.values()), derived.place());
    }

    private static boolean named(Tree.Row row) {
        return row.items().stream().allMatch(t -> t instanceof Tree.Branch && idOrNull(t) != null);
    }

    private static String id(Tree entry) {
        return String.valueOf(idOrNull(entry));
    }

    private static @Nullable String idOrNull(Tree entry) {
        return entry instanceof Tree.Branch b && b.children().get("id") instanceof Tree.Leaf leaf
                ? leaf.text()
                : null;
    }

    private static Tree.Branch without(Tree.Branch branch, String key) {
        Map<String, Tree> children = new LinkedHashMap<>(branch.children());
        children.remove(key);
        return new Tree.Branch(children, branch.keys(), branch.place());
    }

    private void problem(Tree at, String key, String reason, String remedy) {
        problems.add(new Problem(at.place().toString(), key, reason, remedy));
    }
}
