package org.tidegate.board.gridcode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.gridcode.GridCode.Confidence;
import org.tidegate.board.gridcode.GridCode.Provenance;
import org.tidegate.board.gridcode.GridCode.Range;
import org.tidegate.board.gridcode.GridCodeException.Problem;
import org.tidegate.board.internal.Nearest;

/**
 * One mapping of the file being read. Reading never stops: what is missing or wrong becomes a
 * problem and a stand-in value, so that one run finds every mistake. {@link #close} and {@link
 * #group} report the keys nobody asked for.
 */
final class Section {
    private final Reading reading;
    private final String path;
    private final Tree.Branch branch;
    private final Map<String, Tree> left;
    private final List<String> asked = new ArrayList<>();

    Section(Reading reading, String path, Tree tree) {
        this.reading = reading;
        this.path = path;
        if (tree instanceof Tree.Branch b) {
            this.branch = b;
        } else {
            this.branch = new Tree.Branch(Map.of(), Map.of(), tree.place());
            if (!(tree instanceof Tree.Refused)) {
                add(tree, path, "must be a mapping", "Write it as { key: value, ... }.");
            }
        }
        this.left = new LinkedHashMap<>(branch.children());
    }

    String path() {
        return path;
    }

    boolean has(String key) {
        return !isNothing(left.get(key));
    }

    /** NaN, and a problem, if it is not there. */
    double number(String key, String unit) {
        return register(key, unit, required(key));
    }

    /** NaN for null or absent. */
    double numberOrNaN(String key, String unit) {
        return has(key) ? number(key, unit) : skip(key, Double.NaN);
    }

    double numberOr(String key, String unit, double absent) {
        return has(key) ? number(key, unit) : skip(key, absent);
    }

    private double register(String key, String unit, @Nullable Tree tree) {
        double value = numberOf(path(key), tree);
        if (tree != null && !Double.isNaN(value)) {
            reading.value(path(key), ProfileValue.number(value), unit, tree);
        }
        return value;
    }

    boolean flag(String key) {
        Tree tree = required(key);
        if (tree instanceof Tree.Leaf leaf && leaf.isFlag()) {
            reading.value(path(key), leaf.text(), "", leaf);
            return leaf.text().equals("true");
        }
        if (tree != null) {
            problem(key, "must be true or false", "Write true or false, without quotes.");
        }
        return false;
    }

    boolean flagOr(String key, boolean absent) {
        return has(key) ? flag(key) : skip(key, absent);
    }

    String text(String key) {
        Tree tree = required(key);
        if (tree instanceof Tree.Leaf leaf && !leaf.text().isBlank()) {
            return leaf.text();
        }
        if (tree != null && !(tree instanceof Tree.Refused)) {
            problem(key, "must be a text", "Write a word or a sentence.");
        }
        return "";
    }

    /** Text, a number as text, or empty for null or absent. */
    String textOrEmpty(String key) {
        boolean written = has(key);
        Tree tree = take(key);
        if (written && !(tree instanceof Tree.Leaf)) {
            problem(key, "must be a text", "Write a word or a sentence.");
        }
        return written && tree instanceof Tree.Leaf leaf ? leaf.text() : "";
    }

    /** A word that people see and compare, so it counts as a value. */
    <E extends Enum<E>> @Nullable E word(String key, Class<E> words) {
        Tree tree = required(key);
        if (tree == null) {
            return null;
        }
        var known = new ArrayList<String>();
        for (E word : words.getEnumConstants()) {
            String name = word.name().toLowerCase(Locale.ROOT);
            known.add(words == Confidence.class ? word.name() : name);
            if (tree instanceof Tree.Leaf leaf
                    && (leaf.text().equals(name) || leaf.text().equals(word.name()))) {
                if (words != Confidence.class) {
                    reading.value(path(key), name, "", leaf);
                }
                return word;
            }
        }
        String what = tree instanceof Tree.Leaf leaf ? "'" + leaf.text() + "'" : "this";
        problem(key, what + " is not a known word", "Use one of " + String.join(", ", known) + ".");
        return null;
    }

    /** Two numbers, the lower first; null if absent. */
    @Nullable Range rangeOrNull(String key) {
        Tree tree = take(key);
        if (isNothing(tree)) {
            return null;
        }
        if (tree instanceof Tree.Row pair && pair.items().size() == 2) {
            double min = numberOf(path(key) + "[0]", pair.items().get(0));
            double max = numberOf(path(key) + "[1]", pair.items().get(1));
            if (min <= max) {
                return new Range(min, max);
            }
            if (Double.isNaN(min) || Double.isNaN(max)) {
                return null;
            }
        }
        problem(key, "must be two numbers, the lower first", "Write it as [low, high].");
        return null;
    }

    /** A continuous range, which people see and compare. */
    Range range(String key, String unit) {
        Tree before = left.get(key);
        Range range = rangeOrNull(key);
        if (range == null) {
            if (isNothing(before)) {
                problem(key, "is missing", "Write it as [low, high].");
            }
            return new Range(Double.NaN, Double.NaN);
        }
        if (before instanceof Tree.Row row) {
            register(key + ".low", unit, row.items().get(0));
            register(key + ".high", unit, row.items().get(1));
        }
        return range;
    }

    /** The adjustable range of a value of this section; after its end. */
    @Nullable Range rangeOf(String key) {
        return reading.rangeOf(path(key));
    }

    /** How long a disturbance lasts: a number, a line over voltage, inf, or empty for null. */
    String duration(String key) {
        if (!has(key)) {
            return skip(key, "");
        }
        Tree tree = required(key);
        if (tree instanceof Tree.Leaf leaf && Duration.isValid(leaf.text())) {
            String text =
                    leaf.isNumber()
                            ? ProfileValue.number(Double.parseDouble(leaf.text()))
                            : leaf.text();
            reading.value(path(key), text, Duration.isLine(text) ? "" : "s", leaf);
            return text;
        }
        problem(key, "is no time", "Write seconds, inf, null, or a line such as 3+8.7*(V-0.65).");
        return "";
    }

    /** Points of a curve; empty if absent. Each coordinate becomes a value of its own. */
    List<SupportFunctions.Point> pointsOrEmpty(
            String key, String x, String xUnit, String y, String yUnit) {
        return has(key) ? points(key, x, xUnit, y, yUnit) : skip(key, List.of());
    }

    List<SupportFunctions.Point> points(
            String key, String x, String xUnit, String y, String yUnit) {
        Tree tree = required(key);
        var points = new ArrayList<SupportFunctions.Point>();
        if (tree instanceof Tree.Row row && !row.items().isEmpty()) {
            reading.place(path(key), row);
            for (Tree item : row.items()) {
                String name = key + "[" + points.size() + "]";
                if (item instanceof Tree.Row pair && pair.items().size() == 2) {
                    double a = register(name + "." + x, xUnit, pair.items().get(0));
                    double b = register(name + "." + y, yUnit, pair.items().get(1));
                    points.add(new SupportFunctions.Point(a, b));
                } else {
                    add(
                            item,
                            path(name),
                            "must be a pair of numbers",
                            "Write it as [%s, %s].".formatted(x, y));
                }
            }
        } else if (tree != null) {
            problem(
                    key,
                    "must be a list of points",
                    "Write it as [[%s, %s], ...].".formatted(x, y));
        }
        return points;
    }

    Section section(String key) {
        Tree tree = required(key);
        return new Section(
                reading, path(key), tree == null ? new Tree.Refused(branch.place()) : tree);
    }

    @Nullable Section sectionOrNull(String key) {
        return has(key) ? section(key) : skip(key, null);
    }

    /** The sections of a list; one with an id is known by it. */
    List<Section> sections(String key) {
        var list = new ArrayList<Section>();
        Tree tree = required(key);
        if (tree instanceof Tree.Row row) {
            var taken = new ArrayList<String>();
            for (Tree item : row.items()) {
                String name = path(key) + "[" + list.size() + "]";
                if (item instanceof Tree.Branch b
                        && b.children().get("id") instanceof Tree.Leaf id
                        && !id.text().isBlank()) {
                    String byId = path(key) + "." + id.text();
                    if (taken.contains(byId)) {
                        add(id, byId, "is there twice", "Rename or delete one.");
                    } else {
                        name = byId;
                    }
                    taken.add(byId);
                }
                list.add(new Section(reading, name, item));
            }
        } else if (tree != null) {
            problem(key, "must be a list", "Write it as [ ..., ... ].");
        }
        return list;
    }

    void ignore(String key) {
        take(key);
    }

    /** Everything has been read: what is left was not understood. */
    void close() {
        ranges();
        for (String key : left.keySet()) {
            String near = Nearest.to(key, asked);
            problem(
                    key,
                    "is not a known key",
                    near.isEmpty()
                            ? "Delete it, or move it into 'information'."
                            : "Did you mean '" + near + "'?");
        }
    }

    /**
     * Ends a section that has a clause of its own.
     *
     * @param inForce whether protection acts on its values
     */
    Provenance group(boolean inForce) {
        ignore("note");
        String clause = text("clause");
        Confidence confidence = word("confidence", Confidence.class);
        var provenance =
                new Provenance(
                        clause,
                        confidence == null ? Confidence.D : confidence,
                        textOrEmpty("source"));
        reading.group(path, inForce, provenance, confidences(this, reading.names(path)));
        close();
        return provenance;
    }

    /** Values that may be trusted more or less than their section. */
    private static Map<String, Confidence> confidences(Section of, List<String> names) {
        var own = new HashMap<String, Confidence>();
        Section confidences = of.sectionOrNull("confidences");
        if (confidences != null) {
            for (String name : names) {
                if (confidences.has(name)) {
                    own.put(name, confidence(confidences.word(name, Confidence.class)));
                }
            }
            confidences.close();
        }
        return own;
    }

    private void ranges() {
        Section adjustable = sectionOrNull("adjustable");
        if (adjustable == null) {
            return;
        }
        adjustable.ignore("note");
        // What may be adjusted stands in the same table of the code as what is preset, unless it
        // says otherwise.
        Provenance provenance =
                new Provenance(
                        adjustable.has("clause") ? adjustable.text("clause") : ownClause(),
                        adjustable.has("confidence")
                                ? confidence(adjustable.word("confidence", Confidence.class))
                                : ownConfidence(),
                        adjustable.textOrEmpty("source"));
        adjustable.ignore("clause");
        adjustable.ignore("confidence");
        List<String> names = reading.names(path);
        Map<String, Confidence> own = confidences(adjustable, names);
        for (String name : names) {
            Range range = adjustable.rangeOrNull(name);
            Confidence confidence = own.getOrDefault(name, provenance.confidence());
            if (range != null) {
                reading.adjustable(
                        path,
                        name,
                        range,
                        new Provenance(provenance.clause(), confidence, provenance.source()));
            }
        }
        adjustable.close();
    }

    private String ownClause() {
        return branch.children().get("clause") instanceof Tree.Leaf leaf ? leaf.text() : "";
    }

    private Confidence ownConfidence() {
        if (branch.children().get("confidence") instanceof Tree.Leaf leaf) {
            for (Confidence c : Confidence.values()) {
                if (c.name().equals(leaf.text())) {
                    return c;
                }
            }
        }
        return branch.children().containsKey("clause") ? Confidence.D : Confidence.B;
    }

    private static Confidence confidence(@Nullable Confidence word) {
        return word == null ? Confidence.D : word;
    }

    void problem(String key, String reason, String remedy) {
        Tree value = branch.children().get(key);
        Tree.Place at = branch.keys().get(key);
        reading.problems.add(
                new Problem(
                        (value == null ? at == null ? branch.place() : at : place(value, at))
                                .toString(),
                        path(key),
                        reason,
                        remedy));
    }

    /** An unwritten value has no place of its own. */
    private static Tree.Place place(Tree value, Tree.@Nullable Place key) {
        return value instanceof Tree.Leaf leaf && leaf.text().isEmpty() && key != null
                ? key
                : value.place();
    }

    /** Reports the problem unless it holds. */
    void require(boolean holds, String key, String reason, String remedy) {
        if (!holds) {
            problem(key, reason, remedy);
        }
    }

    /** The same for a point of a curve, at the point's own place; the reason shows two numbers. */
    void requireAt(boolean holds, String point, String reason, double a, double b, String remedy) {
        if (holds) {
            return;
        }
        String key = point.substring(0, point.indexOf('['));
        int index = Integer.parseInt(point.substring(key.length() + 1, point.length() - 1));
        Tree at = branch.children().get(key);
        if (at instanceof Tree.Row row && index < row.items().size()) {
            at = row.items().get(index);
        }
        String text = reason.formatted(ProfileValue.number(a), ProfileValue.number(b));
        add(at == null ? branch : at, path(point), text, remedy);
    }

    private @Nullable Tree required(String key) {
        Tree tree = take(key);
        if (tree == null) {
            problem(key, "is missing", "Add it.");
        }
        return tree;
    }

    private @Nullable Tree take(String key) {
        asked.add(key);
        return left.remove(key);
    }

    private <T extends @Nullable Object> T skip(String key, T value) {
        take(key);
        return value;
    }

    private void add(Tree at, String key, String reason, String remedy) {
        reading.problems.add(new Problem(at.place().toString(), key, reason, remedy));
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static boolean isNothing(@Nullable Tree tree) {
        return tree == null || (tree instanceof Tree.Leaf leaf && leaf.isNothing());
    }

    /** NaN, and a problem, if it is none. */
    private double numberOf(String key, @Nullable Tree tree) {
        if (tree == null || tree instanceof Tree.Refused) {
            return Double.NaN;
        }
        if (tree instanceof Tree.Leaf leaf && leaf.isNumber()) {
            double value = Double.parseDouble(leaf.text());
            if (Double.isFinite(value)) {
                return value;
            }
            add(tree, key, leaf.text() + " is too large", "Write a number that can be meant.");
            return Double.NaN;
        }
        String what = tree instanceof Tree.Leaf leaf ? ", not '" + leaf.text() + "'" : "";
        boolean united =
                tree instanceof Tree.Leaf leaf && leaf.text().matches("-?[0-9.]+\\s*[^0-9.\\s].*");
        add(
                tree,
                key,
                "must be a number" + what,
                united
                        ? "Write the number alone; the key names its unit."
                        : "Write a plain decimal number without quotes.");
        return Double.NaN;
    }
}
