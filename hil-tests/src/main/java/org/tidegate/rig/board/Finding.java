package org.tidegate.rig.board;

import java.util.List;
import java.util.Locale;

/**
 * One measured figure of a trial.
 *
 * @param what happened
 * @param seconds after the fault, or between the two things that are named
 * @param barSeconds what it may be at most; NaN where nothing is promised
 */
record Finding(String what, double seconds, double barSeconds) {
    static Finding noted(String what, double seconds) {
        return new Finding(what, seconds, Double.NaN);
    }

    boolean isHeld() {
        return seconds >= 0 && !(seconds > barSeconds);
    }

    /** For the file of what was measured: trial, milliseconds, bar, what. */
    String row(String trial) {
        return String.join("\t", List.of(trial, millis(seconds), millis(barSeconds), what));
    }

    String sentence() {
        String bar =
                Double.isNaN(barSeconds)
                        ? ""
                        : isHeld()
                                ? " (at most " + millis(barSeconds) + ")"
                                : " NOT WITHIN " + millis(barSeconds);
        return String.format(Locale.ROOT, "%10s ms  %s%s", millis(seconds), what, bar);
    }

    private static String millis(double seconds) {
        return Double.isNaN(seconds) ? "-" : String.format(Locale.ROOT, "%.1f", seconds * 1e3);
    }
}
