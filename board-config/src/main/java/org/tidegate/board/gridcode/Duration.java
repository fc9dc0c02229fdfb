package org.tidegate.board.gridcode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a disturbance has to be endured, as codes print it: 10, inf, or 3+8.7*(V-0.65). */
final class Duration {
    private static final String NUMBER = "([0-9]+(?:\\.[0-9]+)?)";
    private static final Pattern LINE =
            Pattern.compile(NUMBER + "\\+" + NUMBER + "\\*\\(V-" + NUMBER + "\\)");

    private Duration() {}

    static boolean isValid(String text) {
        return text.isEmpty() || text.equals("inf") || text.matches(NUMBER) || isLine(text);
    }

    /** Whether it depends on the voltage. */
    static boolean isLine(String text) {
        return LINE.matcher(text).matches();
    }

    /** NaN where it is left open. */
    static double seconds(String text, double at) {
        Matcher line = LINE.matcher(text);
        if (line.matches()) {
            return Double.parseDouble(line.group(1))
                    + Double.parseDouble(line.group(2)) * (at - Double.parseDouble(line.group(3)));
        }
        return text.isEmpty()
                ? Double.NaN
                : text.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }
}
