package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Since21;
import org.tidegate.ocpp.internal.json.Text;

/** What bidirectional charging adds outside of profiles (block Q). */
public interface V2x {

    @Since21
    record AFRRSignal(Instant timestamp, int signal) implements OperatorCall {}

    @Since21
    record AFRRSignalResponse(
            OperatorCall.GenericStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    @Since21
    record NotifyAllowedEnergyTransfer(
            @Text(36) String transactionId, List<Data.EnergyTransferMode> allowedEnergyTransfer)
            implements OperatorCall {}

    @Since21
    record NotifyAllowedEnergyTransferResponse(
            NotifyAllowedEnergyTransferStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    enum NotifyAllowedEnergyTransferStatus {
        ACCEPTED,
        REJECTED
    }
}
