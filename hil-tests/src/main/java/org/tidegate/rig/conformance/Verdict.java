package org.tidegate.rig.conformance;

/**
 * What a probe found.
 *
 * @param asked what had to be seen, in words with limits
 * @param seen what was
 * @param margin how far from the nearest limit, in the probe's unit; negative when failed, NaN when
 *     there is no number to it
 */
public record Verdict(boolean passed, String asked, String seen, double margin, String unit) {
    /** Between two limits, either of which may be infinite. */
    static Verdict within(String what, double value, double low, double high, String unit) {
        boolean passed = value >= low && value <= high;
        double margin = Math.min(value - low, high - value);
        return new Verdict(
                passed,
                what + " " + limits(low, high, unit),
                Double.isNaN(value) ? "none" : number(value) + " " + unit,
                Double.isNaN(value) ? Double.NaN : margin,
                unit);
    }

    private static String limits(double low, double high, String unit) {
        if (Double.isInfinite(low)) {
            return "at most " + number(high) + " " + unit;
        }
        if (Double.isInfinite(high)) {
            return "at least " + number(low) + " " + unit;
        }
        return number(low) + " to " + number(high) + " " + unit;
    }

    static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        String text =
                String.format(
                        java.util.Locale.ROOT,
                        size >= 100 ? "%.1f" : size >= 1 ? "%.3f" : "%.4f",
                        value);
        return text.replace('-', '−');
    }
}
