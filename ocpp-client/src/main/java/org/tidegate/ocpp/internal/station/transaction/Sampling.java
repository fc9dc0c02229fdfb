package org.tidegate.ocpp.internal.station.transaction;

import java.time.Duration;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.device.Setting;
import org.tidegate.ocpp.internal.station.device.Variables;

/** Which values are due when (OCPP 2.1 J): every so often, or at round times of the local day. */
public final class Sampling {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private Sampling() {}

    /** Tells when a round time has come; one for each stream of values. */
    public static final class RoundTimes {
        private final Setting interval;
        private int everySeconds = -1;
        private long slot;

        public RoundTimes(Setting interval) {
            this.interval = interval;
        }

        /** Once for each round time; never for a change of the interval alone. */
        public boolean isDue(Variables v, Moment now) {
            int seconds = v.integer(interval);
            long present = seconds <= 0 ? 0 : slot(v, seconds * 1000L, now);
            boolean due = seconds == everySeconds && present != slot && seconds > 0;
            everySeconds = seconds;
            slot = present;
            return due;
        }
    }

    /** Counts the intervals since the epoch, cut anew at every local midnight. */
    private static long slot(Variables v, long everyMillis, Moment now) {
        long local = now.wallMillis() + offsetMillis(v.value(Setting.TIME_OFFSET));
        long day = Math.floorDiv(local, DAY_MILLIS);
        long perDay = (DAY_MILLIS + everyMillis - 1) / everyMillis;
        return day * perDay + Math.floorMod(local, DAY_MILLIS) / everyMillis;
    }

    /** {@code +02:00} and the like. */
    public static long offsetMillis(String offset) {
        long minutes =
                Integer.parseInt(offset.substring(1, 3)) * 60L
                        + Integer.parseInt(offset.substring(4, 6));
        return (offset.charAt(0) == '-' ? -1 : 1) * minutes * 60_000;
    }
}
