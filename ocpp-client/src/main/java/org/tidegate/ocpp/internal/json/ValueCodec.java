package org.tidegate.ocpp.internal.json;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One kind of value in a record, with the bounds its component declares. */
sealed interface ValueCodec {
    Object read(JsonReader in) throws Violation;

    void write(Object value, JsonWriter out) throws Violation;

    /**
     * The value in the words of this edition, null if it has none.
     *
     * @param whole whether no element of a list may be left out
     */
    default @Nullable Object lowered(Object value, boolean whole) {
        return value;
    }

    static ValueCodec of(RecordComponent c, Edition edition) {
        var rules = Rules.of(c, edition);
        if (c.getGenericType() instanceof ParameterizedType list && c.getType() == List.class) {
            Count count = c.getAnnotation(Count.class);
            return new ListCodec(
                    of((Class<?>) list.getActualTypeArguments()[0], rules),
                    count == null ? 1 : count.min(),
                    count == null ? ListCodec.MOST : Math.min(count.max(), ListCodec.MOST));
        }
        return of(c.getType(), rules);
    }

    /** What a component's annotations say in one edition. */
    record Rules(
            Edition edition,
            int longest,
            double min,
            double max,
            boolean whole,
            @Nullable Class<?> words,
            String otherwise,
            boolean tenths,
            boolean address) {
        static Rules of(RecordComponent c, Edition edition) {
            Text text = c.getAnnotation(Text.class);
            Range range = c.getAnnotation(Range.class);
            In201 old = c.getAnnotation(In201.class);
            int longest = text == null ? Integer.MAX_VALUE : text.value();
            if (edition != Edition.V201) {
                return new Rules(
                        edition,
                        longest,
                        range == null ? Double.NEGATIVE_INFINITY : range.min(),
                        range == null ? Double.POSITIVE_INFINITY : range.max(),
                        false,
                        null,
                        "",
                        c.isAnnotationPresent(Tenths.class),
                        c.isAnnotationPresent(Address.class));
            }
            if (old == null) {
                return new Rules(
                        edition,
                        longest,
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        false,
                        null,
                        "",
                        c.isAnnotationPresent(Tenths.class),
                        c.isAnnotationPresent(Address.class));
            }
            return new Rules(
                    edition,
                    old.text() == 0 ? longest : old.text(),
                    old.min(),
                    old.max(),
                    old.whole(),
                    old.words() == Void.class ? null : old.words(),
                    old.otherwise(),
                    false,
                    false);
        }
    }

    private static ValueCodec of(Class<?> type, Rules rules) {
        if (type == String.class) {
            if (rules.address) {
                return new AddressCodec();
            }
            return rules.words == null
                    ? new TextCodec(rules.longest)
                    : new WordCodec(Vocabulary.of(rules.words, rules.edition), rules.otherwise);
        }
        if (type == int.class || type == Integer.class) {
            double lowest = Math.max(rules.min, Integer.MIN_VALUE);
            double highest = Math.min(rules.max, Integer.MAX_VALUE);
            return new IntCodec(lowest, highest, false);
        }
        if (type == long.class || type == Long.class) {
            double lowest = Math.max(rules.min, -0x1p53);
            double highest = Math.min(rules.max, 0x1p53);
            return new IntCodec(lowest, highest, true);
        }
        if (type == double.class || type == Double.class) {
            return rules.tenths
                    ? new TenthsCodec()
                    : new NumberCodec(rules.min, rules.max, rules.whole);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new BooleanCodec();
        }
        if (type == Instant.class) {
            return new InstantCodec();
        }
        if (type == Opaque.class) {
            return new OpaqueCodec();
        }
        if (type.isEnum()) {
            return new EnumCodec(Vocabulary.of(type, rules.edition));
        }
        if (type.isRecord()) {
            return new NestedCodec(RecordCodec.of(type.asSubclass(Record.class), rules.edition));
        }
        throw new IllegalArgumentException(type + " has no place in a message");
    }

    /** Text with a greatest length. */
    record TextCodec(int max) implements ValueCodec {
        @Override
        public Object read(JsonReader in) throws Violation {
            return checked(in.text());
        }

        @Override
        public void write(Object value, JsonWriter out) throws Violation {
            out.text(checked((String) value));
        }

        @Override
        public @Nullable Object lowered(Object value, boolean whole) {
            return isTooLong((String) value) ? null : value;
        }

        private boolean isTooLong(String text) {
            return text.length() > max && text.codePointCount(0, text.length()) > max;
        }

        private String checked(String text) throws Violation {
            if (isTooLong(text)) {
                throw JsonReader.property("is longer than " + max + " characters");
            }
            return text;
        }
    }

    /** A whole number; {@code 3.0} is one, as JSON schema has it. */
    record IntCodec(double min, double max, boolean wide) implements ValueCodec {
        @Override
        public Object read(JsonReader in) throws Violation {
            double value = in.number("a whole number");
            if (!isWhole(value)) {
                throw JsonReader.wrongType("a whole number");
            }
            if (!(min <= value && value <= max)) {
                throw outside();
            }
            return wide ? (Object) (long) value : (Object) (int) value;
        }

        private Violation outside() {
            return JsonReader.property("is not between %.0f and %.0f".formatted(min, max));
        }

        @Override
        public void write(Object value, JsonWriter out) throws Violation {
            long number = ((Number) value).longValue();
            if (!(min <= number && number <= max)) {
                throw outside();
            }
            out.number(number);
        }
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value);
    }

    /** A finite number, written plain with at most six places. */
    record NumberCodec(double min, double max, boolean whole) implements ValueCodec {
        @Override
        public Object read(JsonReader in) throws Violation {
            return checked(in.number("a number"));
        }

        @Override
        public void write(Object value, JsonWriter out) throws Violation {
            out.number(checked((Double) value));
        }

        @Override
        public Object lowered(Object value, boolean all) {
            return whole ? (Object) Math.rint((Double) value) : value;
        }

        private double checked(double value) throws Violation {
            if (!Double.isFinite(value)) {
                throw JsonReader.property("is not a finite number");
            }
            if (whole && !isWhole(value)) {
                throw JsonReader.wrongType("a whole number");
            }
            if (!(min <= value && value <= max)) {
                throw JsonReader.property("is not between " + min + " and " + max);
            }
            return value;
        }
    }

    /** A number with at most one place, as 1.6 has limits; written rounded down. */
    record TenthsCodec() implements ValueCodec {
        /** A tenth is no binary fraction, so the product is a little off. */
        private static final double SLACK = 1e-9;

        @Override
        public Object read(JsonReader in) throws Violation {
            double value = in.number("a number");
            double tenths = value * 10;
            if (!Double.isFinite(tenths)) {
                throw JsonReader.property("is not a finite number");
            }
            if (Math.abs(tenths - Math.rint(tenths)) > SLACK * Math.max(1, Math.abs(tenths))) {
                throw JsonReader.property("has more than one place behind the point");
            }
            return value;
        }

        @Override
        public void write(Object value, JsonWriter out) throws Violation {
            double number = (Double) value;
            if (!Double.isFinite(number)) {
                throw JsonReader.property("is not a finite number");
            }
            out.number(Math.floor(number * 10 + SLACK) / 10);
        }
    }

    /** A URI with a scheme. */
    record AddressCodec() implements ValueCodec {
        @Override
        public Object read(JsonReader in) throws Violation {
            return checked(in.text());
        }

        @Override
        public void write(Object value, JsonWriter out) throws Violation {
            out.text(checked((String) value));
        }

        private static String checked(String text) throws Violation {
            try {
                if (new URI(text).isAbsolute()) {
                    return text;
                }
            } catch (URISyntaxException _) {
                // said below
            }
            throw JsonReader.property("is not an address such as https://host/path");
        }
    }

    /** True or false, not "true". */
    record BooleanCodec() implements ValueCodec {
        @Override
        public Object read(JsonReader in) throws Violation {
            return in.truth();
        }

        @Override
        public void write(Object value, JsonWriter out) {
            out.truth((Boolean) value);
        }
    }

    /** RFC 3339; any offset in, {@code Z} with milliseconds out. */
    record InstantCodec() implements ValueCodec {
        @Override
        public Object read(JsonReader in) throws Violation {
            return in.moment();
        }

        @Override
        public void write(Object value, JsonWriter out) throws Violation {
            out.text(Moments.format((Instant) value));
        }
    }

    /** The constants of an enumeration that an edition has, and how it spells them. */
    final class Vocabulary {
        final Words words;
        private final Object[] constants;
        private final @Nullable String[] spellings;
        private final @Nullable Object[] instead;

        private Vocabulary(Class<?> type, Edition edition) {
            Object[] all = type.getEnumConstants();
            var spelt = new ArrayList<String>();
            var known = new ArrayList<Object>();
            spellings = new @Nullable String[all.length];
            instead = new @Nullable Object[all.length];
            var names = new ArrayList<String>();
            for (Object each : all) {
                Field field = field(type, (Enum<?>) each);
                Since21 since = field.getAnnotation(Since21.class);
                names.add(since == null || edition != Edition.V201 ? "" : since.instead());
                if (since == null || edition != Edition.V201) {
                    String spelling = Spelling.of(field);
                    spellings[((Enum<?>) each).ordinal()] = spelling;
                    instead[((Enum<?>) each).ordinal()] = each;
                    spelt.add(spelling);
                    known.add(each);
                }
            }
            words = new Words(spelt);
            constants = known.toArray();
            for (int i = 0; i < all.length; i++) {
                if (!names.get(i).isEmpty()) {
                    instead[i] = known.get(spelt.indexOf(names.get(i)));
                }
            }
        }

        static Vocabulary of(Class<?> type, Edition edition) {
            return new Vocabulary(type, edition);
        }

        private static Field field(Class<?> type, Enum<?> constant) {
            try {
                return type.getDeclaredField(constant.name());
            } catch (NoSuchFieldException e) {
                throw new AssertionError(e);
            }
        }

    }

    private static Violation noSuchWord() {
        return JsonReader.property("is not one of the values of this enumeration");
    }

    /** One of the spellings of an enumeration. */
    record EnumCodec(Vocabulary vocabulary) implements ValueCodec {
        @Override
        public Object read(JsonReader in) throws Violation {
            int word = in.word(vocabulary.words);
            if (word < 0) {
                throw noSuchWord();
            }
            return vocabulary.constants[word];
        }

        @Override
        public void write(Object value, JsonWriter out) throws Violation {
            String spelling = vocabulary.spellings[((Enum<?>) value).ordinal()];
            if (spelling == null) {
                throw noSuchWord();
            }
            out.text(spelling);
        }

        @Override
        public @Nullable Object lowered(Object value, boolean whole) {
            return vocabulary.instead[((Enum<?>) value).ordinal()];
        }
    }

    /** Text that must be one of some words. */
    record WordCodec(Vocabulary vocabulary, String otherwise) implements ValueCodec {
        @Override
        public Object read(JsonReader in) throws Violation {
            int word = in.word(vocabulary.words);
            if (word < 0) {
                throw noSuchWord();
            }
            return vocabulary.words.word(word);
        }

        @Override
        public void write(Object value, JsonWriter out) throws Violation {
            if (!isKnown((String) value)) {
                throw noSuchWord();
            }
            out.text((String) value);
        }

        private boolean isKnown(String text) {
            return vocabulary.words.find(text.toCharArray(), 0, text.length()) >= 0;
        }

        @Override
        public @Nullable Object lowered(Object value, boolean whole) {
            return isKnown((String) value) ? value : otherwise.isEmpty() ? null : otherwise;
        }
    }

    /** A record inside a record. */
    record NestedCodec(RecordCodec<? extends Record> codec) implements ValueCodec {
        @Override
        public Object read(JsonReader in) throws Violation {
            return codec.read(in);
        }

        @Override
        @SuppressWarnings("unchecked") // the component's type is the codec's type
        public void write(Object value, JsonWriter out) throws Violation {
            ((RecordCodec<Record>) codec).write((Record) value, out);
        }

        @Override
        @SuppressWarnings("unchecked") // the component's type is the codec's type
        public @Nullable Object lowered(Object value, boolean whole) {
            return ((RecordCodec<Record>) codec).lowered((Record) value);
        }
    }

    /** Looked over, not looked into; kept as text. */
    record OpaqueCodec() implements ValueCodec {
        @Override
        public Object read(JsonReader in) throws Violation {
            return new Opaque(in.any());
        }

        @Override
        public void write(Object value, JsonWriter out) {
            out.raw(((Opaque) value).json());
        }
    }

    /** Elements of one kind, within a count. */
    record ListCodec(ValueCodec element, int min, int max) implements ValueCodec {
        /** Where OCPP sets no bound; the longest local list in one message is the measure. */
        private static final int MOST = 10_000;

        @Override
        public Object read(JsonReader in) throws Violation {
            var values = new ArrayList<Object>();
            for (boolean more = in.enterList(); more; more = in.nextElement()) {
                if (values.size() == max) {
                    throw count(max + 1L);
                }
                try {
                    values.add(element.read(in));
                } catch (Violation e) {
                    throw e.at("[" + values.size() + "]");
                }
            }
            if (values.size() < min) {
                throw count(values.size());
            }
            return List.copyOf(values);
        }

        @Override
        public void write(Object value, JsonWriter out) throws Violation {
            var values = (List<?>) value;
            if (values.size() < min || values.size() > max) {
                throw count(values.size());
            }
            out.openList();
            for (Object each : values) {
                element.write(each, out);
            }
            out.closeList();
        }

        @Override
        public @Nullable Object lowered(Object value, boolean whole) {
            var all = (List<?>) value;
            var said = new ArrayList<Object>(all.size());
            for (Object each : all) {
                Object lower = element.lowered(each, false);
                if (lower != null) {
                    said.add(lower);
                }
            }
            boolean enough = said.size() >= min && (!whole || said.size() == all.size());
            return enough ? List.copyOf(said) : null;
        }

        private Violation count(long found) {
            return new Violation(
                    ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION,
                    "has %d elements, allowed are %d to %d".formatted(found, min, max));
        }
    }
}
