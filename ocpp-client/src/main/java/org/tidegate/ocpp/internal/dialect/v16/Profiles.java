package org.tidegate.ocpp.internal.dialect.v16;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.Profile;

/**
 * Charging profiles of 1.6, which know nothing but an upper limit, in W or in A; which of the two a
 * station takes is its own rule, as in 2.x. In 1.6 a profile has one schedule and no schedule id.
 */
final class Profiles {
    private static final Names<Piece.ChargingProfilePurpose, Profile.Purpose> PURPOSES =
            Names.between(Piece.ChargingProfilePurpose.class, Profile.Purpose.class)
                    .and(
                            Piece.ChargingProfilePurpose.CHARGE_POINT_MAX_PROFILE,
                            Profile.Purpose.CHARGING_STATION_MAX_PROFILE);
    private static final Names<Piece.ChargingProfileKind, Profile.Kind> KINDS =
            Names.between(Piece.ChargingProfileKind.class, Profile.Kind.class);
    private static final Names<Piece.RecurrencyKind, Profile.RecurrencyKind> RECURRENCIES =
            Names.between(Piece.RecurrencyKind.class, Profile.RecurrencyKind.class);
    private static final Names<Piece.RateUnit, Profile.RateUnit> UNITS =
            Names.between(Piece.RateUnit.class, Profile.RateUnit.class);
    private static final Names<Profile.RateUnit, Piece.RateUnit> UNITS_BACK =
            Names.between(Profile.RateUnit.class, Piece.RateUnit.class);

    private Profiles() {}

    static Profile.@Nullable Purpose purpose(Piece.@Nullable ChargingProfilePurpose purpose) {
        return PURPOSES.of(purpose);
    }

    static Profile.@Nullable RateUnit unit(Piece.@Nullable RateUnit unit) {
        return UNITS.of(unit);
    }

    /**
     * @param transactionId the station's own name of the transaction the profile is for
     */
    static Profile.ChargingProfile of(Piece.ChargingProfile p, @Nullable String transactionId) {
        Piece.ChargingSchedule s = p.chargingSchedule();
        Profile.Purpose purpose =
                PURPOSES.of(p.chargingProfilePurpose(), Profile.Purpose.TX_PROFILE);
        Profile.Kind kind = kind(p, purpose);
        var schedule =
                new Profile.ChargingSchedule(
                        p.chargingProfileId(),
                        null,
                        start(s, kind, purpose),
                        s.duration(),
                        UNITS.of(s.chargingRateUnit(), Profile.RateUnit.W),
                        s.minChargingRate(),
                        null,
                        null,
                        null,
                        null,
                        s.chargingSchedulePeriod().stream().map(Profiles::period).toList(),
                        null,
                        null,
                        null,
                        null);
        return new Profile.ChargingProfile(
                p.chargingProfileId(),
                p.stackLevel(),
                purpose,
                kind,
                RECURRENCIES.of(p.recurrencyKind()),
                p.validFrom(),
                p.validTo(),
                transactionId,
                null,
                List.of(schedule),
                null,
                null,
                null,
                null);
    }

    /**
     * In 1.6 a schedule that is absolute and has no start begins with charging; 2.x calls
     * that relative.
     */
    private static Profile.Kind kind(Piece.ChargingProfile p, Profile.Purpose purpose) {
        Profile.Kind kind = KINDS.of(p.chargingProfileKind(), Profile.Kind.ABSOLUTE);
        boolean begins = p.chargingSchedule().startSchedule() != null;
        boolean relative =
                kind == Profile.Kind.ABSOLUTE
                        && !begins
                        && purpose != Profile.Purpose.CHARGING_STATION_MAX_PROFILE;
        return relative ? Profile.Kind.RELATIVE : kind;
    }

    /**
     * A relative schedule has none, whatever was said. The station's maximum is bound to no
     * transaction: where it is one limit without an end, it has always been in force.
     */
    private static @Nullable Instant start(
            Piece.ChargingSchedule s, Profile.Kind kind, Profile.Purpose purpose) {
        if (kind == Profile.Kind.RELATIVE) {
            return null;
        }
        boolean always =
                s.startSchedule() == null
                        && kind == Profile.Kind.ABSOLUTE
                        && purpose == Profile.Purpose.CHARGING_STATION_MAX_PROFILE
                        && s.duration() == null
                        && s.chargingSchedulePeriod().size() == 1;
        return always ? Instant.EPOCH : s.startSchedule();
    }

    /** Phases are left out: 1.6 assumes three where it needs a number, and direct current has none. */
    private static Profile.Period period(Piece.Period p) {
        return new Profile.Period(
                p.startPeriod(),
                p.limit(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static Asked.GetCompositeScheduleResponse composite(
            OperatorCall.GetCompositeScheduleResponse answer) {
        Profile.CompositeSchedule c = answer.schedule();
        if (answer.status() != OperatorCall.GenericStatus.ACCEPTED || c == null) {
            return new Asked.GetCompositeScheduleResponse(
                    answer.status() == OperatorCall.GenericStatus.ACCEPTED
                            ? Piece.Verdict.ACCEPTED
                            : Piece.Verdict.REJECTED,
                    null,
                    null,
                    null);
        }
        var schedule =
                new Piece.ChargingSchedule(
                        c.duration(),
                        c.scheduleStart(),
                        UNITS_BACK.of(c.chargingRateUnit(), Piece.RateUnit.W),
                        c.chargingSchedulePeriod().stream().map(Profiles::back).toList(),
                        null);
        return new Asked.GetCompositeScheduleResponse(
                Piece.Verdict.ACCEPTED, c.evseId(), c.scheduleStart(), schedule);
    }

    /** A set-point is a limit to 1.6, and export is no charging at all. */
    private static Piece.Period back(Profile.Period p) {
        Double most = p.limit() == null ? p.setpoint() : p.limit();
        return new Piece.Period(
                p.startPeriod(), most == null ? 0 : Math.max(0, most), p.numberPhases());
    }
}
