package org.tidegate.ocpp.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one kind of record, strictly: a component that is not {@code @Nullable} is
 * required, unknown keys are refused, types are not bent into each other, and lengths, counts and
 * ranges hold in both directions. {@code customData} may stand in any object and is dropped.
 */
public final class RecordCodec<T extends Record> {
    private record Slot(String key, boolean required, ValueCodec codec, Method accessor) {}

    private static final ClassValue<RecordCodec<?>> CODECS =
            new ClassValue<>() {
                @Override
                protected RecordCodec<?> computeValue(Class<?> type) {
                    return new RecordCodec<>(type.asSubclass(Record.class));
                }
            };

    private static final String CUSTOM_DATA = "customData";

    private final Class<T> type;
    private final Constructor<T> constructor;
    private final Map<String, Integer> places = new HashMap<>();
    private final Slot[] slots;

    private RecordCodec(Class<T> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        var parameters = new Class<?>[components.length];
        slots = new Slot[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent c = components[i];
            parameters[i] = c.getType();
            Wire wire = c.getAnnotation(Wire.class);
            String key = wire == null ? c.getName() : wire.value();
            boolean required = !c.getAnnotatedType().isAnnotationPresent(Nullable.class);
            Method accessor = c.getAccessor();
            accessor.setAccessible(true);
            slots[i] = new Slot(key, required, ValueCodec.of(c), accessor);
            places.put(key, i);
        }
        try {
            constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(type + " has no canonical constructor", e);
        }
    }

    @SuppressWarnings("unchecked") // the class value maps every class to its own codec
    public static <T extends Record> RecordCodec<T> of(Class<T> type) {
        return (RecordCodec<T>) CODECS.get(type);
    }

    @SuppressWarnings("unchecked") // getClass of a T is a Class<T> for records, which are final
    static <T extends Record> RecordCodec<T> of(T value) {
        return (RecordCodec<T>) CODECS.get(value.getClass());
    }

    /** Key on the wire and whether it must be there; for comparing records with schemas. */
    public Map<String, Boolean> keys() {
        var keys = new LinkedHashMap<String, Boolean>();
        for (Slot slot : slots) {
            keys.put(slot.key, slot.required);
        }
        return keys;
    }

    /** Reads the object the parser stands on; leaves the parser on its end. */
    public T read(JsonParser in) throws IOException, Violation {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw new Violation(ErrorCode.TYPE_CONSTRAINT_VIOLATION, "must be an object");
        }
        var values = new @Nullable Object[slots.length];
        for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
            in.nextToken();
            Integer place = places.get(key);
            if (place != null) {
                try {
                    values[place] = slots[place].codec.read(in);
                } catch (Violation e) {
                    throw e.at(key);
                }
            } else if (key.equals(CUSTOM_DATA)) {
                customData(in);
            } else {
                throw new Violation(ErrorCode.FORMAT_VIOLATION, "unknown key '" + key + "'");
            }
        }
        for (int i = 0; i < slots.length; i++) {
            if (values[i] == null && slots[i].required) {
                throw new Violation(
                        ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, slots[i].key + " is missing");
            }
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " refuses values that passed its rules", e);
        }
    }

    /** Writes the object, leaving out what is null. */
    public void write(T value, JsonGenerator out) throws IOException, Violation {
        out.writeStartObject();
        for (Slot slot : slots) {
            Object component = component(slot, value);
            if (component != null) {
                out.writeFieldName(slot.key);
                try {
                    slot.codec.write(component, out);
                } catch (Violation e) {
                    throw e.at(slot.key);
                }
            } else if (slot.required) {
                throw new Violation(
                        ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, slot.key + " is missing");
            }
        }
        out.writeEndObject();
    }

    private @Nullable Object component(Slot slot, T value) {
        try {
            return slot.accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + "." + slot.key, e);
        }
    }

    private static void customData(JsonParser in) throws IOException, Violation {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw new Violation(ErrorCode.TYPE_CONSTRAINT_VIOLATION, "must be an object")
                    .at(CUSTOM_DATA);
        }
        boolean vendor = false;
        for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
            JsonToken token = in.nextToken();
            if (key.equals("vendorId")) {
                vendor = token == JsonToken.VALUE_STRING && in.getText().length() <= 255;
                if (!vendor) {
                    throw new Violation(
                                    ErrorCode.PROPERTY_CONSTRAINT_VIOLATION,
                                    "must be text of at most 255 characters")
                            .at("vendorId")
                            .at(CUSTOM_DATA);
                }
            }
            Json.skip(in);
        }
        if (!vendor) {
            throw new Violation(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, "vendorId is missing")
                    .at(CUSTOM_DATA);
        }
    }
}
