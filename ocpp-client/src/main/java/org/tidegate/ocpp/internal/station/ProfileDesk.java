package org.tidegate.ocpp.internal.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.OperatorAnswer;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.OperatorCall.ClearStatus;
import org.tidegate.ocpp.internal.message.OperatorCall.GenericStatus;
import org.tidegate.ocpp.internal.message.OperatorCall.GetProfilesStatus;
import org.tidegate.ocpp.internal.message.OperatorCall.ProfileStatus;
import org.tidegate.ocpp.internal.message.Profile;
import org.tidegate.ocpp.internal.message.Profile.ChargingProfile;
import org.tidegate.ocpp.internal.message.Profile.Period;
import org.tidegate.ocpp.internal.message.Profile.RateUnit;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.profile.Basis;
import org.tidegate.ocpp.internal.profile.Composite;
import org.tidegate.ocpp.internal.profile.CompositePeriod;
import org.tidegate.ocpp.internal.profile.Effective;
import org.tidegate.ocpp.internal.profile.Externals;
import org.tidegate.ocpp.internal.profile.ProfileBook;
import org.tidegate.ocpp.internal.profile.ProfileRules;
import org.tidegate.ocpp.internal.station.transaction.Transaction;
import org.tidegate.ocpp.internal.station.transaction.TransactionDesk;
import org.tidegate.ocpp.internal.v2x.PowerDesk;

/**
 * The operator's hand on charging profiles (OCPP 2.1 K, Q). A refused order has changed nothing.
 */
final class ProfileDesk {
    private static final int MOST_COMPOSITE_PERIODS = 1024;
    private static final long LONGEST_COMPOSITE_MILLIS = Duration.ofDays(7).toMillis();

    private final Station station;
    private final Outputs out;
    private final TransactionDesk transactions;
    private final Steering steering;
    private final PowerDesk power;

    ProfileDesk(
            Station station,
            Outputs out,
            TransactionDesk transactions,
            Steering steering,
            PowerDesk power) {
        this.power = power;
        this.station = station;
        this.out = out;
        this.transactions = transactions;
        this.steering = steering;
    }

    OperatorCall.Answer setProfile(OperatorCall.SetChargingProfile c, Moment now) {
        ChargingProfile p = c.chargingProfile();
        Transaction tx = transactions.running();
        ProfileBook book = steering.book();
        if (station.replacesProfiles()) {
            book = book.withoutPlaceOf(c.evseId(), p);
        }
        StatusInfo no =
                ProfileRules.refusal(
                        c.evseId(),
                        p,
                        book,
                        tx == null ? null : tx.id(),
                        power.abilities());
        if (no != null) {
            out.emit(OcppEvent.PROFILE_REFUSED, p.id(), no.additionalInfo() + "");
            return new OperatorCall.SetChargingProfileResponse(ProfileStatus.REJECTED, no);
        }
        String before = steering.book().persistentText();
        station.use(
                book.with(
                        new ProfileBook.Entry(
                                c.evseId(), dated(kept(p), now), updatedNanos(p, now))),
                now);
        saveIfChanged(before);
        out.emit(OcppEvent.PROFILE_ACCEPTED, p.id(), "");
        return new OperatorCall.SetChargingProfileResponse(ProfileStatus.ACCEPTED, null);
    }

    /** A dynamic profile always says since when it has its values (K28). */
    private static ChargingProfile dated(ChargingProfile p, Moment now) {
        return p.chargingProfileKind() == Profile.Kind.DYNAMIC && p.dynUpdateTime() == null
                ? Externals.stamped(p, now.instant())
                : p;
    }

    /** What was said to be updated in the future is updated now. */
    private static long updatedNanos(ChargingProfile p, Moment now) {
        Instant said = p.dynUpdateTime();
        long agoMillis = said == null ? 0 : now.wallMillis() - said.toEpochMilli();
        return now.nanos() - Math.clamp(agoMillis, 0, Duration.ofDays(366).toMillis()) * 1_000_000L;
    }

    /** Price tables are looked over and left: they steer nothing here. */
    static ChargingProfile kept(ChargingProfile p) {
        return p.withSchedule(p.chargingSchedule().getFirst().withoutPrices());
    }

    OperatorCall.Answer updateDynamic(OperatorCall.UpdateDynamicSchedule c, Moment now) {
        StatusInfo no = update(c.chargingProfileId(), c.scheduleUpdate(), now);
        return new OperatorCall.UpdateDynamicScheduleResponse(
                no == null ? ProfileStatus.ACCEPTED : ProfileStatus.REJECTED, no);
    }

    /** In memory only: a set-point never waits for a disk. */
    private @Nullable StatusInfo update(int profileId, Profile.ScheduleUpdate update, Moment now) {
        ProfileRules.DynamicUpdate outcome =
                ProfileRules.update(
                        steering.book(), profileId, update, now.nanos(), power.abilities());
        if (outcome.refusal() == null) {
            station.use(stamped(outcome.book(), profileId, now), now);
        } else {
            String why = outcome.refusal().additionalInfo() + "";
            out.emit(OcppEvent.PROFILE_REFUSED, profileId, why);
        }
        return outcome.refusal();
    }

    private static ProfileBook stamped(ProfileBook book, int profileId, Moment now) {
        return book.byId(profileId)
                .map(e ->
                        book.with(
                                new ProfileBook.Entry(
                                        e.evseId(),
                                        Externals.stamped(e.profile(), now.instant()),
                                        e.updatedNanos())))
                .orElse(book);
    }

    void pulled(
            StationCall.PullDynamicScheduleUpdate asked,
            OperatorAnswer.PullDynamicScheduleUpdateResponse answer,
            Moment now) {
        if (answer.status() == ProfileStatus.ACCEPTED && answer.scheduleUpdate() != null) {
            StatusInfo _ = update(asked.chargingProfileId(), answer.scheduleUpdate(), now);
        }
    }

    OperatorCall.Answer getProfiles(OperatorCall.GetChargingProfiles c) {
        List<ProfileBook.Entry> found = steering.book().matching(c.evseId(), c.chargingProfile());
        if (found.isEmpty()) {
            return new OperatorCall.GetChargingProfilesResponse(
                    GetProfilesStatus.NO_PROFILES, null);
        }
        var reports = new ArrayList<StationCall.ReportChargingProfiles>();
        for (int i = 0; i < found.size(); i++) { // one each: bounds every frame
            ProfileBook.Entry e = found.get(i);
            reports.add(
                    new StationCall.ReportChargingProfiles(
                            c.requestId(),
                            e.source(),
                            List.of(e.profile()),
                            i + 1 < found.size() ? true : null,
                            e.evseId()));
        }
        reports.forEach(r -> station.request(r));
        return new OperatorCall.GetChargingProfilesResponse(GetProfilesStatus.ACCEPTED, null);
    }

    OperatorCall.Answer clearProfiles(OperatorCall.ClearChargingProfile c, Moment now) {
        ProfileBook next =
                steering.book().cleared(c.chargingProfileId(), c.chargingProfileCriteria());
        boolean any = next.entries().size() < steering.book().entries().size();
        if (any) {
            String before = steering.book().persistentText();
            station.use(next, now);
            saveIfChanged(before);
        }
        return new OperatorCall.ClearChargingProfileResponse(
                any ? ClearStatus.ACCEPTED : ClearStatus.UNKNOWN, null);
    }

    private void saveIfChanged(String before) {
        String after = steering.book().persistentText();
        if (!after.equals(before)) {
            out.add(new Action.Save(Keep.PROFILES, after));
        }
    }

    OperatorCall.Answer composite(OperatorCall.GetCompositeSchedule c, Moment now) {
        StatusInfo no = null;
        if (c.evseId() > ProfileRules.EVSE) {
            no = no("UnknownEvse", "this station has EVSE 1 only");
        } else if (c.chargingRateUnit() == RateUnit.A) {
            no = no("UnsupportedRateUnit", "DC power is steered in W, not in A");
        } else if (c.duration() <= 0) {
            no = no("InvalidValue", "duration is not positive");
        }
        if (no != null) {
            return new OperatorCall.GetCompositeScheduleResponse(GenericStatus.REJECTED, no, null);
        }
        Basis basis = station.basis(now);
        long fromMillis =
                Math.floorDiv(now.wallMillis(), 1000L) * 1000; // whole seconds on the wire
        long lengthMillis = Math.min(c.duration() * 1000L, LONGEST_COMPOSITE_MILLIS);
        List<Composite.Segment> segments =
                Composite.over(
                        steering.book(), basis, fromMillis, lengthMillis, MOST_COMPOSITE_PERIODS);
        if (segments.size() > MOST_COMPOSITE_PERIODS) {
            lengthMillis = segments.removeLast().fromMillis() - fromMillis;
        }
        var periods = new ArrayList<Period>();
        for (Composite.Segment each : segments) {
            int start = (int) ((each.fromMillis() - fromMillis) / 1000);
            if (!periods.isEmpty() && periods.getLast().startPeriod() == start) {
                periods.removeLast(); // two changes within a second: the later one counts
            }
            periods.add(period(start, each.effective()));
        }
        var schedule =
                new Profile.CompositeSchedule(
                        c.evseId(),
                        (int) (lengthMillis / 1000),
                        Instant.ofEpochMilli(fromMillis),
                        RateUnit.W,
                        periods);
        return new OperatorCall.GetCompositeScheduleResponse(
                GenericStatus.ACCEPTED, null, schedule);
    }

    private Period period(int startPeriod, Effective e) {
        StationState s = station.seen();
        return CompositePeriod.of(startPeriod, e, s.maxChargeW(), s.maxDischargeW());
    }

    private static StatusInfo no(String code, String why) {
        return new StatusInfo(code, why);
    }
}
