package org.tidegate.ocpp.internal.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.json.ErrorCode;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.ReadingContext;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.OperatorAnswer;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.OperatorCall.ClearStatus;
import org.tidegate.ocpp.internal.message.OperatorCall.GenericStatus;
import org.tidegate.ocpp.internal.message.OperatorCall.GetProfilesStatus;
import org.tidegate.ocpp.internal.message.OperatorCall.ProfileStatus;
import org.tidegate.ocpp.internal.message.OperatorCall.ReportStatus;
import org.tidegate.ocpp.internal.message.OperatorCall.RequestStatus;
import org.tidegate.ocpp.internal.message.OperatorCall.ResetKind;
import org.tidegate.ocpp.internal.message.OperatorCall.ResetStatus;
import org.tidegate.ocpp.internal.message.OperatorCall.TriggerStatus;
import org.tidegate.ocpp.internal.message.Profile;
import org.tidegate.ocpp.internal.message.Profile.ChargingProfile;
import org.tidegate.ocpp.internal.message.Profile.Period;
import org.tidegate.ocpp.internal.message.Profile.RateUnit;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.outbox.Outbox;
import org.tidegate.ocpp.internal.profile.Basis;
import org.tidegate.ocpp.internal.profile.Composite;
import org.tidegate.ocpp.internal.profile.Effective;
import org.tidegate.ocpp.internal.profile.ProfileBook;
import org.tidegate.ocpp.internal.profile.ProfileRules;

/** Carries out what the operator asks, or says why not. A refused order has changed nothing. */
final class OrderDesk {
    private static final Duration REMOTE_START_WAITS = Duration.ofSeconds(60);
    private static final Duration RESET_WAITS = Duration.ofSeconds(30);
    private static final Duration RESET_AFTER_ANSWER = Duration.ofSeconds(1);
    private static final int MOST_COMPOSITE_PERIODS = 1024;
    private static final long LONGEST_COMPOSITE_MILLIS = Duration.ofDays(7).toMillis();
    private static final int REPORT_ITEMS_PER_MESSAGE = 20;

    private final Station station;
    private final OcppSettings settings;
    private final Outbox outbox;
    private final Outputs out;
    private final Sessions sessions;
    private final Steering steering;

    OrderDesk(
            Station station,
            OcppSettings settings,
            Outbox outbox,
            Outputs out,
            Sessions sessions,
            Steering steering) {
        this.station = station;
        this.settings = settings;
        this.outbox = outbox;
        this.out = out;
        this.sessions = sessions;
        this.steering = steering;
    }

    OperatorCall.Answer handle(OperatorCall call, Moment now) {
        return switch (call) {
            case OperatorCall.RequestStartTransaction c -> start(c, now);
            case OperatorCall.RequestStopTransaction c -> stop(c);
            case OperatorCall.SetChargingProfile c -> setProfile(c, now);
            case OperatorCall.UpdateDynamicSchedule c -> updateDynamic(c, now);
            case OperatorCall.GetChargingProfiles c -> getProfiles(c);
            case OperatorCall.ClearChargingProfile c -> clearProfiles(c, now);
            case OperatorCall.GetCompositeSchedule c -> composite(c, now);
            case OperatorCall.Reset c -> reset(c, now);
            case OperatorCall.TriggerMessage c -> trigger(c, now);
            case OperatorCall.GetVariables c -> getVariables(c);
            case OperatorCall.SetVariables c -> setVariables(c);
            case OperatorCall.GetBaseReport c -> baseReport(c, now);
            case OperatorCall.GetTransactionStatus c -> transactionStatus(c);
            case OperatorCall.DataTransfer _ ->
                    new OperatorCall.DataTransferResponse(
                            OperatorCall.DataTransferStatus.UNKNOWN_VENDOR_ID, null);
            default ->
                    new OperatorCall.Declined(
                            ErrorCode.NOT_IMPLEMENTED,
                            "this station does not know " + call.getClass().getSimpleName());
        };
    }

    // ---- sessions ---------------------------------------------------------------------------

    private OperatorCall.Answer start(OperatorCall.RequestStartTransaction c, Moment now) {
        StatusInfo no = startRefusal(c);
        if (no != null) {
            return new OperatorCall.RequestStartTransactionResponse(
                    RequestStatus.REJECTED, no, null);
        }
        out.emit(OcppEvent.REMOTE_START, c.remoteStartId(), "");
        sessions.startRemotely(
                new Sessions.RemoteStart(
                        c.idToken(),
                        c.remoteStartId(),
                        c.chargingProfile() == null ? null : kept(c.chargingProfile()),
                        now.nanos() + REMOTE_START_WAITS.toNanos()),
                station.seen());
        return new OperatorCall.RequestStartTransactionResponse(RequestStatus.ACCEPTED, null, null);
    }

    private @Nullable StatusInfo startRefusal(OperatorCall.RequestStartTransaction c) {
        StationState s = station.seen();
        if (!station.isRegistered()) {
            return no("CSNotAccepted", "the boot notification has not been accepted yet");
        }
        if (c.evseId() != null && c.evseId() != ProfileRules.EVSE) {
            return no("UnknownEvse", "this station has EVSE 1 only");
        }
        if (sessions.transaction() != null || sessions.grant().accepts(s.sessionNumber())) {
            return no("TxInProgress", "a session is authorised already");
        }
        if (!s.faultCode().isEmpty()) {
            return no("InternalError", "out of order: " + s.faultCode());
        }
        if (!station.isDurable()) {
            return no("OutOfStorage", "the outbox cannot be written");
        }
        if (station.reset() != null) {
            return no("InvalidMessageSeq", "a restart is pending");
        }
        ChargingProfile p = c.chargingProfile();
        if (p == null) {
            return null;
        }
        if (p.chargingProfilePurpose() != Profile.Purpose.TX_PROFILE || p.transactionId() != null) {
            return no("InvalidProfile", "needs a TxProfile without transactionId (F01.FR.10)");
        }
        return ProfileRules.refusal(
                ProfileRules.EVSE, p.withTransaction("new"), steering.book(), "new");
    }

    private OperatorCall.Answer stop(OperatorCall.RequestStopTransaction c) {
        Transaction tx = sessions.transaction();
        if (tx == null || !tx.id().equals(c.transactionId())) {
            return new OperatorCall.RequestStopTransactionResponse(
                    RequestStatus.REJECTED, no("TxNotFound", "no such transaction is running"));
        }
        sessions.stop(
                new Transaction.Stop(
                        Data.StoppedReason.REMOTE,
                        Data.TriggerReason.REMOTE_STOP,
                        "stopped by the operator"));
        return new OperatorCall.RequestStopTransactionResponse(RequestStatus.ACCEPTED, null);
    }

    private OperatorCall.Answer transactionStatus(OperatorCall.GetTransactionStatus c) {
        Transaction tx = sessions.transaction();
        return new OperatorCall.GetTransactionStatusResponse(
                c.transactionId() == null ? null : tx != null && tx.id().equals(c.transactionId()),
                outbox.holds(c.transactionId()));
    }

    // ---- profiles ---------------------------------------------------------------------------

    private OperatorCall.Answer setProfile(OperatorCall.SetChargingProfile c, Moment now) {
        ChargingProfile p = c.chargingProfile();
        Transaction tx = sessions.transaction();
        StatusInfo no =
                ProfileRules.refusal(c.evseId(), p, steering.book(), tx == null ? null : tx.id());
        if (no != null) {
            out.emit(OcppEvent.PROFILE_REFUSED, p.id(), no.additionalInfo() + "");
            return new OperatorCall.SetChargingProfileResponse(ProfileStatus.REJECTED, no);
        }
        String before = steering.book().persistentText();
        long updatedNanos = now.nanos();
        station.use(
                steering.book().with(new ProfileBook.Entry(c.evseId(), kept(p), updatedNanos)),
                now);
        saveIfChanged(before);
        out.emit(OcppEvent.PROFILE_ACCEPTED, p.id(), "");
        return new OperatorCall.SetChargingProfileResponse(ProfileStatus.ACCEPTED, null);
    }

    /** Price tables are looked over and left: they steer nothing here. */
    private static ChargingProfile kept(ChargingProfile p) {
        return p.withSchedule(p.chargingSchedule().getFirst().withoutPrices());
    }

    private OperatorCall.Answer updateDynamic(OperatorCall.UpdateDynamicSchedule c, Moment now) {
        StatusInfo no = update(c.chargingProfileId(), c.scheduleUpdate(), now);
        return new OperatorCall.UpdateDynamicScheduleResponse(
                no == null ? ProfileStatus.ACCEPTED : ProfileStatus.REJECTED, no);
    }

    /** In memory only: a set-point never waits for a disk. */
    private @Nullable StatusInfo update(int profileId, Profile.ScheduleUpdate update, Moment now) {
        ProfileRules.DynamicUpdate outcome =
                ProfileRules.update(steering.book(), profileId, update, now.nanos());
        if (outcome.refusal() == null) {
            station.use(outcome.book(), now);
        } else {
            String why = outcome.refusal().additionalInfo() + "";
            out.emit(OcppEvent.PROFILE_REFUSED, profileId, why);
        }
        return outcome.refusal();
    }

    void pulled(
            StationCall.PullDynamicScheduleUpdate asked,
            OperatorAnswer.PullDynamicScheduleUpdateResponse answer,
            Moment now) {
        if (answer.status() == ProfileStatus.ACCEPTED && answer.scheduleUpdate() != null) {
            StatusInfo _ = update(asked.chargingProfileId(), answer.scheduleUpdate(), now);
        }
    }

    private OperatorCall.Answer getProfiles(OperatorCall.GetChargingProfiles c) {
        List<ProfileBook.Entry> found = steering.book().matching(c.evseId(), c.chargingProfile());
        if (found.isEmpty()) {
            return new OperatorCall.GetChargingProfilesResponse(
                    GetProfilesStatus.NO_PROFILES, null);
        }
        var byEvse = new LinkedHashMap<Integer, List<ChargingProfile>>();
        for (ProfileBook.Entry e : found) {
            byEvse.computeIfAbsent(e.evseId(), _ -> new ArrayList<>()).add(e.profile());
        }
        var reports = new ArrayList<StationCall.ReportChargingProfiles>();
        byEvse.forEach((evse, profiles) -> {
            for (ChargingProfile each : profiles) { // one each: bounds every frame
                reports.add(
                        new StationCall.ReportChargingProfiles(
                                c.requestId(), "CSO", List.of(each), true, evse));
            }
        });
        StationCall.ReportChargingProfiles last = reports.removeLast();
        reports.add(
                new StationCall.ReportChargingProfiles(
                        last.requestId(), "CSO", last.chargingProfile(), null, last.evseId()));
        reports.forEach(station::request);
        return new OperatorCall.GetChargingProfilesResponse(GetProfilesStatus.ACCEPTED, null);
    }

    private OperatorCall.Answer clearProfiles(OperatorCall.ClearChargingProfile c, Moment now) {
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
            out.add(new Action.SaveProfiles(after));
        }
    }

    private OperatorCall.Answer composite(OperatorCall.GetCompositeSchedule c, Moment now) {
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

    /** Without any limit the nameplate is one. */
    private Period period(int startPeriod, Effective e) {
        double limitW = Math.min(e.limitW(), Math.max(0, station.seen().maxChargeW()));
        boolean setpoint = !Double.isNaN(e.targetW()) && e.mode() != Data.OperationMode.IDLE;
        if (e.mode() == Data.OperationMode.IDLE) {
            return Period.of(startPeriod, null, null, null, e.mode());
        }
        return Period.of(
                startPeriod,
                limitW,
                setpoint ? e.dischargeLimitW() : null,
                setpoint ? e.targetW() : null,
                e.mode());
    }

    // ---- station ----------------------------------------------------------------------------

    private OperatorCall.Answer reset(OperatorCall.Reset c, Moment now) {
        if (c.evseId() != null && c.evseId() != 0) {
            return new OperatorCall.ResetResponse(
                    ResetStatus.REJECTED,
                    no("UnsupportedRequest", "only the whole station can restart"));
        }
        if (c.type() == ResetKind.IMMEDIATE_AND_RESUME) {
            return new OperatorCall.ResetResponse(
                    ResetStatus.REJECTED, no("UnsupportedRequest", "transactions are not resumed"));
        }
        Transaction tx = sessions.transaction();
        boolean immediate = c.type() == ResetKind.IMMEDIATE;
        if (immediate) {
            sessions.stop(
                    new Transaction.Stop(
                            Data.StoppedReason.IMMEDIATE_RESET,
                            Data.TriggerReason.RESET_COMMAND,
                            "restart asked for by the operator"));
        }
        if (station.reset() == null || immediate) {
            out.emit(OcppEvent.RESET_ASKED, Double.NaN, immediate ? "at once" : "when idle");
            long deadline = immediate ? now.nanos() + RESET_WAITS.toNanos() : Long.MAX_VALUE / 2;
            long answered = now.nanos() + RESET_AFTER_ANSWER.toNanos();
            station.restart(new Station.ResetWish(answered, deadline));
            out.keep(outbox.markReset());
            out.enqueue(Station.securityEvent("ResetOrReboot", now));
        }
        boolean later = tx != null && !immediate;
        return new OperatorCall.ResetResponse(
                later ? ResetStatus.SCHEDULED : ResetStatus.ACCEPTED, null);
    }

    private OperatorCall.Answer trigger(OperatorCall.TriggerMessage c, Moment now) {
        boolean elsewhere = c.evse() != null && c.evse().id() > ProfileRules.EVSE;
        TriggerStatus status = elsewhere ? TriggerStatus.REJECTED : triggered(c, now);
        return new OperatorCall.TriggerMessageResponse(status, null);
    }

    private TriggerStatus triggered(OperatorCall.TriggerMessage c, Moment now) {
        return switch (c.requestedMessage()) {
            case BOOT_NOTIFICATION ->
                    !station.isRegistered()
                                    && station.request(
                                            station.bootNotification(Data.BootReason.TRIGGERED))
                            ? TriggerStatus.ACCEPTED
                            : TriggerStatus.REJECTED;
            case HEARTBEAT -> accepted(station.request(new StationCall.Heartbeat()));
            case STATUS_NOTIFICATION -> {
                station.forgetStatus();
                yield TriggerStatus.ACCEPTED;
            }
            case METER_VALUES -> {
                Data.MeterValue value =
                        Meter.sample(
                                station.seen(),
                                steering.effective().targetW(),
                                ReadingContext.TRIGGER,
                                now);
                yield accepted(
                        !value.sampledValue().isEmpty()
                                && station.request(
                                        new StationCall.MeterValues(
                                                ProfileRules.EVSE, List.of(value))));
            }
            case TRANSACTION_EVENT -> {
                yield accepted(sessions.report(station.seen(), station.view(), now));
            }
            case LOG_STATUS_NOTIFICATION,
                    FIRMWARE_STATUS_NOTIFICATION,
                    SIGN_CHARGING_STATION_CERTIFICATE,
                    SIGN_V2G_CERTIFICATE,
                    SIGN_V2G20_CERTIFICATE,
                    SIGN_COMBINED_CERTIFICATE,
                    PUBLISH_FIRMWARE_STATUS_NOTIFICATION,
                    CUSTOM_TRIGGER ->
                    TriggerStatus.NOT_IMPLEMENTED;
        };
    }

    private static TriggerStatus accepted(boolean queued) {
        return queued ? TriggerStatus.ACCEPTED : TriggerStatus.REJECTED;
    }

    // ---- device model -----------------------------------------------------------------------

    private DeviceModel model() {
        return DeviceModel.of(settings, station.tunables(), station.seen());
    }

    private OperatorCall.Answer getVariables(OperatorCall.GetVariables c) {
        DeviceModel model = model();
        return new OperatorCall.GetVariablesResponse(
                c.getVariableData().stream().map(model::get).toList());
    }

    private OperatorCall.Answer setVariables(OperatorCall.SetVariables c) {
        var results = new ArrayList<Data.SetVariableResult>();
        for (Data.SetVariableData each : c.setVariableData()) {
            DeviceModel.SetOutcome outcome = model().set(each, station.tunables());
            station.tune(outcome.tunables());
            results.add(outcome.result());
        }
        return new OperatorCall.SetVariablesResponse(results);
    }

    private OperatorCall.Answer baseReport(OperatorCall.GetBaseReport c, Moment now) {
        if (c.reportBase() == OperatorCall.ReportBase.SUMMARY_INVENTORY) {
            return new OperatorCall.GetBaseReportResponse(ReportStatus.NOT_SUPPORTED, null);
        }
        boolean changeableOnly = c.reportBase() == OperatorCall.ReportBase.CONFIGURATION_INVENTORY;
        List<Data.ReportData> all = model().report(changeableOnly);
        for (int from = 0, seq = 0; from < all.size(); from += REPORT_ITEMS_PER_MESSAGE, seq++) {
            int to = Math.min(from + REPORT_ITEMS_PER_MESSAGE, all.size());
            boolean queued =
                    station.request(
                            new StationCall.NotifyReport(
                                    c.requestId(),
                                    now.instant(),
                                    all.subList(from, to),
                                    to < all.size(),
                                    seq));
            if (!queued) {
                return new OperatorCall.GetBaseReportResponse(ReportStatus.REJECTED, null);
            }
        }
        return new OperatorCall.GetBaseReportResponse(ReportStatus.ACCEPTED, null);
    }

    private static StatusInfo no(String code, String why) {
        return new StatusInfo(code, why);
    }
}
