package org.tidegate.board.gridcode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.gridcode.GridCode.Confidence;
import org.tidegate.board.gridcode.GridCode.Provenance;
import org.tidegate.board.gridcode.GridCode.Range;
import org.tidegate.board.gridcode.GridCodeException.Problem;

/** What one run over a file has found: problems, and every value with its place. */
final class Reading {
    final List<Problem> problems;
    private final Map<String, Found> values = new LinkedHashMap<>();
    private final Map<String, Tree> places = new HashMap<>();
    private final List<Group> groups = new ArrayList<>();

    /** A value before its section has been read to the end. */
    private static final class Found {
        final String text;
        final String unit;
        ProfileValue.@Nullable Adjustable adjustable;

        Found(String text, String unit) {
            this.text = text;
            this.unit = unit;
        }
    }

    /** A section with a clause. */
    private record Group(
            String key,
            boolean inForce,
            Provenance provenance,
            Map<String, Confidence> confidences) {}

    Reading(List<Problem> problems) {
        this.problems = problems;
    }

    void value(String key, String text, String unit, Tree at) {
        values.put(key, new Found(text, unit));
        places.put(key, at);
    }

    /** Something that can be exchanged as a whole, such as all points of a curve. */
    void place(String key, Tree at) {
        places.put(key, at);
    }

    /** Where a value, or a whole curve, stands; null for a key that was not read. */
    @Nullable Tree at(String key) {
        return places.get(key);
    }

    /** The first value of a section. */
    @Nullable Tree first(String section) {
        return values.keySet().stream()
                .filter(k -> k.startsWith(section + "."))
                .findFirst()
                .map(places::get)
                .orElse(null);
    }

    @Nullable Range rangeOf(String key) {
        Found found = values.get(key);
        ProfileValue.Adjustable adjustable = found == null ? null : found.adjustable;
        return adjustable == null ? null : adjustable.range();
    }

    void group(
            String key,
            boolean inForce,
            Provenance provenance,
            Map<String, Confidence> confidences) {
        groups.add(new Group(key, inForce, provenance, confidences));
    }

    /** Names of the values below a section. */
    List<String> names(String section) {
        return values.keySet().stream()
                .filter(k -> k.startsWith(section + "."))
                .map(Reading::leaf)
                .distinct()
                .toList();
    }

    /** Pins a range to all values of that name below the section; tells those outside. */
    void adjustable(String section, String name, Range range, Provenance provenance) {
        values.forEach((key, found) -> {
            if (found.adjustable != null
                    || !key.startsWith(section + ".")
                    || !leaf(key).equals(name)) {
                return;
            }
            found.adjustable = new ProfileValue.Adjustable(range, provenance);
            double value =
                    new ProfileValue(key, "", found.text, "", true, provenance, null).number();
            if (value < range.min() || value > range.max()) {
                Tree at = places.get(key);
                problems.add(
                        new Problem(
                                at == null ? "" : at.place().toString(),
                                key,
                                "%s is outside %s to %s %s, its adjustable range"
                                        .formatted(
                                                found.text,
                                                ProfileValue.number(range.min()),
                                                ProfileValue.number(range.max()),
                                                found.unit)
                                        .stripTrailing(),
                                "Correct the value, or the range if the code says so."));
            }
        });
    }

    /** Everything that was read, each value under its innermost section with a clause. */
    List<ProfileValue> values() {
        var list = new ArrayList<ProfileValue>();
        values.forEach((key, found) -> {
            Group group = null;
            for (Group g : groups) {
                if (key.startsWith(g.key + ".")
                        && (group == null || g.key.length() > group.key.length())) {
                    group = g;
                }
            }
            if (group != null) {
                Confidence own = group.confidences.get(leaf(key));
                Provenance p = group.provenance;
                list.add(
                        new ProfileValue(
                                key,
                                group.key,
                                found.text,
                                found.unit,
                                group.inForce,
                                own == null ? p : new Provenance(p.clause(), own, p.source()),
                                found.adjustable));
            }
        });
        return list;
    }

    private static String leaf(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
