package org.tidegate.runtime;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values of a fixed set of parameters. Every value is in range; asking for a parameter that is not
 * in the set is a programming error.
 */
public final class Settings {
    private final Map<Parameter, Double> values;

    private Settings(Map<Parameter, Double> values) {
        this.values = values;
    }

    /** All presets. Throws if a parameter has none: what must be given cannot be guessed. */
    public static Settings presets(Collection<Parameter> parameters) {
        return of(parameters, Map.of());
    }

    /**
     * The given values, presets for the rest.
     *
     * @throws IllegalArgumentException for a value out of range, a key that is not in the set or
     *     twice in it, or a missing value without preset
     */
    public static Settings of(Collection<Parameter> parameters, Map<Parameter, Double> given) {
        var values = new LinkedHashMap<Parameter, Double>();
        var keys = new HashSet<String>();
        for (Parameter p : parameters) {
            double value = given.getOrDefault(p, p.preset());
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException(
                        "%s must be given, in %s (%s)".formatted(p.key(), p.unit(), p.source()));
            }
            if (!p.accepts(value)) {
                throw new IllegalArgumentException(
                        "%s = %s must be %s to %s %s (%s)"
                                .formatted(p.key(), value, p.min(), p.max(), p.unit(), p.source()));
            }
            if (!keys.add(p.key())) {
                throw new IllegalArgumentException(p.key() + " is declared twice");
            }
            values.put(p, value);
        }
        for (Parameter p : given.keySet()) {
            if (!values.containsKey(p)) {
                throw new IllegalArgumentException(p.key() + " is not one of these settings");
            }
        }
        return new Settings(values);
    }

    public double get(Parameter parameter) {
        Double value = values.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException(parameter.key() + " is not one of these settings");
        }
        return value;
    }

    /** All of them, in the order of declaration. */
    public Map<Parameter, Double> asMap() {
        return Collections.unmodifiableMap(values);
    }
}
