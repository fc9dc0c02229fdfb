package org.tidegate.ocpp.internal.station;

import java.time.Instant;

/**
 * One reading of both clocks.
 *
 * @param nanos monotonic; all waiting is done with this one
 * @param wallMillis for labels and for schedules that name a date
 */
public record Moment(long nanos, long wallMillis) {
    public Instant instant() {
        return Instant.ofEpochMilli(wallMillis);
    }

    /** The wall time of another monotonic instant, by today's clock. */
    public long wallMillisAt(long otherNanos) {
        return wallMillis - Math.floorDiv(nanos - otherNanos, 1_000_000L);
    }

    public long wallAtZeroMillis() {
        return wallMillis - Math.floorDiv(nanos, 1_000_000L);
    }
}
