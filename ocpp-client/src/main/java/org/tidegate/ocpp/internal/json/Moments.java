package org.tidegate.ocpp.internal.json;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Date and time as RFC 3339 has it: any offset in, {@code Z} and milliseconds out. */
final class Moments {
    private static final int SHORTEST = "2026-01-31T12:00:00Z".length();
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int SECONDS_PER_DAY = 86_400;

    private Moments() {}

    /** Null if it is none. A leap second, which there is only at the end of a day, is the next. */
    static @Nullable Instant parse(char[] t, int from, int to) {
        if (to - from < SHORTEST
                || t[from + 4] != '-'
                || t[from + 7] != '-'
                || (t[from + 10] | 0x20) != 't'
                || t[from + 13] != ':'
                || t[from + 16] != ':') {
            return null;
        }
        int century = two(t, from);
        int year = century * 100 + two(t, from + 2);
        int month = two(t, from + 5);
        int day = two(t, from + 8);
        int hour = two(t, from + 11);
        int minute = two(t, from + 14);
        int second = two(t, from + 17);
        if (century < 0 || year < century * 100 || month < 1 || month > 12) {
            return null;
        }
        if (day < 1 || day > length(year, month) || isOutside(hour, 23) || isOutside(minute, 59)) {
            return null;
        }
        if (isOutside(second, 60)) {
            return null;
        }
        int at = from + 19;
        int nanos = 0;
        if (t[at] == '.') {
            int first = ++at;
            int unit = 100_000_000;
            while (at < to && t[at] >= '0' && t[at] <= '9') {
                nanos += (t[at++] - '0') * unit;
                unit /= 10;
            }
            if (at == first) {
                return null;
            }
        }
        int offset = offset(t, at, to);
        if (offset == NO_OFFSET) {
            return null;
        }
        long seconds =
                epochDay(year, month, day) * SECONDS_PER_DAY
                        + hour * 3600L
                        + minute * 60L
                        + second
                        - offset;
        if (second == 60 && Math.floorMod(seconds, SECONDS_PER_DAY) != 0) {
            return null;
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    private static final int NO_OFFSET = Integer.MIN_VALUE;

    private static int offset(char[] t, int at, int to) {
        if (at + 1 == to && (t[at] | 0x20) == 'z') {
            return 0;
        }
        if (at + 6 != to || t[at + 3] != ':' || (t[at] != '+' && t[at] != '-')) {
            return NO_OFFSET;
        }
        int hours = two(t, at + 1);
        int minutes = two(t, at + 4);
        if (isOutside(hours, 23) || isOutside(minutes, 59)) {
            return NO_OFFSET;
        }
        int seconds = hours * 3600 + minutes * 60;
        return t[at] == '-' ? -seconds : seconds;
    }

    private static boolean isOutside(int value, int highest) {
        return value < 0 || value > highest;
    }

    /** Two digits, or something far below 0. */
    private static int two(char[] t, int at) {
        int tens = t[at] - '0';
        int ones = t[at + 1] - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -10_000;
    }

    private static int length(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : DAYS[month - 1];
    }

    /** Days since 1970, counting years from March so that the leap day is the last. */
    private static long epochDay(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    static String format(Instant moment) throws Violation {
        LocalDateTime t =
                LocalDateTime.ofEpochSecond(
                        moment.getEpochSecond(), moment.getNano(), ZoneOffset.UTC);
        if (t.getYear() < 0 || t.getYear() > 9999) {
            throw JsonReader.property("is not between the years 0 and 9999");
        }
        var out = new StringBuilder(24);
        digits(out, t.getYear(), 1000).append('-');
        digits(out, t.getMonthValue(), 10).append('-');
        digits(out, t.getDayOfMonth(), 10).append('T');
        digits(out, t.getHour(), 10).append(':');
        digits(out, t.getMinute(), 10).append(':');
        digits(out, t.getSecond(), 10).append('.');
        return digits(out, t.getNano() / 1_000_000, 100).append('Z').toString();
    }

    private static StringBuilder digits(StringBuilder out, int value, int unit) {
        for (int u = unit; u > 0; u /= 10) {
            out.append((char) ('0' + value / u % 10));
        }
        return out;
    }
}
