package org.tidegate.board.internal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number in one unit and one range. Accepts what cannot be misread only, and says for everything
 * else what was probably meant.
 *
 * @param whole fractions are refused
 */
record NumberType(String unit, double min, double max, boolean whole, String source)
        implements ValueType<Double> {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");
    private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9]+(\\.[0-9]+)?");
    private static final Pattern WITH_UNIT =
            Pattern.compile("([-+]?[0-9][0-9.]*)\\s*([A-Za-zµμΩ°%][A-Za-z0-9/%]*)");
    private static final Pattern COMMA = Pattern.compile("[-+]?[0-9]+,[0-9]+");
    private static final Pattern GROUPED = Pattern.compile("[-+]?[0-9]+([_ '’][0-9]+)+");

    static ValueType<Double> number(String unit, double min, double max, String source) {
        return new NumberType(unit, min, max, false, source);
    }

    static ValueType<Double> whole(String unit, double min, double max, String source) {
        return new NumberType(unit, min, max, true, source);
    }

    @Override
    public Class<Double> javaType() {
        return Double.class;
    }

    @Override
    public Parsed<Double> parse(Node.Scalar scalar) {
        String text = scalar.text().strip();
        if (!NUMBER.matcher(text).matches()) {
            return notANumber(text);
        }
        if (!scalar.plain()) {
            return Parsed.bad(
                    "'" + text + "' is text because of its quotes",
                    "Write " + text + " without quotes.");
        }
        double value = Double.parseDouble(text);
        if (whole && value != Math.rint(value)) {
            return Parsed.bad(
                    text + " is not a whole number", "Write a whole number of " + unit + ".");
        }
        if (!(value >= min && value <= max)) {
            return Parsed.bad(
                    "%s is not within %s (%s)".formatted(text, range(), source), "Correct it.");
        }
        return Parsed.good(value);
    }

    private Parsed<Double> notANumber(String text) {
        Matcher withUnit = WITH_UNIT.matcher(text);
        if (LEADING_ZERO.matcher(text).matches()) {
            String meant = text.replaceFirst("0+(?=[0-9])", "");
            return Parsed.bad(
                    "'" + text + "' begins with a zero, which some readers take for base 8",
                    "Write " + meant + ".");
        }
        if (text.matches("(?i)0[xob][0-9a-f]+")) {
            return Parsed.bad("'" + text + "' is not decimal", "Write the number in decimal.");
        }
        if (withUnit.matches() && NUMBER.matcher(withUnit.group(1)).matches()) {
            return carriesUnit(text, Double.parseDouble(withUnit.group(1)), withUnit.group(2));
        }
        if (COMMA.matcher(text).matches()) {
            return Parsed.bad(
                    "'" + text + "' has a comma",
                    "Write "
                            + text.replace(',', '.')
                            + " if it is a decimal comma, or leave it"
                            + " out.");
        }
        if (GROUPED.matcher(text).matches()) {
            return Parsed.bad(
                    "'" + text + "' has its digits in groups",
                    "Write " + text.replaceAll("[_ '’]", "") + ".");
        }
        return Parsed.bad("'" + text + "' is not a number", "Write a number, " + range() + ".");
    }

    private Parsed<Double> carriesUnit(String text, double number, String given) {
        double inOurs = Units.convert(number, given, unit);
        String reason =
                unit.isEmpty()
                        ? "'" + text + "' carries a unit, and this number has none"
                        : "'%s' carries a unit; this key is in %s".formatted(text, unit);
        return Parsed.bad(
                reason,
                Double.isNaN(inOurs)
                        ? "Write a number, " + range() + "."
                        : "Write " + text(inOurs) + ".");
    }

    @Override
    public boolean isText() {
        return false;
    }

    @Override
    public String schema() {
        return "\"type\": \"%s\", \"minimum\": %s, \"maximum\": %s"
                .formatted(whole ? "integer" : "number", text(min), text(max));
    }

    @Override
    public String words() {
        return (whole ? "a whole number, " : "a number, ") + range();
    }

    private String range() {
        String range = text(min) + " to " + text(max);
        return unit.isEmpty() ? range : range + " " + unit;
    }

    @Override
    public String write(Double value) {
        return text(value);
    }

    static String text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return String.format(Locale.ROOT, "%.6f", value).replaceFirst("0+$", "");
    }
}
