package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Count;
import org.tidegate.ocpp.internal.json.Opaque;

/** The operator's answer to a {@link StationCall}. */
public sealed interface OperatorAnswer {

    record BootNotificationResponse(
            Instant currentTime,
            int interval,
            Data.RegistrationStatus status,
            Data.@Nullable StatusInfo statusInfo)
            implements OperatorAnswer {}

    record HeartbeatResponse(Instant currentTime) implements OperatorAnswer {}

    record AuthorizeResponse(
            Data.IdTokenInfo idTokenInfo,
            Data.@Nullable CertificateStatus certificateStatus,
            @Nullable List<Data.EnergyTransferMode> allowedEnergyTransfer,
            @Nullable Opaque tariff)
            implements OperatorAnswer {}

    record TransactionEventResponse(
            @Nullable Double totalCost,
            @Nullable Integer chargingPriority,
            Data.@Nullable IdTokenInfo idTokenInfo,
            Data.@Nullable TransactionLimit transactionLimit,
            Data.@Nullable MessageContent updatedPersonalMessage,
            @Count(max = 4) @Nullable List<Data.MessageContent> updatedPersonalMessageExtra)
            implements OperatorAnswer {}

    record PullDynamicScheduleUpdateResponse(
            Profile.@Nullable ScheduleUpdate scheduleUpdate,
            OperatorCall.ProfileStatus status,
            Data.@Nullable StatusInfo statusInfo)
            implements OperatorAnswer {}

    /** Answers that say nothing but "received". */
    record Received() implements OperatorAnswer {}
}
