package org.tidegate.ocpp.internal.profile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.StationState.Manager;
import org.tidegate.ocpp.internal.message.Data.OperationMode;
import org.tidegate.ocpp.internal.message.Profile.ChargingProfile;
import org.tidegate.ocpp.internal.message.Profile.ChargingSchedule;
import org.tidegate.ocpp.internal.message.Profile.Kind;
import org.tidegate.ocpp.internal.message.Profile.Period;
import org.tidegate.ocpp.internal.message.Profile.Purpose;
import org.tidegate.ocpp.internal.message.Profile.RateUnit;

/** The energy manager's word as a profile of the station's own making (Q06). */
public final class Externals {
    /** The one external profile; operators' ids begin with 1 (MaxExternalConstraintsId is 0). */
    public static final int PROFILE_ID = 0;

    private Externals() {}

    /** The book with the word's profile, or without one for a silent manager. */
    public static ProfileBook with(ProfileBook book, Manager word, Instant at, long nowNanos) {
        ProfileBook rest =
                book.without(e ->
                        e.profile().chargingProfilePurpose()
                                == Purpose.CHARGING_STATION_EXTERNAL_CONSTRAINTS);
        if (word.equals(Manager.SILENT)) {
            return rest;
        }
        var profile =
                new ChargingProfile(
                        PROFILE_ID,
                        0,
                        Purpose.CHARGING_STATION_EXTERNAL_CONSTRAINTS,
                        Kind.ABSOLUTE,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(schedule(word, at)),
                        null,
                        null,
                        null,
                        null);
        return rest.with(new ProfileBook.Entry(0, profile, nowNanos));
    }

    public static ChargingSchedule schedule(Manager word, Instant at) {
        boolean setpoint = !Double.isNaN(word.targetW());
        Period period =
                Period.of(
                        0,
                        finite(word.limitW()),
                        finite(word.dischargeLimitW()),
                        setpoint ? word.targetW() : null,
                        setpoint ? OperationMode.EXTERNAL_SETPOINT : OperationMode.EXTERNAL_LIMITS);
        return new ChargingSchedule(
                PROFILE_ID,
                null,
                at,
                null,
                RateUnit.W,
                null,
                null,
                null,
                null,
                null,
                List.of(period),
                null,
                null,
                null,
                null);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** A dynamic profile that the manager decides has just been updated by it (Q05.FR.07). */
    public static ProfileBook refreshed(
            ProfileBook book, Effective effective, Instant at, long nowNanos) {
        boolean external =
                effective.mode() == OperationMode.EXTERNAL_SETPOINT
                        || effective.mode() == OperationMode.EXTERNAL_LIMITS;
        ProfileBook.Entry entry = book.byId(effective.profileId()).orElse(null);
        if (!external || entry == null || entry.profile().chargingProfileKind() != Kind.DYNAMIC) {
            return book;
        }
        return book.with(
                new ProfileBook.Entry(entry.evseId(), stamped(entry.profile(), at), nowNanos));
    }

    /** With the time of its latest values (K28). */
    public static ChargingProfile stamped(ChargingProfile p, Instant at) {
        return new ChargingProfile(
                p.id(),
                p.stackLevel(),
                p.chargingProfilePurpose(),
                p.chargingProfileKind(),
                p.recurrencyKind(),
                p.validFrom(),
                p.validTo(),
                p.transactionId(),
                p.maxOfflineDuration(),
                p.chargingSchedule(),
                p.invalidAfterOfflineDuration(),
                p.dynUpdateInterval(),
                at,
                p.priceScheduleSignature());
    }
}
