package org.tidegate.ocpp.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One kind of value in a record, with the bounds its component declares. */
sealed interface ValueCodec {
    Object read(JsonParser in) throws IOException, Violation;

    void write(Object value, JsonGenerator out) throws IOException, Violation;

    static ValueCodec of(RecordComponent c) {
        Text text = c.getAnnotation(Text.class);
        Range range = c.getAnnotation(Range.class);
        if (c.getGenericType() instanceof ParameterizedType list && c.getType() == List.class) {
            Count count = c.getAnnotation(Count.class);
            return new ListCodec(
                    of((Class<?>) list.getActualTypeArguments()[0], text, range),
                    count == null ? 1 : count.min(),
                    count == null ? Integer.MAX_VALUE : count.max());
        }
        return of(c.getType(), text, range);
    }

    private static ValueCodec of(Class<?> type, @Nullable Text text, @Nullable Range range) {
        if (type == String.class) {
            return new TextCodec(text == null ? Integer.MAX_VALUE : text.value());
        }
        double min = range == null ? Double.NEGATIVE_INFINITY : range.min();
        double max = range == null ? Double.POSITIVE_INFINITY : range.max();
        if (type == int.class || type == Integer.class) {
            double lowest = Math.max(min, Integer.MIN_VALUE);
            double highest = Math.min(max, Integer.MAX_VALUE);
            return new IntCodec(lowest, highest, false);
        }
        if (type == long.class || type == Long.class) {
            double lowest = Math.max(min, -0x1p53);
            double highest = Math.min(max, 0x1p53);
            return new IntCodec(lowest, highest, true);
        }
        if (type == double.class || type == Double.class) {
            return new NumberCodec(min, max);
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
            return new EnumCodec(type);
        }
        if (type.isRecord()) {
            return new NestedCodec(RecordCodec.of(type.asSubclass(Record.class)));
        }
        throw new IllegalArgumentException(type + " has no place in a message");
    }

    private static Violation wrongType(String wanted) {
        return new Violation(ErrorCode.TYPE_CONSTRAINT_VIOLATION, "must be " + wanted);
    }

    private static Violation property(String rule) {
        return new Violation(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, rule);
    }

    /** Text with a greatest length. */
    record TextCodec(int max) implements ValueCodec {
        @Override
        public Object read(JsonParser in) throws IOException, Violation {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                throw wrongType("text");
            }
            return checked(in.getText());
        }

        @Override
        public void write(Object value, JsonGenerator out) throws IOException, Violation {
            out.writeString(checked((String) value));
        }

        private String checked(String text) throws Violation {
            if (text.length() > max && text.codePointCount(0, text.length()) > max) {
                throw property("is longer than " + max + " characters");
            }
            return text;
        }
    }

    /** A whole number; {@code 3.0} is one, as JSON schema has it. */
    record IntCodec(double min, double max, boolean wide) implements ValueCodec {
        @Override
        public Object read(JsonParser in) throws IOException, Violation {
            JsonToken token = in.currentToken();
            if (token == null || !token.isNumeric()) {
                throw wrongType("a whole number");
            }
            double value = in.getDoubleValue();
            if (value != Math.rint(value)) {
                throw wrongType("a whole number");
            }
            if (!(min <= value && value <= max)) {
                throw property("is not between %.0f and %.0f".formatted(min, max));
            }
            return wide ? (Object) (long) value : (Object) (int) value;
        }

        @Override
        public void write(Object value, JsonGenerator out) throws IOException, Violation {
            long number = ((Number) value).longValue();
            if (!(min <= number && number <= max)) {
                throw property("is not between %.0f and %.0f".formatted(min, max));
            }
            out.writeNumber(number);
        }
    }

    /** A finite number, written plain with at most six places. */
    record NumberCodec(double min, double max) implements ValueCodec {
        @Override
        public Object read(JsonParser in) throws IOException, Violation {
            JsonToken token = in.currentToken();
            if (token == null || !token.isNumeric()) {
                throw wrongType("a number");
            }
            return checked(in.getDoubleValue());
        }

        @Override
        public void write(Object value, JsonGenerator out) throws IOException, Violation {
            double number = checked((Double) value);
            BigDecimal plain = BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_EVEN);
            out.writeNumber(plain.stripTrailingZeros().toPlainString());
        }

        private double checked(double value) throws Violation {
            if (!Double.isFinite(value)) {
                throw property("is not a finite number");
            }
            if (!(min <= value && value <= max)) {
                throw property("is not between " + min + " and " + max);
            }
            return value;
        }
    }

    /** True or false, not "true". */
    record BooleanCodec() implements ValueCodec {
        @Override
        public Object read(JsonParser in) throws IOException, Violation {
            JsonToken token = in.currentToken();
            if (token == null || !token.isBoolean()) {
                throw wrongType("true or false");
            }
            return in.getBooleanValue();
        }

        @Override
        public void write(Object value, JsonGenerator out) throws IOException {
            out.writeBoolean((Boolean) value);
        }
    }

    /** RFC 3339; any offset in, {@code Z} with milliseconds out. */
    record InstantCodec() implements ValueCodec {
        private static final DateTimeFormatter OUT =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                        .withZone(ZoneOffset.UTC);

        @Override
        public Object read(JsonParser in) throws IOException, Violation {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                throw wrongType("a date and time as text");
            }
            String text = in.getText();
            try {
                if (text.length() >= 20 && text.length() <= 40 && text.charAt(0) != '+') {
                    return OffsetDateTime.parse(text).toInstant();
                }
            } catch (DateTimeException _) {
                // said below
            }
            throw property("is not a date and time such as 2026-01-31T12:00:00Z");
        }

        @Override
        public void write(Object value, JsonGenerator out) throws IOException {
            out.writeString(OUT.format((Instant) value));
        }
    }

    /** One of the spellings of an enumeration. */
    final class EnumCodec implements ValueCodec {
        private final Map<String, Object> bySpelling = new HashMap<>();
        private final Map<Object, String> spellings = new HashMap<>();

        EnumCodec(Class<?> type) {
            for (Field field : type.getFields()) {
                if (field.isEnumConstant()) {
                    Wire wire = field.getAnnotation(Wire.class);
                    String spelling = wire == null ? camel(field.getName()) : wire.value();
                    field.setAccessible(true); // enumerations of records that are not public
                    try {
                        Object constant = field.get(null);
                        bySpelling.put(spelling, constant);
                        spellings.put(constant, spelling);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                }
            }
        }

        private static String camel(String constant) {
            var out = new StringBuilder();
            for (String word : constant.split("_", -1)) {
                out.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
            }
            return out.toString();
        }

        @Override
        public Object read(JsonParser in) throws IOException, Violation {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                throw wrongType("text");
            }
            Object constant = bySpelling.get(in.getText());
            if (constant == null) {
                throw property("is not one of the values of this enumeration");
            }
            return constant;
        }

        @Override
        public void write(Object value, JsonGenerator out) throws IOException {
            out.writeString(spellings.get(value));
        }
    }

    /** A record inside a record. */
    record NestedCodec(RecordCodec<? extends Record> codec) implements ValueCodec {
        @Override
        public Object read(JsonParser in) throws IOException, Violation {
            return codec.read(in);
        }

        @Override
        @SuppressWarnings("unchecked") // the component's type is the codec's type
        public void write(Object value, JsonGenerator out) throws IOException, Violation {
            ((RecordCodec<Record>) codec).write((Record) value, out);
        }
    }

    /** Looked over, not looked into; kept as text. */
    record OpaqueCodec() implements ValueCodec {
        @Override
        public Object read(JsonParser in) throws IOException {
            return new Opaque(Json.copy(in));
        }

        @Override
        public void write(Object value, JsonGenerator out) throws IOException {
            out.writeRawValue(((Opaque) value).json());
        }
    }

    /** Elements of one kind, within a count. */
    record ListCodec(ValueCodec element, int min, int max) implements ValueCodec {
        @Override
        public Object read(JsonParser in) throws IOException, Violation {
            if (in.currentToken() != JsonToken.START_ARRAY) {
                throw wrongType("a list");
            }
            var values = new ArrayList<Object>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (values.size() == max) {
                    throw count(max + 1);
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
        public void write(Object value, JsonGenerator out) throws IOException, Violation {
            var values = (List<?>) value;
            if (values.size() < min || values.size() > max) {
                throw count(values.size());
            }
            out.writeStartArray();
            for (Object each : values) {
                element.write(each, out);
            }
            out.writeEndArray();
        }

        private Violation count(int found) {
            return new Violation(
                    ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION,
                    "has %d elements, allowed are %d to %d".formatted(found, min, max));
        }
    }
}
