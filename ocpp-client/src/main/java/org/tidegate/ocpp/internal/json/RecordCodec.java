package org.tidegate.ocpp.internal.json;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one kind of record, strictly: a component that is not {@code @Nullable} is
 * required, unknown keys are refused, types are not bent into each other, and lengths, counts and
 * ranges hold in both directions. {@code customData} may stand in any object of 2.x and is dropped.
 */
public final class RecordCodec<T extends Record> {
    private record Slot(
            int component, String key, boolean required, boolean essential, ValueCodec codec) {}

    private static final class Codecs extends ClassValue<RecordCodec<?>> {
        private final Edition edition;

        Codecs(Edition edition) {
            this.edition = edition;
        }

        @Override
        protected RecordCodec<?> computeValue(Class<?> type) {
            return new RecordCodec<>(type.asSubclass(Record.class), edition);
        }
    }

    private static final Codecs V16 = new Codecs(Edition.V16);
    private static final Codecs V201 = new Codecs(Edition.V201);
    private static final Codecs V21 = new Codecs(Edition.V21);

    private static final Words VENDOR = new Words(List.of("vendorId"));
    private static final int LONGEST_VENDOR = 255;

    private final boolean customData;
    private final int components;
    private final Shape shape;
    private final Words keys;
    private final Slot[] slots;

    private RecordCodec(Class<T> type, Edition edition) {
        customData = edition != Edition.V16;
        shape = Shape.of(type);
        RecordComponent[] all = type.getRecordComponents();
        components = all.length;
        var known = new ArrayList<Slot>();
        for (int i = 0; i < all.length; i++) {
            RecordComponent c = all[i];
            if (edition == Edition.V201 && c.isAnnotationPresent(Since21.class)) {
                continue;
            }
            Wire wire = c.getAnnotation(Wire.class);
            In201 rule = edition == Edition.V201 ? c.getAnnotation(In201.class) : null;
            boolean optional = c.getAnnotatedType().isAnnotationPresent(Nullable.class);
            known.add(
                    new Slot(
                            i,
                            wire == null ? c.getName() : wire.value(),
                            !optional || (rule != null && rule.required()),
                            rule != null && rule.essential(),
                            ValueCodec.of(c, edition)));
        }
        slots = known.toArray(Slot[]::new);
        keys = new Words(known.stream().map(Slot::key).toList());
    }

    @SuppressWarnings("unchecked") // the class value maps every class to its own codec
    public static <T extends Record> RecordCodec<T> of(Class<T> type, Edition edition) {
        Codecs codecs =
                switch (edition) {
                    case V16 -> V16;
                    case V201 -> V201;
                    case V21 -> V21;
                };
        return (RecordCodec<T>) codecs.get(type);
    }

    @SuppressWarnings("unchecked") // getClass of a T is a Class<T> for records, which are final
    static <T extends Record> RecordCodec<T> of(T value, Edition edition) {
        return of((Class<T>) value.getClass(), edition);
    }

    /** Reads the object that comes next. */
    @SuppressWarnings("unchecked") // the shape is of the type T
    public T read(JsonReader in) throws Violation {
        var values = new @Nullable Object[components];
        boolean custom = false;
        int key = in.firstKey(keys);
        while (key != JsonReader.END) {
            if (key >= 0) {
                values[slots[key].component] = value(slots[key], values, in);
            } else if (key == JsonReader.CUSTOM_DATA && customData && !custom) {
                custom = true;
                customData(in);
            } else if (custom && key == JsonReader.CUSTOM_DATA) {
                throw in.twice();
            } else {
                throw new Violation(
                        ErrorCode.FORMAT_VIOLATION, "unknown key '" + in.keyText() + "'");
            }
            key = in.nextKey(keys, key + 1);
        }
        for (Slot slot : slots) {
            if (slot.required && values[slot.component] == null) {
                throw missing(slot.key);
            }
        }
        return (T) shape.make(values);
    }

    private static Object value(Slot slot, @Nullable Object[] values, JsonReader in)
            throws Violation {
        if (values[slot.component] != null) {
            throw in.twice();
        }
        try {
            return slot.codec.read(in);
        } catch (Violation e) {
            throw e.at(slot.key);
        }
    }

    private static Violation missing(String key) {
        return new Violation(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, key + " is missing");
    }

    /** Writes the object, leaving out what is null. */
    public void write(T value, JsonWriter out) throws Violation {
        var values = new @Nullable Object[components];
        shape.take(value, values);
        out.openObject();
        for (Slot slot : slots) {
            Object component = values[slot.component];
            if (component != null) {
                out.key(slot.key);
                try {
                    slot.codec.write(component, out);
                } catch (Violation e) {
                    throw e.at(slot.key);
                }
            } else if (slot.required) {
                throw missing(slot.key);
            }
        }
        out.closeObject();
    }

    /**
     * The value as this edition can say it. What it has no words for is left out where it may be;
     * where it may not, nothing can be said at all.
     *
     * @return null if nothing can be said
     */
    @SuppressWarnings("unchecked") // the shape is of the type T
    public @Nullable T lowered(T value) {
        var values = new @Nullable Object[components];
        var lower = new @Nullable Object[components];
        shape.take(value, values);
        for (Slot slot : slots) {
            Object component = values[slot.component];
            Object said = component == null ? null : slot.codec.lowered(component, slot.essential);
            if (said == null && (slot.required || (component != null && slot.essential))) {
                return null;
            }
            lower[slot.component] = said;
        }
        return (T) shape.make(lower);
    }

    private static void customData(JsonReader in) throws Violation {
        try {
            boolean vendor = false;
            int first = in.seen();
            int key = in.firstKey(VENDOR);
            while (key != JsonReader.END) {
                in.once(first);
                if (key == 0) {
                    vendor = true;
                    vendor(in);
                } else {
                    in.skip();
                }
                key = in.nextKey(VENDOR, 0);
            }
            in.forget(first);
            if (!vendor) {
                throw missing("vendorId");
            }
        } catch (Violation e) {
            throw e.at("customData");
        }
    }

    private static void vendor(JsonReader in) throws Violation {
        try {
            String text = in.text();
            if (text.codePointCount(0, text.length()) > LONGEST_VENDOR) {
                throw JsonReader.property("is longer than " + LONGEST_VENDOR + " characters");
            }
        } catch (Violation e) {
            throw e.at("vendorId");
        }
    }
}
