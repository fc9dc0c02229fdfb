package org.tidegate.ocpp.internal.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.Profile.ChargingProfile;
import org.tidegate.ocpp.internal.message.Profile.ChargingSchedule;
import org.tidegate.ocpp.internal.message.Profile.Kind;
import org.tidegate.ocpp.internal.message.Profile.Period;
import org.tidegate.ocpp.internal.message.Profile.Purpose;
import org.tidegate.ocpp.internal.message.Profile.RateUnit;
import org.tidegate.ocpp.internal.message.Profile.ScheduleUpdate;

/**
 * Whether a charging profile can be executed as it stands, in the order of OCPP 2.1 K01, K28 and
 * Q01. What this station cannot do is refused with a reason, never accepted and left aside.
 */
public final class ProfileRules {
    /** Profiles below this id are kept for external constraints (K01.FR.81). */
    public static final int MAX_EXTERNAL_CONSTRAINTS_ID = 0;

    /** The one EVSE. */
    public static final int EVSE = 1;

    private ProfileRules() {}

    /** For a charger with neither site meter nor energy manager. */
    public static @Nullable StatusInfo refusal(
            int evseId, ChargingProfile p, ProfileBook book, @Nullable String transactionId) {
        return refusal(evseId, p, book, transactionId, Abilities.PLAIN);
    }

    /** Null if the profile may go into the book. */
    public static @Nullable StatusInfo refusal(
            int evseId,
            ChargingProfile p,
            ProfileBook book,
            @Nullable String transactionId,
            Abilities abilities) {
        StatusInfo no = addressRefusal(evseId, p, transactionId);
        if (no == null) {
            no = kindRefusal(p);
        }
        if (no == null) {
            no = placeRefusal(evseId, p, book);
        }
        for (int i = 0; no == null && i < p.chargingSchedule().size(); i++) {
            no = scheduleRefusal(p, p.chargingSchedule().get(i), abilities);
        }
        return no;
    }

    private static @Nullable StatusInfo addressRefusal(
            int evseId, ChargingProfile p, @Nullable String transactionId) {
        if (evseId != 0 && evseId != EVSE) {
            return no("UnknownEvse", "this station has EVSE 1 only");
        }
        switch (p.chargingProfilePurpose()) {
            case TX_PROFILE -> {
                if (evseId == 0) {
                    return no("UnknownEvse", "a TxProfile belongs to an EVSE (K01.FR.16)");
                }
                if (p.transactionId() == null) {
                    return no("MissingParam", "a TxProfile needs transactionId (K01.FR.03)");
                }
                if (!p.transactionIdIs(transactionId)) {
                    return no("TxNotFound", "no transaction " + p.transactionId());
                }
            }
            case CHARGING_STATION_MAX_PROFILE -> {
                if (evseId != 0) {
                    return no("InvalidProfile", "the station's maximum belongs to EVSE 0");
                }
            }
            case TX_DEFAULT_PROFILE -> {}
            case CHARGING_STATION_EXTERNAL_CONSTRAINTS -> {
                return no("InvalidProfile", "external constraints do not come from a CSMS");
            }
            case PRIORITY_CHARGING, LOCAL_GENERATION -> {}
        }
        if (p.chargingProfilePurpose() != Purpose.TX_PROFILE && p.transactionId() != null) {
            return no("InvalidProfile", "transactionId belongs to a TxProfile only");
        }
        return null;
    }

    private static @Nullable StatusInfo kindRefusal(ChargingProfile p) {
        ChargingSchedule first = p.chargingSchedule().getFirst();
        boolean dynamic = p.chargingProfileKind() == Kind.DYNAMIC;
        if (!dynamic && (p.dynUpdateInterval() != null || p.dynUpdateTime() != null)) {
            return no("InvalidProfile", "dynUpdate… belongs to kind Dynamic (K01.FR.122)");
        }
        return switch (p.chargingProfileKind()) {
            case DYNAMIC ->
                    p.chargingSchedule().size() != 1
                                    || first.chargingSchedulePeriod().size() != 1
                                    || first.chargingSchedulePeriod().getFirst().startPeriod() != 0
                            ? no(
                                    "InvalidSchedule",
                                    "Dynamic has one schedule with one period at 0 (K28.FR.01)")
                            : null;
            case RECURRING ->
                    p.recurrencyKind() == null || first.startSchedule() == null
                            ? no("MissingParam", "Recurring needs recurrencyKind and startSchedule")
                            : null;
            case ABSOLUTE ->
                    first.startSchedule() == null
                            ? no("InvalidSchedule", "Absolute needs startSchedule (K01.FR.40)")
                            : null;
            case RELATIVE -> {
                if (first.startSchedule() != null) {
                    yield no("InvalidSchedule", "Relative has no startSchedule (K01.FR.41)");
                }
                yield p.chargingProfilePurpose() == Purpose.CHARGING_STATION_MAX_PROFILE
                        ? no("InvalidProfile", "the maximum cannot be Relative (K01.FR.38)")
                        : null;
            }
        };
    }

    private static @Nullable StatusInfo placeRefusal(
            int evseId, ChargingProfile p, ProfileBook book) {
        if (p.id() <= MAX_EXTERNAL_CONSTRAINTS_ID) {
            return no("InvalidProfileId", "ids begin with 1 (K01.FR.81)");
        }
        boolean replaces = false;
        for (ProfileBook.Entry e : book.entries()) {
            ChargingProfile other = e.profile();
            if (other.id() == p.id()) {
                replaces = true;
            } else if (e.evseId() == evseId
                    && other.stackLevel() == p.stackLevel()
                    && other.chargingProfilePurpose() == p.chargingProfilePurpose()
                    && overlaps(other, p)) {
                return no("DuplicateProfile", "profile " + other.id() + " has this place");
            }
        }
        if (!replaces && book.entries().size() >= ProfileBook.MOST_ENTRIES) {
            return no("TooManyElements", ProfileBook.MOST_ENTRIES + " profiles are held already");
        }
        if (p.maxOfflineDuration() != null && p.maxOfflineDuration() < 0) {
            return no("InvalidProfile", "maxOfflineDuration is negative");
        }
        if (p.dynUpdateInterval() != null && p.dynUpdateInterval() < 0) {
            return no("InvalidProfile", "dynUpdateInterval is negative");
        }
        return null;
    }

    /** Two profiles may share a level if their validities do not meet (K01.FR.06). */
    private static boolean overlaps(ChargingProfile a, ChargingProfile b) {
        boolean aFirst =
                a.validTo() != null && b.validFrom() != null && !a.validTo().isAfter(b.validFrom());
        boolean bFirst =
                b.validTo() != null && a.validFrom() != null && !b.validTo().isAfter(a.validFrom());
        return !aFirst && !bFirst;
    }

    private static @Nullable StatusInfo scheduleRefusal(
            ChargingProfile p, ChargingSchedule s, Abilities abilities) {
        if (p.chargingSchedule().size() > 1) {
            return no("InvalidSchedule", "alternatives need scheduled ISO 15118 control");
        }
        if (s.chargingRateUnit() != RateUnit.W) {
            return no("UnsupportedRateUnit", "DC power is steered in W, not in A");
        }
        if (s.duration() != null && s.duration() <= 0) {
            return no("InvalidSchedule", "duration is not positive");
        }
        boolean ofTransaction =
                p.chargingProfilePurpose() == Purpose.TX_PROFILE
                        || p.chargingProfilePurpose() == Purpose.TX_DEFAULT_PROFILE;
        if (s.randomizedDelay() != null && !ofTransaction) {
            return no("InvalidSchedule", "randomizedDelay is for Tx profiles (K01.FR.95)");
        }
        if (s.limitAtSoC() != null && s.limitAtSoC().limit() < 0) {
            return no("InvalidSchedule", "limitAtSoC is negative; it limits import only");
        }
        int last = -1;
        List<Period> periods = s.chargingSchedulePeriod();
        for (int i = 0; i < periods.size(); i++) {
            Period period = periods.get(i);
            if (i == 0 ? period.startPeriod() != 0 : period.startPeriod() <= last) {
                return at(s, period, "InvalidSchedule", "startPeriod begins with 0 and grows");
            }
            last = period.startPeriod();
            StatusInfo no = PeriodRules.refusal(abilities, p, s, period);
            if (no != null) {
                return no;
            }
        }
        return null;
    }

    /** For a charger with neither site meter nor energy manager. */
    public static DynamicUpdate update(
            ProfileBook book, int profileId, ScheduleUpdate update, long nowNanos) {
        return update(book, profileId, update, nowNanos, Abilities.PLAIN);
    }

    /** What a dynamic profile would become; or why it must stay as it is (K28). */
    public static DynamicUpdate update(
            ProfileBook book,
            int profileId,
            ScheduleUpdate update,
            long nowNanos,
            Abilities abilities) {
        var found = book.byId(profileId);
        if (found.isEmpty() || found.get().profile().chargingProfileKind() != Kind.DYNAMIC) {
            return new DynamicUpdate(book, no("InvalidProfile", "no dynamic profile " + profileId));
        }
        ProfileBook.Entry old = found.get();
        ChargingSchedule schedule = old.profile().chargingSchedule().getFirst();
        Period period = update.appliedTo(old.dynamicPeriod());
        StatusInfo refusal = PeriodRules.refusal(abilities, old.profile(), schedule, period);
        if (refusal != null) {
            return new DynamicUpdate(book, refusal);
        }
        ChargingProfile next = old.profile().withSchedule(schedule.withPeriod(period));
        return new DynamicUpdate(
                book.with(new ProfileBook.Entry(old.evseId(), next, nowNanos)), null);
    }

    /** The book to go on with; unchanged if refused. */
    public record DynamicUpdate(ProfileBook book, @Nullable StatusInfo refusal) {}

    private static StatusInfo no(String code, String why) {
        return new StatusInfo(code, why);
    }

    private static StatusInfo at(ChargingSchedule s, Period p, String code, String why) {
        return new StatusInfo(
                code, why + "; schedule " + s.id() + ", startPeriod " + p.startPeriod());
    }
}
