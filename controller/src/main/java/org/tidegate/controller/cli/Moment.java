package org.tidegate.controller.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways to name a moment in the past: {@code 02:13}, {@code 02:13:20} (the latest such time),
 * {@code 2026-01-31T02:13:20} (here), {@code 2026-01-31T01:13:20Z}, {@code 10m} ago, or milliseconds
 * since 1970.
 */
final class Moment {
    private static final Pattern AGO = Pattern.compile("-?([0-9]{1,6})(s|m|min|h)");

    private Moment() {}

    static long parse(String text, Instant now, ZoneId zone) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            long count = Long.parseLong(ago.group(1));
            Duration back =
                    switch (ago.group(2)) {
                        case "s" -> Duration.ofSeconds(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofMinutes(count);
                    };
            return now.minus(back).toEpochMilli();
        }
        if (text.matches("[0-9]{12,15}")) {
            return Long.parseLong(text);
        }
        try {
            if (text.matches("[0-9]{2}:[0-9]{2}(:[0-9]{2})?")) {
                ZonedDateTime today = now.atZone(zone).with(LocalTime.parse(text));
                return (today.toInstant().isAfter(now) ? today.minusDays(1) : today)
                        .toInstant()
                        .toEpochMilli();
            }
            return text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
                    ? ZonedDateTime.parse(text).toInstant().toEpochMilli()
                    : LocalDateTime.parse(text).atZone(zone).toInstant().toEpochMilli();
        } catch (DateTimeException _) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    "'" + text + "' is not a time",
                    "write 02:13, 2026-01-31T02:13:20, 2026-01-31T01:13:20Z or 10m (ago)");
        }
    }
}
