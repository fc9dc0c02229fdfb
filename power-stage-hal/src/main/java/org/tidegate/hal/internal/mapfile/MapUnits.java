package org.tidegate.hal.internal.mapfile;

import java.util.List;
import java.util.Map;

/** Factors from what a datasheet says to what the house uses. */
final class MapUnits {
    private static final Map<String, Map<String, Double>> FACTORS =
            Map.of(
                    "W", Map.of("W", 1.0, "kW", 1e3, "mW", 1e-3),
                    "var", Map.of("var", 1.0, "kvar", 1e3),
                    "VA", Map.of("VA", 1.0, "kVA", 1e3),
                    "V", Map.of("V", 1.0, "kV", 1e3, "mV", 1e-3),
                    "A", Map.of("A", 1.0, "mA", 1e-3),
                    "Hz", Map.of("Hz", 1.0, "mHz", 1e-3),
                    "Wh", Map.of("Wh", 1.0, "kWh", 1e3, "MWh", 1e6),
                    "s", Map.of("s", 1.0, "ms", 1e-3, "min", 60.0),
                    "C", Map.of("C", 1.0),
                    "Ohm", Map.of("Ohm", 1.0, "kOhm", 1e3, "MOhm", 1e6));

    private MapUnits() {}

    /** NaN when the given unit is not one of the house's quantity. */
    static double factor(String given, String house) {
        return FACTORS.getOrDefault(house, Map.of()).getOrDefault(given, Double.NaN);
    }

    static List<String> of(String house) {
        return FACTORS.getOrDefault(house, Map.of()).keySet().stream().sorted().toList();
    }
}
