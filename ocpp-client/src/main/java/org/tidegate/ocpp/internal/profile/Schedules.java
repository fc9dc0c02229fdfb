package org.tidegate.ocpp.internal.profile;

import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Profile.ChargingProfile;
import org.tidegate.ocpp.internal.message.Profile.ChargingSchedule;
import org.tidegate.ocpp.internal.message.Profile.Kind;
import org.tidegate.ocpp.internal.message.Profile.Period;
import org.tidegate.ocpp.internal.message.Profile.RecurrencyKind;

/** When one profile's schedule runs and which of its periods is on. */
final class Schedules {
    private static final long DAY_MILLIS = 86_400_000;

    private Schedules() {}

    /** The period in force at the instant, or null while the profile says nothing. */
    static @Nullable Period periodAt(ProfileBook.Entry entry, Basis basis, long atMillis) {
        ChargingProfile p = entry.profile();
        if ((p.validFrom() != null && atMillis < p.validFrom().toEpochMilli())
                || (p.validTo() != null && atMillis >= p.validTo().toEpochMilli())
                || tooLongOffline(p, basis.offlineMillis())) {
            return null;
        }
        ChargingSchedule schedule = p.chargingSchedule().getFirst();
        long sinceMillis = sinceStart(entry, schedule, basis, atMillis);
        if (sinceMillis < 0
                || (schedule.duration() != null && sinceMillis >= schedule.duration() * 1000L)) {
            return null;
        }
        return lastStarted(schedule.chargingSchedulePeriod(), sinceMillis);
    }

    /** Periods are in rising order and the first starts at 0: validation saw to both. */
    private static Period lastStarted(List<Period> periods, long sinceMillis) {
        int low = 0;
        int high = periods.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (periods.get(middle).startPeriod() * 1000L <= sinceMillis) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return periods.get(low);
    }

    static boolean tooLongOffline(ChargingProfile p, long offlineMillis) {
        return p.maxOfflineDuration() != null && offlineMillis > p.maxOfflineDuration() * 1000L;
    }

    /** Negative before the schedule's first start. */
    private static long sinceStart(
            ProfileBook.Entry entry, ChargingSchedule schedule, Basis basis, long atMillis) {
        return switch (entry.profile().chargingProfileKind()) {
            case ABSOLUTE -> atMillis - startMillis(schedule);
            case RELATIVE -> atMillis - basis.transactionStartMillis();
            case DYNAMIC -> atMillis - basis.wallMillis(entry.updatedNanos());
            case RECURRING -> {
                long since = atMillis - startMillis(schedule);
                yield since < 0 ? since : since % cycleMillis(entry.profile());
            }
        };
    }

    private static long startMillis(ChargingSchedule schedule) {
        // validation refuses these kinds without a start; Long.MAX would only mean "never started"
        return schedule.startSchedule() == null
                ? Long.MAX_VALUE / 2
                : schedule.startSchedule().toEpochMilli();
    }

    private static long cycleMillis(ChargingProfile profile) {
        return profile.recurrencyKind() == RecurrencyKind.WEEKLY ? 7 * DAY_MILLIS : DAY_MILLIS;
    }

    /** Adds every instant inside {@code (from, to)} at which this profile may change its mind. */
    static void edges(
            ProfileBook.Entry entry, Basis basis, long from, long to, NavigableSet<Long> into) {
        ChargingProfile p = entry.profile();
        if (p.validFrom() != null) {
            into.add(p.validFrom().toEpochMilli());
        }
        if (p.validTo() != null) {
            into.add(p.validTo().toEpochMilli());
        }
        ChargingSchedule schedule = p.chargingSchedule().getFirst();
        long start =
                switch (p.chargingProfileKind()) {
                    case ABSOLUTE, RECURRING -> startMillis(schedule);
                    case RELATIVE -> basis.transactionStartMillis();
                    case DYNAMIC -> basis.wallMillis(entry.updatedNanos());
                };
        long step = Long.MAX_VALUE;
        if (p.chargingProfileKind() == Kind.RECURRING) {
            step = cycleMillis(p);
            start += Math.max(0, (from - start) / step) * step;
        }
        for (long at = start; at < to; at += step) {
            into.add(at);
            for (Period period : schedule.chargingSchedulePeriod()) {
                into.add(at + period.startPeriod() * 1000L);
            }
            if (schedule.duration() != null) {
                into.add(at + schedule.duration() * 1000L);
            }
            if (step == Long.MAX_VALUE) {
                break;
            }
        }
    }
}
