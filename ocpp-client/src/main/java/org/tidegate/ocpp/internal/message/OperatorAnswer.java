package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Count;
import org.tidegate.ocpp.internal.json.Opaque;
import org.tidegate.ocpp.internal.json.Since21;

/**
 * The operator's answer to a {@link StationCall}: the record named like the call with {@code
 * Response}, or {@link Received} if there is nothing in it.
 */
public sealed interface OperatorAnswer
        permits Certificates.Get15118EVCertificateResponse,
                Certificates.GetCertificateStatusResponse,
                Certificates.GetCertificateChainStatusResponse,
                Certificates.SignCertificateResponse,
                Charging.NotifyEVChargingNeedsResponse,
                Charging.NotifyEVChargingScheduleResponse,
                OperatorAnswer.BootNotificationResponse,
                OperatorAnswer.HeartbeatResponse,
                OperatorAnswer.AuthorizeResponse,
                OperatorAnswer.TransactionEventResponse,
                OperatorAnswer.PullDynamicScheduleUpdateResponse,
                OperatorAnswer.DataTransferResponse,
                Payment.NotifySettlementResponse,
                Payment.VatNumberValidationResponse,
                Streams.OpenPeriodicEventStreamResponse,
                OperatorAnswer.Received {

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
            @Since21 @Nullable List<Data.EnergyTransferMode> allowedEnergyTransfer,
            @Since21 Tariffs.@Nullable Tariff tariff)
            implements OperatorAnswer {}

    record TransactionEventResponse(
            @Nullable Double totalCost,
            @Nullable Integer chargingPriority,
            Data.@Nullable IdTokenInfo idTokenInfo,
            @Since21 Data.@Nullable TransactionLimit transactionLimit,
            Data.@Nullable MessageContent updatedPersonalMessage,
            @Since21 @Count(max = 4)
                    @Nullable List<Data.MessageContent> updatedPersonalMessageExtra)
            implements OperatorAnswer {}

    @Since21
    record PullDynamicScheduleUpdateResponse(
            Profile.@Nullable ScheduleUpdate scheduleUpdate,
            OperatorCall.ProfileStatus status,
            Data.@Nullable StatusInfo statusInfo)
            implements OperatorAnswer {}

    record DataTransferResponse(
            OperatorCall.DataTransferStatus status,
            Data.@Nullable StatusInfo statusInfo,
            @Nullable Opaque data)
            implements OperatorAnswer {}

    /** Answers that say nothing but "received". */
    record Received() implements OperatorAnswer {}
}
