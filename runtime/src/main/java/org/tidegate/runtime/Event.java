package org.tidegate.runtime;

import java.util.Locale;

/**
 * Something that happened once.
 *
 * @param source the plane that says so
 * @param sequence counts up by one per source; a gap means events were lost, and how many
 * @param a,b numbers named by the code's sentence; NaN where unused
 * @param text words named by the code's sentence; empty where unused
 */
public record Event(
        String source,
        long sequence,
        EventCode code,
        long nanos,
        long wallMillis,
        double a,
        double b,
        String text) {

    /** The code's sentence with this event's numbers and words filled in. */
    public String sentence() {
        return code.sentence()
                .replace("{a}", number(a))
                .replace("{b}", number(b))
                .replace("{text}", text);
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "?";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
