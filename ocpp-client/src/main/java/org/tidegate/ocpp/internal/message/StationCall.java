package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Text;

/** What the station tells or asks the operator. */
public sealed interface StationCall {

    record BootNotification(Data.ChargingStation chargingStation, Data.BootReason reason)
            implements StationCall {}

    record Heartbeat() implements StationCall {}

    record StatusNotification(
            Instant timestamp,
            Data.ConnectorStatus connectorStatus,
            @Range(min = 0) int evseId,
            @Range(min = 0) int connectorId)
            implements StationCall {}

    record Authorize(Data.IdToken idToken) implements StationCall {}

    record TransactionEvent(
            Data.EventType eventType,
            @Nullable List<Data.MeterValue> meterValue,
            Instant timestamp,
            Data.TriggerReason triggerReason,
            @Range(min = 0) int seqNo,
            @Nullable Boolean offline,
            Data.TransactionInfo transactionInfo,
            Data.@Nullable Evse evse,
            Data.@Nullable IdToken idToken)
            implements StationCall {}

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
            @Text(20) String chargingLimitSource,
            List<Profile.ChargingProfile> chargingProfile,
            @Nullable Boolean tbc,
            @Range(min = 0) int evseId)
            implements StationCall {}

    record PullDynamicScheduleUpdate(int chargingProfileId) implements StationCall {}
}
