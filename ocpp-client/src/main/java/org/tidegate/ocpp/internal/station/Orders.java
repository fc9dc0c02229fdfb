package org.tidegate.ocpp.internal.station;

import org.tidegate.ocpp.internal.der.DerDesk;
import org.tidegate.ocpp.internal.json.ErrorCode;
import org.tidegate.ocpp.internal.message.Authorisation;
import org.tidegate.ocpp.internal.message.Availability;
import org.tidegate.ocpp.internal.message.Charging;
import org.tidegate.ocpp.internal.message.Der;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.OperatorCall.TriggerStatus;
import org.tidegate.ocpp.internal.message.Provisioning;
import org.tidegate.ocpp.internal.message.Reservation;
import org.tidegate.ocpp.internal.message.V2x;
import org.tidegate.ocpp.internal.profile.ProfileRules;
import org.tidegate.ocpp.internal.station.auth.AuthDesk;
import org.tidegate.ocpp.internal.station.availability.AvailabilityDesk;
import org.tidegate.ocpp.internal.station.availability.ReservationDesk;
import org.tidegate.ocpp.internal.station.availability.RestartDesk;
import org.tidegate.ocpp.internal.station.device.DeviceDesk;
import org.tidegate.ocpp.internal.station.transaction.TransactionDesk;
import org.tidegate.ocpp.internal.v2x.NeedsDesk;
import org.tidegate.ocpp.internal.v2x.PowerDesk;

/** Brings what the operator asks to the desk that does it. Decides nothing. */
record Orders(
        Station station,
        DeviceDesk device,
        StartDesk starts,
        TransactionDesk transactions,
        ProfileDesk profiles,
        AvailabilityDesk availability,
        ReservationDesk reservations,
        RestartDesk restarts,
        AuthDesk auth,
        PowerDesk power,
        NeedsDesk needs,
        DerDesk der) {

    /**
     * @param bytes the whole frame had, for the bounds some messages have
     */
    OperatorCall.Answer handle(OperatorCall call, int bytes, Moment now) {
        return switch (call) {
            case OperatorCall.RequestStartTransaction c -> starts.start(c, now);
            case OperatorCall.RequestStopTransaction c -> transactions.stop(c);
            case OperatorCall.GetTransactionStatus c -> transactions.status(c);
            case OperatorCall.SetChargingProfile c -> profiles.setProfile(c, now);
            case OperatorCall.UpdateDynamicSchedule c -> profiles.updateDynamic(c, now);
            case OperatorCall.GetChargingProfiles c -> profiles.getProfiles(c);
            case OperatorCall.ClearChargingProfile c -> profiles.clearProfiles(c, now);
            case OperatorCall.GetCompositeSchedule c -> profiles.composite(c, now);
            case OperatorCall.Reset c -> restarts.reset(c, now);
            case OperatorCall.TriggerMessage c -> trigger(c, now);
            case OperatorCall.GetVariables c -> device.get(c, bytes);
            case OperatorCall.SetVariables c -> device.set(c, bytes, now);
            case OperatorCall.GetBaseReport c -> device.baseReport(c, now);
            case Provisioning.GetReport c -> device.report(c, bytes, now);
            case Availability.ChangeAvailability c -> availability.change(c);
            case Availability.UnlockConnector c -> availability.unlock(c);
            case Reservation.ReserveNow c ->
                    reservations.reserve(c, availability.status(), now);
            case Reservation.CancelReservation c -> reservations.cancel(c);
            case Authorisation.ClearCache _ -> auth.clearCache();
            case Authorisation.GetLocalListVersion _ -> auth.version();
            case Authorisation.SendLocalList c -> auth.send(c, bytes);
            case V2x.AFRRSignal c -> power.signal(c);
            case V2x.NotifyAllowedEnergyTransfer c -> needs.allow(c);
            case Charging.UsePriorityCharging c -> power.priority(c, now);
            case Der.SetDERControl c -> der.set(c, now);
            case Der.GetDERControl c -> der.get(c);
            case Der.ClearDERControl c -> der.clear(c, now);
            case OperatorCall.DataTransfer _ ->
                    new OperatorCall.DataTransferResponse(
                            OperatorCall.DataTransferStatus.UNKNOWN_VENDOR_ID, null);
            default ->
                    new OperatorCall.Declined(
                            ErrorCode.NOT_IMPLEMENTED,
                            "this station does not know " + call.getClass().getSimpleName());
        };
    }

    private OperatorCall.Answer trigger(OperatorCall.TriggerMessage c, Moment now) {
        boolean elsewhere = c.evse() != null && c.evse().id() > ProfileRules.EVSE;
        TriggerStatus status = elsewhere ? TriggerStatus.REJECTED : triggered(c, now);
        return new OperatorCall.TriggerMessageResponse(status, null);
    }

    private TriggerStatus triggered(OperatorCall.TriggerMessage c, Moment now) {
        return switch (c.requestedMessage()) {
            case BOOT_NOTIFICATION -> accepted(station.triggerBoot());
            case HEARTBEAT -> accepted(station.triggerHeartbeat());
            case STATUS_NOTIFICATION -> {
                availability.forget(now);
                yield TriggerStatus.ACCEPTED;
            }
            case METER_VALUES -> accepted(transactions.triggerValues(now));
            case TRANSACTION_EVENT -> accepted(transactions.trigger(now));
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
}
