package org.tidegate.board.gridcode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.Board;
import org.tidegate.board.gridcode.GridCode.Provenance;
import org.tidegate.board.gridcode.GridCode.Unconfirmed;

/**
 * What people have confirmed in the site file, held against a grid code. A confirmation repeats the
 * numbers that were looked up; if the profile says something else by now, nobody has confirmed it.
 */
public final class Confirmations {
    private static final String ADJUSTABLE = ".adjustable";

    private Confirmations() {}

    /**
     * A section without which no power may be fed into a real grid.
     *
     * @param reason without a full stop
     */
    public record Missing(Unconfirmed section, String reason, String remedy) {
        /** {@code trip_stages.U<: nobody has confirmed ... } */
        @Override
        public String toString() {
            return section.key() + ": " + reason + ". Remedy: " + remedy;
        }
    }

    /** Sections of the code that are neither public nor confirmed as they are. */
    public static List<Missing> missing(GridCode code, List<Board.Confirmation> confirmed) {
        var missing = new ArrayList<Missing>();
        for (Unconfirmed u : code.unconfirmed()) {
            Board.Confirmation found = find(confirmed, u.key());
            if (found == null) {
                missing.add(
                        new Missing(
                                u,
                                "nobody has confirmed " + u.value(),
                                "Compare with clause %s and add to grid.confirmed: %s"
                                        .formatted(u.provenance().clause(), entry(u))));
            } else if (!same(found.value(), u.value())) {
                missing.add(
                        new Missing(
                                u,
                                "%s confirmed %s on %s, and the profile says %s"
                                        .formatted(
                                                found.by(), found.value(), found.on(), u.value()),
                                "Compare again with clause %s and renew the entry in"
                                                .formatted(u.provenance().clause())
                                        + " grid.confirmed."));
            }
        }
        return missing;
    }

    /**
     * Keys of what has been confirmed as it is: sections, and ranges as {@code SECTION.adjustable}.
     */
    public static Set<String> confirmed(GridCode code, List<Board.Confirmation> confirmed) {
        var keys = new HashSet<String>();
        var needed = new ArrayList<>(code.unconfirmed());
        needed.addAll(ranges(code));
        for (Unconfirmed u : needed) {
            Board.Confirmation found = find(confirmed, u.key());
            if (found != null && same(found.value(), u.value())) {
                keys.add(u.key());
            }
        }
        return keys;
    }

    /** Adjustable ranges without public source; until confirmed, nothing moves inside them. */
    public static List<Unconfirmed> ranges(GridCode code) {
        var texts = new LinkedHashMap<String, Map<String, String>>();
        var provenances = new LinkedHashMap<String, Provenance>();
        for (ProfileValue v : code.values()) {
            ProfileValue.Adjustable a = v.adjustable();
            if (a == null || a.provenance().confidence().confirmed()) {
                continue;
            }
            String key = v.group() + ADJUSTABLE;
            String name = v.key().substring(v.key().lastIndexOf('.') + 1);
            String range =
                    ProfileValue.number(a.range().min())
                            + ".."
                            + ProfileValue.number(a.range().max());
            texts.computeIfAbsent(key, _ -> new LinkedHashMap<>()).put(name, name + "=" + range);
            provenances.put(key, a.provenance());
        }
        var list = new ArrayList<Unconfirmed>();
        provenances.forEach((key, provenance) ->
                list.add(
                        new Unconfirmed(
                                key,
                                String.join(" ", texts.getOrDefault(key, Map.of()).values()),
                                provenance)));
        return list;
    }

    /** Confirmations of sections that the code does not have, or that need none. */
    public static List<String> unused(GridCode code, List<Board.Confirmation> confirmed) {
        List<String> needed =
                Stream.concat(code.unconfirmed().stream(), ranges(code).stream())
                        .map(Unconfirmed::key)
                        .toList();
        return confirmed.stream()
                .map(Board.Confirmation::key)
                .filter(k -> !needed.contains(k))
                .toList();
    }

    /** A line for the site file, but for the person and the day. */
    public static String entry(Unconfirmed u) {
        return "- {key: \"%s\", value: \"%s\", by: NAME, on: YYYY-MM-DD}"
                .formatted(u.key(), u.value());
    }

    private static Board.@Nullable Confirmation find(
            List<Board.Confirmation> confirmed, String key) {
        return confirmed.stream().filter(c -> c.key().equals(key)).findFirst().orElse(null);
    }

    /** Order and spelling of numbers do not matter; everything else does. */
    private static boolean same(String confirmed, String actual) {
        @Nullable Map<String, String> values = values(confirmed);
        return values != null && values.equals(values(actual));
    }

    /** Null for a text that is no list of values. */
    private static @Nullable Map<String, String> values(String text) {
        var values = new TreeMap<String, String>();
        for (String part : text.strip().split("\\s+", -1)) {
            int equals = part.indexOf('=');
            if (equals <= 0) {
                return null;
            }
            String value = part.substring(equals + 1);
            if (Tree.NUMBER.matcher(value).matches()) {
                value = ProfileValue.number(Double.parseDouble(value));
            }
            if (values.put(part.substring(0, equals), value) != null) {
                return null;
            }
        }
        return values;
    }
}
