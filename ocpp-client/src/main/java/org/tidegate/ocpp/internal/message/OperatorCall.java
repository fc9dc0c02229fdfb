package org.tidegate.ocpp.internal.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.ErrorCode;
import org.tidegate.ocpp.internal.json.Opaque;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Since21;
import org.tidegate.ocpp.internal.json.Text;
import org.tidegate.ocpp.internal.json.Wire;

/**
 * What the operator asks of the station, and what each question is answered with. What every
 * station is asked is here; the rest is with its functional block.
 */
public sealed interface OperatorCall
        permits Authorisation.ClearCache,
                Authorisation.GetLocalListVersion,
                Authorisation.SendLocalList,
                Availability.ChangeAvailability,
                Availability.UnlockConnector,
                Battery.RequestBatterySwap,
                Certificates.CertificateSigned,
                Certificates.InstallCertificate,
                Certificates.GetInstalledCertificateIds,
                Certificates.DeleteCertificate,
                Charging.UsePriorityCharging,
                Der.SetDERControl,
                Der.GetDERControl,
                Der.ClearDERControl,
                Diagnostics.GetLog,
                Diagnostics.CustomerInformation,
                Display.SetDisplayMessage,
                Display.GetDisplayMessages,
                Display.ClearDisplayMessage,
                Firmware.UpdateFirmware,
                Firmware.PublishFirmware,
                Firmware.UnpublishFirmware,
                Monitoring.SetMonitoringBase,
                Monitoring.SetMonitoringLevel,
                Monitoring.SetVariableMonitoring,
                Monitoring.ClearVariableMonitoring,
                Monitoring.GetMonitoringReport,
                OperatorCall.RequestStartTransaction,
                OperatorCall.RequestStopTransaction,
                OperatorCall.SetChargingProfile,
                OperatorCall.UpdateDynamicSchedule,
                OperatorCall.GetChargingProfiles,
                OperatorCall.ClearChargingProfile,
                OperatorCall.GetCompositeSchedule,
                OperatorCall.Reset,
                OperatorCall.TriggerMessage,
                OperatorCall.GetVariables,
                OperatorCall.SetVariables,
                OperatorCall.GetBaseReport,
                OperatorCall.GetTransactionStatus,
                OperatorCall.DataTransfer,
                Payment.NotifyWebPaymentStarted,
                Provisioning.GetReport,
                Provisioning.SetNetworkProfile,
                Reservation.ReserveNow,
                Reservation.CancelReservation,
                Streams.AdjustPeriodicEventStream,
                Streams.GetPeriodicEventStream,
                Tariffs.CostUpdated,
                Tariffs.SetDefaultTariff,
                Tariffs.GetTariffs,
                Tariffs.ClearTariffs,
                Tariffs.ChangeTransactionTariff,
                V2x.AFRRSignal,
                V2x.NotifyAllowedEnergyTransfer {

    /** The station's answer to one of these. */
    sealed interface Answer
            permits OperatorCall.Declined,
                    Authorisation.ClearCacheResponse,
                    Authorisation.GetLocalListVersionResponse,
                    Authorisation.SendLocalListResponse,
                    Availability.ChangeAvailabilityResponse,
                    Availability.UnlockConnectorResponse,
                    Battery.RequestBatterySwapResponse,
                    Certificates.CertificateSignedResponse,
                    Certificates.InstallCertificateResponse,
                    Certificates.GetInstalledCertificateIdsResponse,
                    Certificates.DeleteCertificateResponse,
                    Charging.UsePriorityChargingResponse,
                    Der.SetDERControlResponse,
                    Der.GetDERControlResponse,
                    Der.ClearDERControlResponse,
                    Diagnostics.GetLogResponse,
                    Diagnostics.CustomerInformationResponse,
                    Display.SetDisplayMessageResponse,
                    Display.GetDisplayMessagesResponse,
                    Display.ClearDisplayMessageResponse,
                    Firmware.UpdateFirmwareResponse,
                    Firmware.PublishFirmwareResponse,
                    Firmware.UnpublishFirmwareResponse,
                    Monitoring.SetMonitoringBaseResponse,
                    Monitoring.SetMonitoringLevelResponse,
                    Monitoring.SetVariableMonitoringResponse,
                    Monitoring.ClearVariableMonitoringResponse,
                    Monitoring.GetMonitoringReportResponse,
                    OperatorCall.RequestStartTransactionResponse,
                    OperatorCall.RequestStopTransactionResponse,
                    OperatorCall.SetChargingProfileResponse,
                    OperatorCall.UpdateDynamicScheduleResponse,
                    OperatorCall.GetChargingProfilesResponse,
                    OperatorCall.ClearChargingProfileResponse,
                    OperatorCall.GetCompositeScheduleResponse,
                    OperatorCall.ResetResponse,
                    OperatorCall.TriggerMessageResponse,
                    OperatorCall.GetVariablesResponse,
                    OperatorCall.SetVariablesResponse,
                    OperatorCall.GetBaseReportResponse,
                    OperatorCall.GetTransactionStatusResponse,
                    OperatorCall.DataTransferResponse,
                    Payment.NotifyWebPaymentStartedResponse,
                    Provisioning.GetReportResponse,
                    Provisioning.SetNetworkProfileResponse,
                    Reservation.ReserveNowResponse,
                    Reservation.CancelReservationResponse,
                    Streams.AdjustPeriodicEventStreamResponse,
                    Streams.GetPeriodicEventStreamResponse,
                    Tariffs.CostUpdatedResponse,
                    Tariffs.SetDefaultTariffResponse,
                    Tariffs.GetTariffsResponse,
                    Tariffs.ClearTariffsResponse,
                    Tariffs.ChangeTransactionTariffResponse,
                    V2x.AFRRSignalResponse,
                    V2x.NotifyAllowedEnergyTransferResponse {}

    /** Answered with an error instead: the order was understood and is not carried out at all. */
    record Declined(ErrorCode code, String why) implements Answer {}

    record RequestStartTransaction(
            @Range(min = 1) @Nullable Integer evseId,
            Data.@Nullable IdToken groupIdToken,
            Data.IdToken idToken,
            int remoteStartId,
            Profile.@Nullable ChargingProfile chargingProfile)
            implements OperatorCall {}

    record RequestStartTransactionResponse(
            RequestStatus status,
            Data.@Nullable StatusInfo statusInfo,
            @Text(36) @Nullable String transactionId)
            implements Answer {}

    record RequestStopTransaction(@Text(36) String transactionId) implements OperatorCall {}

    record RequestStopTransactionResponse(
            RequestStatus status, Data.@Nullable StatusInfo statusInfo) implements Answer {}

    record SetChargingProfile(@Range(min = 0) int evseId, Profile.ChargingProfile chargingProfile)
            implements OperatorCall {}

    record SetChargingProfileResponse(ProfileStatus status, Data.@Nullable StatusInfo statusInfo)
            implements Answer {}

    @Since21
    record UpdateDynamicSchedule(int chargingProfileId, Profile.ScheduleUpdate scheduleUpdate)
            implements OperatorCall {}

    @Since21
    record UpdateDynamicScheduleResponse(ProfileStatus status, Data.@Nullable StatusInfo statusInfo)
            implements Answer {}

    record GetChargingProfiles(
            int requestId,
            @Range(min = 0) @Nullable Integer evseId,
            Profile.Criterion chargingProfile)
            implements OperatorCall {}

    record GetChargingProfilesResponse(
            GetProfilesStatus status, Data.@Nullable StatusInfo statusInfo) implements Answer {}

    record ClearChargingProfile(
            @Nullable Integer chargingProfileId,
            Profile.@Nullable ClearCriteria chargingProfileCriteria)
            implements OperatorCall {}

    record ClearChargingProfileResponse(ClearStatus status, Data.@Nullable StatusInfo statusInfo)
            implements Answer {}

    record GetCompositeSchedule(
            int duration, Profile.@Nullable RateUnit chargingRateUnit, @Range(min = 0) int evseId)
            implements OperatorCall {}

    record GetCompositeScheduleResponse(
            GenericStatus status,
            Data.@Nullable StatusInfo statusInfo,
            Profile.@Nullable CompositeSchedule schedule)
            implements Answer {}

    record Reset(ResetKind type, @Range(min = 0) @Nullable Integer evseId)
            implements OperatorCall {}

    record ResetResponse(ResetStatus status, Data.@Nullable StatusInfo statusInfo)
            implements Answer {}

    record TriggerMessage(
            Data.@Nullable Evse evse,
            MessageTrigger requestedMessage,
            @Since21 @Text(50) @Nullable String customTrigger)
            implements OperatorCall {}

    record TriggerMessageResponse(TriggerStatus status, Data.@Nullable StatusInfo statusInfo)
            implements Answer {}

    record GetVariables(List<Data.GetVariableData> getVariableData) implements OperatorCall {}

    record GetVariablesResponse(List<Data.GetVariableResult> getVariableResult) implements Answer {}

    record SetVariables(List<Data.SetVariableData> setVariableData) implements OperatorCall {}

    record SetVariablesResponse(List<Data.SetVariableResult> setVariableResult) implements Answer {}

    record GetBaseReport(int requestId, ReportBase reportBase) implements OperatorCall {}

    record GetBaseReportResponse(ReportStatus status, Data.@Nullable StatusInfo statusInfo)
            implements Answer {}

    record GetTransactionStatus(@Text(36) @Nullable String transactionId) implements OperatorCall {}

    record GetTransactionStatusResponse(@Nullable Boolean ongoingIndicator, boolean messagesInQueue)
            implements Answer {}

    record DataTransfer(
            @Text(50) @Nullable String messageId, @Nullable Opaque data, @Text(255) String vendorId)
            implements OperatorCall {}

    record DataTransferResponse(
            DataTransferStatus status, Data.@Nullable StatusInfo statusInfo, @Nullable Opaque data)
            implements Answer {
        /** Without data. */
        public DataTransferResponse(
                DataTransferStatus status, Data.@Nullable StatusInfo statusInfo) {
            this(status, statusInfo, null);
        }
    }

    enum ReportStatus {
        ACCEPTED,
        REJECTED,
        NOT_SUPPORTED,
        EMPTY_RESULT_SET
    }

    enum GenericStatus {
        ACCEPTED,
        REJECTED
    }

    enum ProfileStatus {
        ACCEPTED,
        REJECTED
    }

    enum DataTransferStatus {
        ACCEPTED,
        REJECTED,
        UNKNOWN_MESSAGE_ID,
        UNKNOWN_VENDOR_ID
    }

    enum RequestStatus {
        ACCEPTED,
        REJECTED
    }

    enum GetProfilesStatus {
        ACCEPTED,
        NO_PROFILES
    }

    enum ClearStatus {
        ACCEPTED,
        UNKNOWN
    }

    enum ResetKind {
        IMMEDIATE,
        ON_IDLE,
        @Since21
        IMMEDIATE_AND_RESUME
    }

    enum ResetStatus {
        ACCEPTED,
        REJECTED,
        SCHEDULED
    }

    enum MessageTrigger {
        BOOT_NOTIFICATION,
        LOG_STATUS_NOTIFICATION,
        FIRMWARE_STATUS_NOTIFICATION,
        HEARTBEAT,
        METER_VALUES,
        SIGN_CHARGING_STATION_CERTIFICATE,
        @Wire("SignV2GCertificate")
        SIGN_V2G_CERTIFICATE,
        @Since21
        @Wire("SignV2G20Certificate")
        SIGN_V2G20_CERTIFICATE,
        STATUS_NOTIFICATION,
        TRANSACTION_EVENT,
        SIGN_COMBINED_CERTIFICATE,
        PUBLISH_FIRMWARE_STATUS_NOTIFICATION,
        @Since21
        CUSTOM_TRIGGER
    }

    enum TriggerStatus {
        ACCEPTED,
        REJECTED,
        NOT_IMPLEMENTED
    }

    enum ReportBase {
        CONFIGURATION_INVENTORY,
        FULL_INVENTORY,
        SUMMARY_INVENTORY
    }
}
