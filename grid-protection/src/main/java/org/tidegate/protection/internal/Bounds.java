package org.tidegate.protection.internal;

/**
 * Limits for numbers that are known to be numbers. {@code Math.min} and {@code Math.max} also ask
 * about NaN and the sign of zero, each in three times the time; a step of protection takes some
 * thirty of them. A limit that is no number is handed on, a value that is none becomes the limit.
 */
public final class Bounds {
    private Bounds() {}

    public static double atMost(double value, double limit) {
        return value <= limit ? value : limit;
    }

    public static double atLeast(double value, double limit) {
        return value >= limit ? value : limit;
    }

    /** The lower limit is the stronger one. */
    public static double between(double value, double lowest, double highest) {
        return atLeast(atMost(value, highest), lowest);
    }
}
