package org.tidegate.ocpp.internal.station;

import org.tidegate.ocpp.internal.der.DerDesk;
import org.tidegate.ocpp.internal.json.ErrorCode;
import org.tidegate.ocpp.internal.message.Authorisation;
import org.tidegate.ocpp.internal.message.Availability;
import org.tidegate.ocpp.internal.message.Battery;
import org.tidegate.ocpp.internal.message.Certificates;
import org.tidegate.ocpp.internal.message.Certificates.CertificateSigningUse;
import org.tidegate.ocpp.internal.message.Charging;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.Der;
import org.tidegate.ocpp.internal.message.Diagnostics;
import org.tidegate.ocpp.internal.message.Display;
import org.tidegate.ocpp.internal.message.Firmware;
import org.tidegate.ocpp.internal.message.Monitoring;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.OperatorCall.TriggerStatus;
import org.tidegate.ocpp.internal.message.Payment;
import org.tidegate.ocpp.internal.message.Provisioning;
import org.tidegate.ocpp.internal.message.Reservation;
import org.tidegate.ocpp.internal.message.Streams;
import org.tidegate.ocpp.internal.message.Tariffs;
import org.tidegate.ocpp.internal.message.V2x;
import org.tidegate.ocpp.internal.profile.ProfileRules;
import org.tidegate.ocpp.internal.station.auth.AuthDesk;
import org.tidegate.ocpp.internal.station.availability.AvailabilityDesk;
import org.tidegate.ocpp.internal.station.availability.ReservationDesk;
import org.tidegate.ocpp.internal.station.availability.RestartDesk;
import org.tidegate.ocpp.internal.station.device.DeviceDesk;
import org.tidegate.ocpp.internal.station.display.CustomerDesk;
import org.tidegate.ocpp.internal.station.display.DisplayDesk;
import org.tidegate.ocpp.internal.station.files.FirmwareDesk;
import org.tidegate.ocpp.internal.station.files.LogDesk;
import org.tidegate.ocpp.internal.station.monitoring.MonitorDesk;
import org.tidegate.ocpp.internal.station.monitoring.StreamDesk;
import org.tidegate.ocpp.internal.station.security.CertificateDesk;
import org.tidegate.ocpp.internal.station.security.NetworkDesk;
import org.tidegate.ocpp.internal.station.tariff.TariffDesk;
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
        NetworkDesk network,
        CertificateDesk certificates,
        FirmwareDesk firmware,
        LogDesk logs,
        MonitorDesk monitors,
        StreamDesk streams,
        DisplayDesk display,
        CustomerDesk customers,
        TariffDesk tariffs,
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
            case Reservation.ReserveNow c -> reservations.reserve(c, availability.status(), now);
            case Reservation.CancelReservation c -> reservations.cancel(c);
            case Authorisation.ClearCache _ -> auth.clearCache();
            case Authorisation.GetLocalListVersion _ -> auth.version();
            case Authorisation.SendLocalList c -> auth.send(c, bytes);
            case Provisioning.SetNetworkProfile c -> network.set(c, now);
            case Certificates.InstallCertificate c -> certificates.install(c, now);
            case Certificates.DeleteCertificate c ->
                    certificates.delete(c, network.securityProfile(), now);
            case Certificates.GetInstalledCertificateIds c -> certificates.list(c);
            case Certificates.CertificateSigned c -> certificates.signed(c, now);
            case Firmware.UpdateFirmware c -> firmware.order(c, now);
            case Diagnostics.GetLog c -> logs.order(c);
            case Monitoring.SetVariableMonitoring c -> monitors.set(c, bytes, now);
            case Monitoring.ClearVariableMonitoring c -> monitors.clear(c, now);
            case Monitoring.SetMonitoringBase c -> monitors.base(c);
            case Monitoring.SetMonitoringLevel c -> monitors.level(c);
            case Monitoring.GetMonitoringReport c -> monitors.report(c, now);
            case Streams.AdjustPeriodicEventStream c -> streams.adjust(c);
            case Streams.GetPeriodicEventStream _ -> streams.list();
            case Display.SetDisplayMessage c -> display.set(c, now);
            case Display.GetDisplayMessages c -> display.get(c);
            case Display.ClearDisplayMessage c -> display.clear(c);
            case Diagnostics.CustomerInformation c -> customers.order(c, now);
            case Tariffs.SetDefaultTariff c -> tariffs.setDefault(c);
            case Tariffs.GetTariffs c -> tariffs.get(c);
            case Tariffs.ClearTariffs c -> tariffs.clear(c);
            case Tariffs.ChangeTransactionTariff c -> tariffs.change(c, now);
            case Tariffs.CostUpdated c -> tariffs.updated(c);
            case Battery.RequestBatterySwap _ ->
                    new Battery.RequestBatterySwapResponse(
                            OperatorCall.GenericStatus.REJECTED,
                            no("no batteries are swapped here"));
            case Firmware.PublishFirmware _ ->
                    new Firmware.PublishFirmwareResponse(
                            OperatorCall.GenericStatus.REJECTED, no("not a local controller"));
            case Firmware.UnpublishFirmware _ ->
                    new Firmware.UnpublishFirmwareResponse(
                            Firmware.UnpublishFirmwareStatus.NO_FIRMWARE);
            case Payment.NotifyWebPaymentStarted _ ->
                    new OperatorCall.Declined(
                            ErrorCode.NOT_SUPPORTED, "this charger shows no payment code");
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

    private static StatusInfo no(String why) {
        return new StatusInfo("UnsupportedRequest", why);
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
                if (!station.isRegistered()) {
                    yield accepted(availability.tellNow(now));
                }
                if (c.evse() == null) {
                    availability.forget(now);
                } else {
                    availability.forgetConnector(now);
                }
                yield TriggerStatus.ACCEPTED;
            }
            case METER_VALUES -> accepted(transactions.triggerValues(now));
            case TRANSACTION_EVENT -> accepted(transactions.trigger(now));
            case LOG_STATUS_NOTIFICATION -> accepted(logs.trigger());
            case FIRMWARE_STATUS_NOTIFICATION -> accepted(firmware.trigger());
            case SIGN_CHARGING_STATION_CERTIFICATE ->
                    accepted(
                            certificates.sign(
                                    CertificateSigningUse.CHARGING_STATION_CERTIFICATE, now));
            case SIGN_V2G_CERTIFICATE ->
                    accepted(certificates.sign(CertificateSigningUse.V2G_CERTIFICATE, now));
            case SIGN_V2G20_CERTIFICATE ->
                    accepted(certificates.sign(CertificateSigningUse.V2G20_CERTIFICATE, now));
            case SIGN_COMBINED_CERTIFICATE, // one key for two purposes is not made here
                    PUBLISH_FIRMWARE_STATUS_NOTIFICATION,
                    CUSTOM_TRIGGER ->
                    TriggerStatus.NOT_IMPLEMENTED;
        };
    }

    private static TriggerStatus accepted(boolean queued) {
        return queued ? TriggerStatus.ACCEPTED : TriggerStatus.REJECTED;
    }
}
