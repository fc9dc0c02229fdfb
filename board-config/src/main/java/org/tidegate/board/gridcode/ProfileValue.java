package org.tidegate.board.gridcode;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.gridcode.GridCode.Provenance;
import org.tidegate.board.gridcode.GridCode.Range;

/**
 * One value of a grid code for people, comparisons and changes.
 *
 * @param key dotted, such as {@code trip_stages.OV2.threshold} or {@code volt_var.points[1].v}
 * @param group the section whose clause covers it; confirmations name groups
 * @param value as text: a number in its shortest form, a word, or a formula
 * @param unit empty for words and flags
 * @param inForce false for values of functions that are off and for what a code asks of others
 * @param adjustable null when the code fixes the value
 */
public record ProfileValue(
        String key,
        String group,
        String value,
        String unit,
        boolean inForce,
        Provenance provenance,
        @Nullable Adjustable adjustable) {

    /** What the value may be changed to, and how far that may be trusted. */
    public record Adjustable(Range range, Provenance provenance) {}

    /** The last part of the key, without its section. */
    public String name() {
        return key.substring(group.length() + 1);
    }

    /** Value and unit, such as {@code 1.2 pu}. */
    public String text() {
        return unit.isEmpty() ? value : value + " " + unit;
    }

    /** The number; NaN for words. */
    public double number() {
        return Tree.NUMBER.matcher(value).matches() ? Double.parseDouble(value) : Double.NaN;
    }

    /** What makes two profiles behave alike, and nothing else: one line of the canonical form. */
    String canonical() {
        String range =
                adjustable == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " [%s, %s] %s",
                                number(adjustable.range.min()),
                                number(adjustable.range.max()),
                                adjustable.provenance.confidence());
        return key
                + " = "
                + text()
                + " "
                + provenance.confidence()
                + (inForce ? "" : " off")
                + range;
    }

    /** The shortest text that reads back as the same number. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
