package org.tidegate.ocpp.internal.message;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Range;

/** Taking connectors out of use, and unlocking them (blocks F and G). */
public interface Availability {

    record ChangeAvailability(Data.@Nullable Evse evse, OperationalStatus operationalStatus)
            implements OperatorCall {}

    record ChangeAvailabilityResponse(
            ChangeAvailabilityStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record UnlockConnector(@Range(min = 0) int evseId, @Range(min = 0) int connectorId)
            implements OperatorCall {}

    record UnlockConnectorResponse(UnlockStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    enum OperationalStatus {
        INOPERATIVE,
        OPERATIVE
    }

    enum ChangeAvailabilityStatus {
        ACCEPTED,
        REJECTED,
        SCHEDULED
    }

    enum UnlockStatus {
        UNLOCKED,
        UNLOCK_FAILED,
        ONGOING_AUTHORIZED_TRANSACTION,
        UNKNOWN_CONNECTOR
    }
}
