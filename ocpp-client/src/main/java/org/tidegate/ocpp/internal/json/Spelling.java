package org.tidegate.ocpp.internal.json;

import java.lang.reflect.Field;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the constants of an enumeration are spelt on the wire: as {@link Wire} says, or in camel case. */
public final class Spelling {
    private Spelling() {}

    /** Of all constants, in any version. */
    public static Set<String> all(Class<? extends Enum<?>> type) {
        return Stream.of(type.getFields())
                .filter(Field::isEnumConstant)
                .map(Spelling::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    static String of(Field constant) {
        Wire wire = constant.getAnnotation(Wire.class);
        if (wire != null) {
            return wire.value();
        }
        var out = new StringBuilder();
        for (String word : constant.getName().split("_", -1)) {
            out.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return out.toString();
    }
}
