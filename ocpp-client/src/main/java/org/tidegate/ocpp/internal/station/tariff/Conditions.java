package org.tidegate.ocpp.internal.station.tariff;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Tariffs;
import org.tidegate.ocpp.internal.message.Tariffs.EvseKind;
import org.tidegate.ocpp.internal.message.Tariffs.TariffConditions;
import org.tidegate.ocpp.internal.message.Tariffs.TariffConditionsFixed;

/** Whether a price counts at a moment. Limits include the lower end and exclude the upper. */
final class Conditions {
    /** What prices may depend on. Energy in Wh, power in W, times in s. */
    record Situation(
            long wallMillis,
            long offsetMillis,
            double energyWh,
            double powerW,
            long seconds,
            long chargingSeconds,
            long idleSeconds) {
        LocalDateTime local() {
            return LocalDateTime.ofInstant(
                    Instant.ofEpochMilli(wallMillis + offsetMillis), ZoneOffset.UTC);
        }
    }

    private Conditions() {}

    static boolean hold(@Nullable TariffConditions c, Situation s) {
        if (c == null) {
            return true;
        }
        return calendar(
                        c.startTimeOfDay(),
                        c.endTimeOfDay(),
                        c.dayOfWeek(),
                        c.validFromDate(),
                        c.validToDate(),
                        s)
                && c.evseKind() != EvseKind.AC
                && within(c.minEnergy(), c.maxEnergy(), s.energyWh)
                && within(c.minPower(), c.maxPower(), s.powerW)
                && within(c.minTime(), c.maxTime(), (double) s.seconds)
                && within(c.minChargingTime(), c.maxChargingTime(), (double) s.chargingSeconds)
                && within(c.minIdleTime(), c.maxIdleTime(), (double) s.idleSeconds);
    }

    static boolean hold(@Nullable TariffConditionsFixed c, Situation s) {
        return c == null
                || (calendar(
                                c.startTimeOfDay(),
                                c.endTimeOfDay(),
                                c.dayOfWeek(),
                                c.validFromDate(),
                                c.validToDate(),
                                s)
                        && c.evseKind() != EvseKind.AC);
    }

    /** What this station cannot judge; empty if it can judge all of it. */
    static String unsupported(@Nullable TariffConditions c) {
        if (c == null) {
            return "";
        }
        if (c.minCurrent() != null || c.maxCurrent() != null) {
            return "current: a DC charger is billed by power";
        }
        return unreadable(c.startTimeOfDay(), c.endTimeOfDay(), c.validFromDate(), c.validToDate());
    }

    static String unsupported(@Nullable TariffConditionsFixed c) {
        if (c == null) {
            return "";
        }
        if (c.paymentBrand() != null || c.paymentRecognition() != null) {
            return "payment: there is no terminal";
        }
        return unreadable(c.startTimeOfDay(), c.endTimeOfDay(), c.validFromDate(), c.validToDate());
    }

    private static String unreadable(
            @Nullable String from,
            @Nullable String to,
            @Nullable String fromDate,
            @Nullable String toDate) {
        try {
            time(from);
            time(to);
            date(fromDate);
            date(toDate);
            return "";
        } catch (DateTimeParseException e) {
            return "'" + e.getParsedString() + "' is no time of day or date";
        }
    }

    private static boolean within(@Nullable Number lowest, @Nullable Number highest, double value) {
        return (lowest == null || value >= lowest.doubleValue())
                && (highest == null || value < highest.doubleValue());
    }

    private static boolean calendar(
            @Nullable String from,
            @Nullable String to,
            @Nullable List<Tariffs.DayOfWeek> days,
            @Nullable String fromDate,
            @Nullable String toDate,
            Situation s) {
        LocalDateTime local = s.local();
        return clock(time(from), time(to), local.toLocalTime())
                && (days == null || days.stream().anyMatch(d -> isDay(d, local.getDayOfWeek())))
                && (fromDate == null || !local.toLocalDate().isBefore(date(fromDate)))
                && (toDate == null || local.toLocalDate().isBefore(date(toDate)));
    }

    private static boolean isDay(Tariffs.DayOfWeek wanted, DayOfWeek day) {
        return wanted.name().equals(day.name());
    }

    /** From later than to means over midnight. */
    private static boolean clock(@Nullable LocalTime from, @Nullable LocalTime to, LocalTime at) {
        if (from == null && to == null) {
            return true;
        }
        LocalTime start = from == null ? LocalTime.MIN : from;
        if (to == null || to.equals(LocalTime.MIN)) {
            return !at.isBefore(start);
        }
        return start.isBefore(to)
                ? !at.isBefore(start) && at.isBefore(to)
                : !at.isBefore(start) || at.isBefore(to);
    }

    private static @Nullable LocalTime time(@Nullable String text) {
        return text == null ? null : LocalTime.parse(text);
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
