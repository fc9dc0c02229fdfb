package org.tidegate.runtime;

/**
 * One tunable number: what it is called, what it means, how far it may move and who says so. A
 * parameter without a unit or a source is refused.
 *
 * @param key stable dotted name used in files, console and OCPP device model; its last word ends
 *     with the unit
 * @param unit SI symbol, {@code pu}, or {@code 1} for a bare number
 * @param min lowest accepted value, inclusive
 * @param max highest accepted value, inclusive
 * @param preset value used when no file mentions the key; NaN when the key must be given
 * @param source clause or datasheet that justifies range and preset
 */
public record Parameter(
        String key, String unit, double min, double max, double preset, String source) {
    public Parameter {
        if (key.isBlank() || unit.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException(
                    "a parameter needs a key, a unit and a source: '%s', '%s', '%s'"
                            .formatted(key, unit, source));
        }
        if (!(min <= max)) {
            throw new IllegalArgumentException(key + ": range [" + min + ", " + max + "] is empty");
        }
        if (!Double.isNaN(preset) && !(min <= preset && preset <= max)) {
            throw new IllegalArgumentException(
                    key + ": preset " + preset + " outside [" + min + ", " + max + "]");
        }
    }

    /** Whether no file needs to mention it. */
    public boolean hasPreset() {
        return !Double.isNaN(preset);
    }

    /** Whether the value lies in range; NaN never does. */
    public boolean accepts(double value) {
        return value >= min && value <= max;
    }
}
