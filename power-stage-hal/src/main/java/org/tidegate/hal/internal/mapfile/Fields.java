package org.tidegate.hal.internal.mapfile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.map.MapProblem;

/** One mapping of a file, read field by field; whatever is wrong is noted where it stands. */
final class Fields {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{1,16}");

    private final String file;
    private final String path;
    private final List<MapProblem> problems;
    private final Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
    private final Yaml.Node at;

    /**
     * @param known the words that may stand here; empty for any
     */
    Fields(
            String file,
            String path,
            Yaml.Node node,
            Yaml.Node at,
            List<String> known,
            List<MapProblem> problems) {
        this.file = file;
        this.path = path;
        this.problems = problems;
        this.at = at;
        switch (node) {
            case Yaml.Mapping mapping -> {
                for (Yaml.Entry entry : mapping.entries()) {
                    take(entry, known);
                }
            }
            case Yaml.Scalar nothing when nothing.isNothing() -> {}
            case Yaml.Scalar _, Yaml.Sequence _ ->
                    tell(node, "", "this holds no keys", "Write 'word: value' lines here.");
        }
    }

    private void take(Yaml.Entry entry, List<String> known) {
        String word = entry.key().text();
        if (!known.isEmpty() && !known.contains(word)) {
            String near = nearest(word, known);
            tell(
                    entry.key(),
                    word,
                    "there is no such key",
                    near.isEmpty()
                            ? "Its keys are " + String.join(", ", known) + "."
                            : "Did you mean '" + near + "'?");
            return;
        }
        Yaml.Entry before = entries.putIfAbsent(word, entry);
        if (before != null) {
            tell(
                    entry.key(),
                    word,
                    "the key is there already, in line " + before.key().line(),
                    "Delete one of the two.");
        }
    }

    Map<String, Yaml.Entry> entries() {
        return entries;
    }

    boolean has(String word) {
        return entries.containsKey(word);
    }

    Fields inner(String word, List<String> known) {
        Yaml.Entry entry = entries.get(word);
        Yaml.Node node =
                entry == null ? new Yaml.Mapping(List.of(), at.line(), at.column()) : entry.value();
        return new Fields(
                file, pathOf(word), node, entry == null ? at : entry.key(), known, problems);
    }

    String text(String word, String preset) {
        Yaml.Scalar scalar = scalar(word);
        return scalar == null ? preset : scalar.text().strip();
    }

    String needText(String word, String example) {
        String text = text(word, "");
        if (text.isEmpty() && !has(word)) {
            missing(word, "Add it, such as '" + word + ": " + example + "'.");
        }
        return text;
    }

    double number(String word, double lowest, double highest, double preset) {
        Yaml.Scalar scalar = scalar(word);
        return scalar == null ? preset : number(scalar, word, lowest, highest, preset);
    }

    double number(Yaml.Scalar scalar, String word, double lowest, double highest, double preset) {
        String text = scalar.text().strip();
        if (!scalar.plain() || !NUMBER.matcher(text).matches()) {
            tell(
                    scalar,
                    word,
                    "'" + text + "' is not a number",
                    "Write a decimal number without quotes or unit.");
            return preset;
        }
        double value = Double.parseDouble(text);
        if (!(value >= lowest && value <= highest)) {
            tell(
                    scalar,
                    word,
                    text + " is not within " + shown(lowest) + " to " + shown(highest),
                    "Correct it.");
            return preset;
        }
        return value;
    }

    OptionalInt whole(String word, int lowest, int highest) {
        Yaml.Scalar scalar = scalar(word);
        if (scalar == null) {
            return OptionalInt.empty();
        }
        String text = scalar.text().strip();
        if (scalar.plain() && HEX.matcher(text).matches() && text.length() <= 9) {
            long value = Long.parseLong(text.substring(2), 16);
            if (value >= lowest && value <= highest) {
                return OptionalInt.of((int) value);
            }
        }
        double value = number(scalar, word, lowest, highest, Double.NaN);
        if (Double.isNaN(value)) {
            return OptionalInt.empty();
        }
        if (value != Math.rint(value)) {
            tell(scalar, word, text + " is not a whole number", "Write a whole number.");
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) value);
    }

    /** A bit pattern: hexadecimal, or a number that may be negative; null when there is none. */
    @Nullable Long pattern(String word) {
        Yaml.Scalar scalar = scalar(word);
        if (scalar == null) {
            return null;
        }
        String text = scalar.text().strip();
        if (scalar.plain() && HEX.matcher(text).matches()) {
            return Long.parseUnsignedLong(text.substring(2), 16);
        }
        if (scalar.plain() && text.matches("-?[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        tell(scalar, word, "'" + text + "' is no bit pattern", "Write it like 0x8000.");
        return null;
    }

    boolean flag(String word, boolean preset) {
        Yaml.Scalar scalar = scalar(word);
        if (scalar == null) {
            return preset;
        }
        return switch (scalar.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                tell(
                        scalar,
                        word,
                        "'" + scalar.text() + "' is not true or false",
                        "Write true or false.");
                yield preset;
            }
        };
    }

    <E extends Enum<E>> @Nullable E choice(String word, Class<E> type) {
        Yaml.Scalar scalar = scalar(word);
        if (scalar == null) {
            return null;
        }
        List<String> words =
                Arrays.stream(type.getEnumConstants())
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .toList();
        int found = words.indexOf(scalar.text());
        if (found < 0) {
            String near = nearest(scalar.text(), words);
            tell(
                    scalar,
                    word,
                    "'" + scalar.text() + "' is not one of " + String.join(", ", words),
                    near.isEmpty() ? "Write one of them." : "Did you mean '" + near + "'?");
            return null;
        }
        return type.getEnumConstants()[found];
    }

    /** Two numbers, the lower one first; null when there are none. */
    double @Nullable [] range(String word) {
        Yaml.Entry entry = entries.get(word);
        if (entry == null) {
            return null;
        }
        if (entry.value() instanceof Yaml.Sequence(List<Yaml.Node> items, _, _)
                && items.size() == 2
                && items.get(0) instanceof Yaml.Scalar low
                && items.get(1) instanceof Yaml.Scalar high) {
            double limit = Double.MAX_VALUE;
            double from = number(low, word, -limit, limit, Double.NaN);
            double to = number(high, word, -limit, limit, Double.NaN);
            if (from < to) {
                return new double[] {from, to};
            }
            if (!Double.isNaN(from) && !Double.isNaN(to)) {
                tell(entry.value(), word, "the range is empty", "Write [lowest, highest].");
            }
            return null;
        }
        tell(entry.value(), word, "this is no range", "Write [lowest, highest].");
        return null;
    }

    /** Meanings of whole numbers. */
    Map<Integer, String> words(String word, int highest) {
        var words = new HashMap<Integer, String>();
        Fields inner = inner(word, List.of());
        for (Yaml.Entry entry : inner.entries.values()) {
            double value = inner.number(entry.key(), entry.key().text(), 0, highest, Double.NaN);
            if (entry.value() instanceof Yaml.Scalar text && !text.isNothing()) {
                if (!Double.isNaN(value)) {
                    words.put((int) value, text.text().strip());
                }
            } else {
                inner.tell(
                        entry.value(), entry.key().text(), "there is no meaning", "Write a word.");
            }
        }
        return words;
    }

    void missing(String word, String remedy) {
        tell(at, word, "the key is missing", remedy);
    }

    void tellAt(String word, String reason, String remedy) {
        Yaml.Entry entry = entries.get(word);
        tell(entry == null ? at : entry.value(), word, reason, remedy);
    }

    private void tell(Yaml.Node node, String word, String reason, String remedy) {
        problems.add(
                new MapProblem(file, node.line(), node.column(), pathOf(word), reason, remedy));
    }

    private Yaml.@Nullable Scalar scalar(String word) {
        Yaml.Entry entry = entries.get(word);
        if (entry == null) {
            return null;
        }
        if (entry.value() instanceof Yaml.Scalar scalar && !scalar.isNothing()) {
            return scalar;
        }
        tell(entry.value(), word, "the key has no value", "Write one value behind it.");
        return null;
    }

    private String pathOf(String word) {
        return path.isEmpty() ? word : word.isEmpty() ? path : path + "." + word;
    }

    private static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** The known word with the fewest changes, if there are few; else empty. */
    static String nearest(String word, List<String> known) {
        String best = "";
        int fewest = (word.length() < 5 ? 1 : Math.max(2, word.length() / 3)) + 1;
        for (String each : known) {
            int changes = changes(word, each);
            if (changes < fewest) {
                fewest = changes;
                best = each;
            }
        }
        return best;
    }

    private static int changes(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.min(cost, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
