package org.tidegate.hal;

/**
 * How a meter or monitor is asked.
 *
 * @param unit Modbus unit id
 * @param pollNanos period of the fast points
 * @param deadlineNanos what all exchanges of one poll may take together
 * @param offlineAfterNanos without an answer for this long nothing is known any more
 */
public record MeterSettings(int unit, long pollNanos, long deadlineNanos, long offlineAfterNanos) {
    private static final long MILLI = 1_000_000;

    public MeterSettings {
        if (unit < 0
                || unit > 255
                || pollNanos <= 0
                || deadlineNanos <= 0
                || offlineAfterNanos <= 0) {
            throw new IllegalArgumentException("a unit id of 0 to 255 and times above 0");
        }
    }

    /** Once a second, half a second for an answer, unknown after three seconds of silence. */
    public static MeterSettings everySecond(int unit) {
        return new MeterSettings(unit, 1000 * MILLI, 500 * MILLI, 3000 * MILLI);
    }
}
