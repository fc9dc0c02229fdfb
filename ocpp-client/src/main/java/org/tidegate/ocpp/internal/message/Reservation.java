package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.In201;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Since21;
import org.tidegate.ocpp.internal.json.Text;
import org.tidegate.ocpp.internal.json.Words201;

/** Reservations (block H). */
public interface Reservation {

    record ReservationStatusUpdate(
            @Range(min = 0) int reservationId, ReservationUpdateStatus reservationUpdateStatus)
            implements StationCall {}

    record ReserveNow(
            @Range(min = 0) int id,
            Instant expiryDateTime,
            @In201(words = Words201.Connector.class) @Text(20) @Nullable String connectorType,
            Data.IdToken idToken,
            @Range(min = 0) @Nullable Integer evseId,
            Data.@Nullable IdToken groupIdToken)
            implements OperatorCall {}

    record ReserveNowResponse(ReserveNowStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record CancelReservation(@Range(min = 0) int reservationId) implements OperatorCall {}

    record CancelReservationResponse(
            CancelReservationStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    enum ReservationUpdateStatus {
        EXPIRED,
        REMOVED,
        @Since21(instead = "Expired")
        NO_TRANSACTION
    }

    enum ReserveNowStatus {
        ACCEPTED,
        FAULTED,
        OCCUPIED,
        REJECTED,
        UNAVAILABLE
    }

    enum CancelReservationStatus {
        ACCEPTED,
        REJECTED
    }
}
