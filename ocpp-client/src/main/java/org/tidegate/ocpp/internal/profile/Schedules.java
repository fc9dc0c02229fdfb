package org.tidegate.ocpp.internal.profile;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Profile.ChargingProfile;
import org.tidegate.ocpp.internal.message.Profile.ChargingSchedule;
import org.tidegate.ocpp.internal.message.Profile.Kind;
import org.tidegate.ocpp.internal.message.Profile.Period;
import org.tidegate.ocpp.internal.message.Profile.RecurrencyKind;

/**
 * When one profile's schedule runs and which of its periods is on. A schedule in local time is
 * reckoned on the wall's clock: where that jumps, periods are left out or come twice
 * (K01.FR.90/91).
 */
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
        return lastStarted(entry, schedule, basis, sinceMillis);
    }

    /** Periods are in rising order and the first starts at 0: validation saw to both. */
    private static Period lastStarted(
            ProfileBook.Entry entry, ChargingSchedule schedule, Basis basis, long sinceMillis) {
        List<Period> periods = schedule.chargingSchedulePeriod();
        if (isDelayed(schedule, basis)) {
            int i = periods.size() - 1;
            while (i > 0 && startMillis(entry, schedule, basis, i) > sinceMillis) {
                i--; // one that a later period has overtaken is never reached
            }
            return periods.get(i);
        }
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

    /** Without a transaction a schedule is judged with a delay of 0 (K08.FR.06). */
    private static boolean isDelayed(ChargingSchedule schedule, Basis basis) {
        return schedule.randomizedDelay() != null
                && schedule.randomizedDelay() > 0
                && basis.transactionId() != null;
    }

    /** After the schedule's start, with the period's own random delay (K01.FR.92 to 97). */
    private static long startMillis(
            ProfileBook.Entry entry, ChargingSchedule schedule, Basis basis, int period) {
        long plannedMillis = schedule.chargingSchedulePeriod().get(period).startPeriod() * 1000L;
        return period == 0 || !isDelayed(schedule, basis)
                ? plannedMillis
                : plannedMillis + drawnMillis(entry, schedule, basis, period);
    }

    /**
     * The draw is a function of the transaction's id, which is random, the profile and the period:
     * one draw for all the time of the transaction, with nothing to be stored or lost.
     */
    private static long drawnMillis(
            ProfileBook.Entry entry, ChargingSchedule schedule, Basis basis, int period) {
        long mix = entry.profile().id() * 31L + period;
        String id = basis.transactionId() == null ? "" : basis.transactionId();
        for (int i = 0; i < id.length(); i++) {
            mix = mix * 0x100000001b3L ^ id.charAt(i);
        }
        mix ^= mix >>> 33; // murmur3's finaliser: neighbouring periods draw unlike numbers
        mix *= 0xff51afd7ed558ccdL;
        mix ^= mix >>> 33;
        mix *= 0xc4ceb9fe1a85ec53L;
        mix ^= mix >>> 33;
        int most = schedule.randomizedDelay() == null ? 0 : schedule.randomizedDelay();
        return Math.floorMod(mix, most + 1L) * 1000;
    }

    static boolean tooLongOffline(ChargingProfile p, long offlineMillis) {
        return p.maxOfflineDuration() != null && offlineMillis > p.maxOfflineDuration() * 1000L;
    }

    /** Negative before the schedule's first start. */
    private static long sinceStart(
            ProfileBook.Entry entry, ChargingSchedule schedule, Basis basis, long atMillis) {
        return switch (entry.profile().chargingProfileKind()) {
            case ABSOLUTE -> wallMillis(schedule, basis, atMillis) - startMillis(schedule);
            case RELATIVE -> atMillis - basis.transactionStartMillis();
            case DYNAMIC -> atMillis - basis.wallMillis(entry.updatedNanos());
            case RECURRING -> {
                long since = wallMillis(schedule, basis, atMillis) - startMillis(schedule);
                yield since < 0 ? since : since % cycleMillis(entry.profile());
            }
        };
    }

    private static boolean isLocal(ChargingSchedule schedule) {
        return Boolean.TRUE.equals(schedule.useLocalTime());
    }

    /** What the clock that the schedule goes by shows, as if it were UTC. */
    private static long wallMillis(ChargingSchedule schedule, Basis basis, long atMillis) {
        if (!isLocal(schedule)) {
            return atMillis;
        }
        ZoneOffset offset = basis.zone().getRules().getOffset(Instant.ofEpochMilli(atMillis));
        return atMillis + offset.getTotalSeconds() * 1000L;
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

    // ---- edges ------------------------------------------------------------------------------

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
        boolean wall =
                p.chargingProfileKind() == Kind.ABSOLUTE
                        || p.chargingProfileKind() == Kind.RECURRING;
        boolean local = wall && isLocal(schedule);
        long start =
                switch (p.chargingProfileKind()) {
                    case ABSOLUTE, RECURRING -> startMillis(schedule);
                    case RELATIVE -> basis.transactionStartMillis();
                    case DYNAMIC -> basis.wallMillis(entry.updatedNanos());
                };
        long step = Long.MAX_VALUE;
        if (p.chargingProfileKind() == Kind.RECURRING) {
            step = cycleMillis(p);
            long behind = local ? DAY_MILLIS : 0; // no zone is further away from UTC than that
            start += Math.max(0, (from - behind - start) / step) * step;
        }
        long end = local ? to + DAY_MILLIS : to;
        for (long at = start; at < end; at += step) {
            cycle(entry, schedule, basis, at, local, into);
            if (step == Long.MAX_VALUE) {
                break;
            }
        }
        if (local) {
            jumps(basis.zone().getRules(), from, to, into);
        }
    }

    private static void cycle(
            ProfileBook.Entry entry,
            ChargingSchedule schedule,
            Basis basis,
            long at,
            boolean local,
            NavigableSet<Long> into) {
        edge(at, basis, local, into);
        for (int i = 0; i < schedule.chargingSchedulePeriod().size(); i++) {
            edge(at + startMillis(entry, schedule, basis, i), basis, local, into);
        }
        if (schedule.duration() != null) {
            edge(at + schedule.duration() * 1000L, basis, local, into);
        }
    }

    private static void edge(long at, Basis basis, boolean local, NavigableSet<Long> into) {
        if (!local || Math.abs(at) > Long.MAX_VALUE / 4) {
            into.add(at);
            return;
        }
        LocalDateTime shown = LocalDateTime.ofInstant(Instant.ofEpochMilli(at), ZoneOffset.UTC);
        for (ZoneOffset offset : basis.zone().getRules().getValidOffsets(shown)) {
            into.add(at - offset.getTotalSeconds() * 1000L);
        }
    }

    private static void jumps(ZoneRules rules, long from, long to, NavigableSet<Long> into) {
        ZoneOffsetTransition jump = rules.nextTransition(Instant.ofEpochMilli(from));
        while (jump != null && jump.getInstant().toEpochMilli() < to) {
            into.add(jump.getInstant().toEpochMilli());
            jump = rules.nextTransition(jump.getInstant());
        }
    }
}
