package org.tidegate.ocpp.internal.station.transaction;

import java.time.Duration;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.device.Setting;
import org.tidegate.ocpp.internal.station.device.Variables;

/** Which values are due when (OCPP 2.1 J): every so often, or at round times of the local day. */
public final class Sampling {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private Sampling() {}

    /**
     * Counts the intervals since the epoch, cut anew at every local midnight; a change of the
     * number means that a value is due. 0 if nothing is aligned.
     */
    public static long slot(Variables v, Setting interval, Moment now) {
        long everyMillis = v.integer(interval) * 1000L;
        if (everyMillis <= 0) {
            return 0;
        }
        long local = now.wallMillis() + offsetMillis(v.value(Setting.TIME_OFFSET));
        long day = Math.floorDiv(local, DAY_MILLIS);
        long perDay = (DAY_MILLIS + everyMillis - 1) / everyMillis;
        return day * perDay + Math.floorMod(local, DAY_MILLIS) / everyMillis + 1;
    }

    /** {@code +02:00} and the like. */
    public static long offsetMillis(String offset) {
        long minutes =
                Integer.parseInt(offset.substring(1, 3)) * 60L
                        + Integer.parseInt(offset.substring(4, 6));
        return (offset.charAt(0) == '-' ? -1 : 1) * minutes * 60_000;
    }
}
