package org.tidegate.hal;

/** One quantity on three phases; NaN for a phase that is not measured or does not exist. */
public record PerPhase(double l1, double l2, double l3) {
    public static final PerPhase UNKNOWN = new PerPhase(Double.NaN, Double.NaN, Double.NaN);

    /** Of the known phases; NaN when none is. */
    public double sum() {
        if (Double.isNaN(l1) && Double.isNaN(l2) && Double.isNaN(l3)) {
            return Double.NaN;
        }
        return zeroIfUnknown(l1) + zeroIfUnknown(l2) + zeroIfUnknown(l3);
    }

    private static double zeroIfUnknown(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
