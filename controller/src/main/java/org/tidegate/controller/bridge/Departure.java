package org.tidegate.controller.bridge;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When the vehicle leaves every day.
 *
 * @param at null if nobody knows
 */
public record Departure(@Nullable LocalTime at, ZoneId zone) {
    public static final Departure UNKNOWN = new Departure(null, ZoneOffset.UTC);

    /** Seconds until the next departure; NaN if nobody knows. */
    double secondsFrom(long wallMillis) {
        if (at == null) {
            return Double.NaN;
        }
        ZonedDateTime now = Instant.ofEpochMilli(wallMillis).atZone(zone);
        ZonedDateTime next = now.toLocalDate().atTime(at).atZone(zone);
        if (!next.isAfter(now)) {
            next = now.toLocalDate().plusDays(1).atTime(at).atZone(zone);
        }
        return Duration.between(now, next).toMillis() / 1e3;
    }
}
