package org.tidegate.ocpp.internal.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.ReadingContext;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.OperatorCall.ReportStatus;
import org.tidegate.ocpp.internal.message.OperatorCall.RequestStatus;
import org.tidegate.ocpp.internal.message.OperatorCall.ResetKind;
import org.tidegate.ocpp.internal.message.OperatorCall.ResetStatus;
import org.tidegate.ocpp.internal.message.OperatorCall.TriggerStatus;
import org.tidegate.ocpp.internal.message.Profile;
import org.tidegate.ocpp.internal.message.Profile.ChargingProfile;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.outbox.Outbox;
import org.tidegate.ocpp.internal.profile.ProfileRules;

/** Carries out what the operator asks, or says why not. A refused order has changed nothing. */
final class OrderDesk {
    private static final Duration REMOTE_START_WAITS = Duration.ofSeconds(60);
    private static final Duration RESET_WAITS = Duration.ofSeconds(30);
    private static final Duration RESET_AFTER_ANSWER = Duration.ofSeconds(1);
    private static final int REPORT_ITEMS_PER_MESSAGE = 20;

    private final Station station;
    private final OcppSettings settings;
    private final Outbox outbox;
    private final Outputs out;
    private final Sessions sessions;
    private final Steering steering;
    private final ProfileDesk profiles;

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
        this.profiles = new ProfileDesk(station, out, sessions, steering);
    }

    ProfileDesk profiles() {
        return profiles;
    }

    OperatorCall.Answer handle(OperatorCall call, Moment now) {
        return switch (call) {
            case OperatorCall.RequestStartTransaction c -> start(c, now);
            case OperatorCall.RequestStopTransaction c -> stop(c);
            case OperatorCall.SetChargingProfile c -> profiles.setProfile(c, now);
            case OperatorCall.UpdateDynamicSchedule c -> profiles.updateDynamic(c, now);
            case OperatorCall.GetChargingProfiles c -> profiles.getProfiles(c);
            case OperatorCall.ClearChargingProfile c -> profiles.clearProfiles(c, now);
            case OperatorCall.GetCompositeSchedule c -> profiles.composite(c, now);
            case OperatorCall.Reset c -> reset(c, now);
            case OperatorCall.TriggerMessage c -> trigger(c, now);
            case OperatorCall.GetVariables c -> getVariables(c);
            case OperatorCall.SetVariables c -> setVariables(c);
            case OperatorCall.GetBaseReport c -> baseReport(c, now);
            case OperatorCall.GetTransactionStatus c -> transactionStatus(c);
            case OperatorCall.DataTransfer _ ->
                    new OperatorCall.DataTransferResponse(
                            OperatorCall.DataTransferStatus.UNKNOWN_VENDOR_ID, null);
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
                        c.chargingProfile() == null ? null : ProfileDesk.kept(c.chargingProfile()),
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
