package org.tidegate.ocpp.internal.station.availability;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.message.Availability.ChangeAvailability;
import org.tidegate.ocpp.internal.message.Availability.ChangeAvailabilityResponse;
import org.tidegate.ocpp.internal.message.Availability.ChangeAvailabilityStatus;
import org.tidegate.ocpp.internal.message.Availability.OperationalStatus;
import org.tidegate.ocpp.internal.message.Availability.UnlockConnector;
import org.tidegate.ocpp.internal.message.Availability.UnlockConnectorResponse;
import org.tidegate.ocpp.internal.message.Availability.UnlockStatus;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.ConnectorStatus;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.message.StationCall.Detail;
import org.tidegate.ocpp.internal.message.StationCall.Fault;
import org.tidegate.ocpp.internal.station.Desk;
import org.tidegate.ocpp.internal.station.Keep;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Reply;
import org.tidegate.ocpp.internal.station.Surroundings;
import org.tidegate.ocpp.internal.station.device.Setting;

/** Whether the connector serves, and telling the operator so (OCPP 2.1 F05, G). */
public final class AvailabilityDesk implements Desk {
    private static final long RETRY_NANOS = 10_000_000_000L;

    private final Surroundings at;
    private final ReservationDesk reservations;
    private Operative operative;
    private Operative afterwards; // what counts once no transaction runs
    private @Nullable ConnectorStatus reported;
    private StationCall.@Nullable StatusDetail reportedDetail;
    private StationCall.@Nullable StatusDetail reportedWhole;
    private long dueNanos;

    public AvailabilityDesk(
            Surroundings at, ReservationDesk reservations, Operative operative, Moment now) {
        this.at = at;
        this.reservations = reservations;
        this.operative = operative;
        this.afterwards = operative;
        this.dueNanos = now.nanos();
    }

    public boolean isOperative() {
        return operative.isOperative();
    }

    public ConnectorStatus status() {
        return Statuses.connector(
                at.seen(), at.isSilent(), operative.isOperative(), reservations.isHeld());
    }

    /** Of the EVSE or the station: the connector's own outage is not theirs. */
    public ConnectorStatus statusOf(Operative.Part part) {
        boolean whole =
                part == Operative.Part.STATION
                        ? operative.station()
                        : operative.station() && operative.evse();
        return part == Operative.Part.CONNECTOR
                ? status()
                : Statuses.connector(at.seen(), at.isSilent(), whole, reservations.isHeld());
    }

    @Override
    public void tick(Moment now) {
        if (!operative.equals(afterwards) && at.transactionId() == null) {
            operative = afterwards;
        }
        if (!operative.isOperative()) {
            reservations.remove();
        }
    }

    // ---- orders -----------------------------------------------------------------------------

    public OperatorCall.Answer change(ChangeAvailability c) {
        Data.Evse evse = c.evse();
        if (evse != null && evse.id() > 1) {
            return answer(
                    ChangeAvailabilityStatus.REJECTED, "UnknownEvse", "EVSE 1 is the only one");
        }
        Integer connector = evse == null ? null : evse.connectorId();
        if (connector != null && connector > 1) {
            return answer(
                    ChangeAvailabilityStatus.REJECTED,
                    "UnknownConnectorId",
                    "EVSE 1 has connector 1 only");
        }
        Operative.Part part =
                evse == null || evse.id() == 0
                        ? Operative.Part.STATION
                        : connector == null || connector == 0
                                ? Operative.Part.EVSE
                                : Operative.Part.CONNECTOR;
        boolean wanted = c.operationalStatus() == OperationalStatus.OPERATIVE;
        afterwards = afterwards.with(part, wanted);
        at.out().save(Keep.AVAILABILITY, afterwards.text());
        boolean later = at.transactionId() != null && !afterwards.isOperative();
        if (later) {
            return answer(
                    ChangeAvailabilityStatus.SCHEDULED,
                    "TxInProgress",
                    "once the transaction ends");
        }
        operative = afterwards;
        return new ChangeAvailabilityResponse(ChangeAvailabilityStatus.ACCEPTED, null);
    }

    private static OperatorCall.Answer answer(
            ChangeAvailabilityStatus status, String code, String why) {
        return new ChangeAvailabilityResponse(status, new StatusInfo(code, why));
    }

    /** A DC cable is fixed, and what locks it is in the vehicle. */
    public OperatorCall.Answer unlock(UnlockConnector c) {
        if (c.evseId() != 1 || c.connectorId() != 1) {
            return new UnlockConnectorResponse(
                    UnlockStatus.UNKNOWN_CONNECTOR,
                    new StatusInfo("UnknownConnectorId", "connector 1 of EVSE 1 is the only one"));
        }
        if (at.transactionId() != null) {
            return new UnlockConnectorResponse(
                    UnlockStatus.ONGOING_AUTHORIZED_TRANSACTION,
                    new StatusInfo("TxInProgress", "end the transaction first"));
        }
        return new UnlockConnectorResponse(
                UnlockStatus.UNLOCK_FAILED,
                new StatusInfo("FixedCable", "the cable is fixed; the vehicle's inlet locks it"));
    }

    // ---- telling ----------------------------------------------------------------------------

    /** The operator may have forgotten, or asks again for everything. */
    public void forget(Moment now) {
        reportedWhole = null;
        forgetConnector(now);
    }

    /** The operator asks for the connector alone. */
    public void forgetConnector(Moment now) {
        reported = null;
        reportedDetail = null;
        dueNanos = now.nanos();
    }

    /** Before the registration nobody asks what is due. */
    public boolean tellNow(Moment now) {
        return at.request(new StationCall.StatusNotification(now.instant(), status(), 1, 1), Reply.NONE)
                && at.request(detail(now), Reply.NONE);
    }

    @Override
    public void online(Moment now, long offlineMillis) {
        long threshold = at.variables().integer(Setting.OFFLINE_THRESHOLD) * 1000L;
        if (offlineMillis > threshold) {
            forget(now); // B04.FR.01; below it only what has changed is told
        }
        dueNanos = now.nanos();
    }

    @Override
    public @Nullable Ask due(Moment now) {
        if (now.nanos() - dueNanos < 0) {
            return null;
        }
        ConnectorStatus status = status();
        if (status != reported) {
            reported = status;
            return new Ask(new StationCall.StatusNotification(now.instant(), status, 1, 1), again);
        }
        StationCall.StatusDetail detail = detail(now);
        if (differs(reportedDetail, detail)) {
            reportedDetail = detail;
            return new Ask(detail, again);
        }
        StationCall.StatusDetail whole = whole(now);
        if (differs(reportedWhole, whole)) {
            reportedWhole = whole;
            return new Ask(whole, again);
        }
        return null;
    }

    private static boolean differs(
            StationCall.@Nullable StatusDetail before, StationCall.StatusDetail now) {
        return before == null || before.detail() != now.detail() || before.fault() != now.fault();
    }

    private final Reply again =
            new Reply() {
                @Override
                public void unknown(Moment now) {
                    // it does not want to know
                }

                @Override
                public void failed(boolean linkLost, Moment now) {
                    reported = null;
                    reportedDetail = null;
                    reportedWhole = null;
                    dueNanos = now.nanos() + (linkLost ? 0 : RETRY_NANOS);
                }
            };

    /** The station itself, connector 0 of 1.6: it serves, or it does not. */
    private StationCall.StatusDetail whole(Moment now) {
        Detail detail =
                switch (statusOf(Operative.Part.STATION)) {
                    case AVAILABLE, OCCUPIED, RESERVED -> Detail.AVAILABLE;
                    case UNAVAILABLE -> Detail.UNAVAILABLE;
                    case FAULTED -> Detail.FAULTED;
                };
        return detail(0, detail, now);
    }

    private StationCall.StatusDetail detail(Moment now) {
        StationState s = at.seen();
        Detail detail =
                switch (status()) {
                    case AVAILABLE -> Detail.AVAILABLE;
                    case RESERVED -> Detail.RESERVED;
                    case UNAVAILABLE -> Detail.UNAVAILABLE;
                    case FAULTED -> Detail.FAULTED;
                    case OCCUPIED -> occupied(s);
                };
        return detail(1, detail, now);
    }

    private StationCall.StatusDetail detail(int evseId, Detail detail, Moment now) {
        StationState s = at.seen();
        String code = s.faultCode();
        return new StationCall.StatusDetail(
                now.instant(),
                evseId,
                evseId,
                detail,
                fault(code),
                code.isEmpty() ? null : s.faultText(),
                code.isEmpty() ? null : code);
    }

    private static Detail occupied(StationState s) {
        return switch (s.session()) {
            case NONE, WAITING_FOR_AUTHORISATION, PREPARING -> Detail.PREPARING;
            case STOPPING, FINISHED -> Detail.FINISHING;
            case ENERGY ->
                    switch (s.suspendedBy()) {
                        case NONE -> Detail.CHARGING;
                        case VEHICLE -> Detail.SUSPENDED_EV;
                        case CHARGER -> Detail.SUSPENDED_EVSE;
                    };
        };
    }

    private static Fault fault(String code) {
        String words = code.toLowerCase(Locale.ROOT);
        if (words.isEmpty()) {
            return Fault.NO_ERROR;
        }
        if (words.contains("insulation")
                || words.contains("ground")
                || words.contains("residual")) {
            return Fault.GROUND_FAILURE;
        }
        if (words.contains("overvoltage") || words.contains("over_voltage")) {
            return Fault.OVER_VOLTAGE;
        }
        if (words.contains("undervoltage") || words.contains("under_voltage")) {
            return Fault.UNDER_VOLTAGE;
        }
        if (words.contains("current")) {
            return Fault.OVER_CURRENT_FAILURE;
        }
        if (words.contains("temperature")) {
            return Fault.HIGH_TEMPERATURE;
        }
        if (words.contains("contactor") || words.contains("weld")) {
            return Fault.POWER_SWITCH_FAILURE;
        }
        return words.contains("meter") ? Fault.POWER_METER_FAILURE : Fault.OTHER_ERROR;
    }
}
