package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Count;
import org.tidegate.ocpp.internal.json.In201;
import org.tidegate.ocpp.internal.json.Opaque;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Since21;
import org.tidegate.ocpp.internal.json.Text;
import org.tidegate.ocpp.internal.json.Words201;

/**
 * What the station tells or asks the operator, answered by one {@link OperatorAnswer}. Transactions
 * and what every station says are here; the rest is with its functional block.
 */
public sealed interface StationCall
        permits StationCall.StatusDetail,
                Battery.BatterySwap,
                Certificates.Get15118EVCertificate,
                Certificates.GetCertificateStatus,
                Certificates.GetCertificateChainStatus,
                Certificates.SignCertificate,
                Charging.NotifyChargingLimit,
                Charging.ClearedChargingLimit,
                Charging.NotifyEVChargingNeeds,
                Charging.NotifyEVChargingSchedule,
                Charging.NotifyPriorityCharging,
                Der.ReportDERControl,
                Der.NotifyDERAlarm,
                Der.NotifyDERStartStop,
                Diagnostics.LogStatusNotification,
                Diagnostics.NotifyCustomerInformation,
                Display.NotifyDisplayMessages,
                Firmware.FirmwareStatusNotification,
                Firmware.PublishFirmwareStatusNotification,
                Monitoring.NotifyMonitoringReport,
                Payment.NotifySettlement,
                Payment.VatNumberValidation,
                Reservation.ReservationStatusUpdate,
                StationCall.BootNotification,
                StationCall.Heartbeat,
                StationCall.StatusNotification,
                StationCall.Authorize,
                StationCall.TransactionEvent,
                StationCall.MeterValues,
                StationCall.NotifyEvent,
                StationCall.SecurityEventNotification,
                StationCall.NotifyReport,
                StationCall.ReportChargingProfiles,
                StationCall.PullDynamicScheduleUpdate,
                StationCall.DataTransfer,
                Streams.OpenPeriodicEventStream,
                Streams.ClosePeriodicEventStream {

    record BootNotification(Data.ChargingStation chargingStation, Data.BootReason reason)
            implements StationCall {}

    record Heartbeat() implements StationCall {}

    record StatusNotification(
            Instant timestamp,
            Data.ConnectorStatus connectorStatus,
            @Range(min = 0) int evseId,
            @Range(min = 0) int connectorId)
            implements StationCall {}

    /**
     * The nine states of 1.6 in one word; 2.x says the same with StatusNotification, ChargingState
     * and NotifyEvent. EVSE 0 is the station as a whole. The station tells it at every change,
     * whatever the version, and the dialect knows whether to pass it on.
     */
    record StatusDetail(
            Instant timestamp,
            int evseId,
            int connectorId,
            Detail detail,
            Fault fault,
            @Nullable String info,
            @Nullable String vendorErrorCode)
            implements StationCall {}

    record Authorize(
            Data.IdToken idToken,
            @In201(text = 5500) @Text(10000) @Nullable String certificate,
            @Count(max = 4)
                    @Nullable List<Certificates.OcspRequestData> iso15118CertificateHashData)
            implements StationCall {
        /** Without a contract certificate. */
        public Authorize(Data.IdToken idToken) {
            this(idToken, null, null);
        }
    }

    record TransactionEvent(
            Data.EventType eventType,
            @Nullable List<Data.MeterValue> meterValue,
            Instant timestamp,
            Data.TriggerReason triggerReason,
            @Range(min = 0) int seqNo,
            @Nullable Boolean offline,
            Data.TransactionInfo transactionInfo,
            Data.@Nullable Evse evse,
            Data.@Nullable IdToken idToken,
            @Since21 Tariffs.@Nullable CostDetails costDetails,
            @Range(min = 0, max = 3) @Nullable Integer numberOfPhasesUsed,
            @Nullable Integer cableMaxCurrent,
            @Range(min = 0) @Nullable Integer reservationId,
            @Since21 Data.@Nullable PreconditioningStatus preconditioningStatus,
            @Since21 @Nullable Boolean evseSleep)
            implements StationCall {
        /** With what every transaction has. */
        public TransactionEvent(
                Data.EventType eventType,
                @Nullable List<Data.MeterValue> meterValue,
                Instant timestamp,
                Data.TriggerReason triggerReason,
                int seqNo,
                @Nullable Boolean offline,
                Data.TransactionInfo transactionInfo,
                Data.@Nullable Evse evse,
                Data.@Nullable IdToken idToken) {
            this(
                    eventType,
                    meterValue,
                    timestamp,
                    triggerReason,
                    seqNo,
                    offline,
                    transactionInfo,
                    evse,
                    idToken,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    record MeterValues(@Range(min = 0) int evseId, List<Data.MeterValue> meterValue)
            implements StationCall {}

    record NotifyEvent(
            Instant generatedAt,
            @Nullable Boolean tbc,
            @Range(min = 0) int seqNo,
            List<Data.EventData> eventData)
            implements StationCall {}

    record SecurityEventNotification(
            @Text(50) String type, Instant timestamp, @Text(255) @Nullable String techInfo)
            implements StationCall {}

    record NotifyReport(
            int requestId,
            Instant generatedAt,
            @Nullable List<Data.ReportData> reportData,
            @Nullable Boolean tbc,
            @Range(min = 0) int seqNo)
            implements StationCall {}

    record ReportChargingProfiles(
            int requestId,
            @In201(words = Words201.ChargingLimitSource.class, otherwise = "Other") @Text(20)
                    String chargingLimitSource,
            List<Profile.ChargingProfile> chargingProfile,
            @Nullable Boolean tbc,
            @Range(min = 0) int evseId)
            implements StationCall {}

    @Since21
    record PullDynamicScheduleUpdate(int chargingProfileId) implements StationCall {}

    record DataTransfer(
            @Text(50) @Nullable String messageId, @Nullable Opaque data, @Text(255) String vendorId)
            implements StationCall {}

    /** As 1.6 has them. */
    enum Detail {
        AVAILABLE,
        PREPARING,
        CHARGING,
        SUSPENDED_EVSE,
        SUSPENDED_EV,
        FINISHING,
        RESERVED,
        UNAVAILABLE,
        FAULTED
    }

    /** What is wrong, in 1.6's words. */
    enum Fault {
        NO_ERROR,
        CONNECTOR_LOCK_FAILURE,
        EV_COMMUNICATION_ERROR,
        GROUND_FAILURE,
        HIGH_TEMPERATURE,
        INTERNAL_ERROR,
        LOCAL_LIST_CONFLICT,
        OTHER_ERROR,
        OVER_CURRENT_FAILURE,
        OVER_VOLTAGE,
        POWER_METER_FAILURE,
        POWER_SWITCH_FAILURE,
        READER_FAILURE,
        RESET_FAILURE,
        UNDER_VOLTAGE,
        WEAK_SIGNAL
    }
}
