package org.tidegate.controller.lane;

import java.util.Locale;

/**
 * The lane's punctuality in numbers, for console and command line.
 *
 * @param nanos monotonic time of the report
 * @param sinceStart all cycles, the cold first seconds included
 * @param recent the last ten seconds
 * @param overruns cycles left out since start
 * @param realTime the lane has a real-time scheduling class
 * @param mode what the operating system granted, in words
 */
public record LatenessReport(
        long nanos,
        Window sinceStart,
        Window recent,
        long overruns,
        boolean realTime,
        String mode) {

    /**
     * @param cycles cycles that ran
     */
    public record Window(
            long cycles,
            long latenessP50Nanos,
            long latenessP99Nanos,
            long latenessP999Nanos,
            long latenessMaxNanos,
            long workP50Nanos,
            long workP99Nanos,
            long workMaxNanos) {
        static final Window EMPTY = new Window(0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Nothing has been measured yet. */
    public static LatenessReport none() {
        return new LatenessReport(0, Window.EMPTY, Window.EMPTY, 0, false, "not started");
    }

    /** One line for a person, of the last ten seconds. */
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "late p50 %s, p99 %s, p99.9 %s, max %s; work p50 %s, p99 %s, max %s;"
                        + " %d left out; %s",
                micros(recent.latenessP50Nanos),
                micros(recent.latenessP99Nanos),
                micros(recent.latenessP999Nanos),
                micros(recent.latenessMaxNanos),
                micros(recent.workP50Nanos),
                micros(recent.workP99Nanos),
                micros(recent.workMaxNanos),
                overruns,
                mode);
    }

    private static String micros(long nanos) {
        return nanos < 10_000
                ? String.format(Locale.ROOT, "%.1f µs", nanos / 1e3)
                : String.format(Locale.ROOT, "%.0f µs", nanos / 1e3);
    }
}
