package org.tidegate.ocpp.internal.station;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Data.ChargingState;
import org.tidegate.ocpp.internal.message.Data.IdToken;
import org.tidegate.ocpp.internal.message.Data.OperationMode;
import org.tidegate.ocpp.internal.message.Data.StoppedReason;
import org.tidegate.ocpp.internal.message.Data.TriggerReason;

/**
 * The running transaction.
 *
 * @param chargingState,mode as last reported
 * @param sampledNanos when meter values were last reported
 * @param identified the vehicle's EVCCID has been reported
 * @param stop why the operator wants it ended; null if it does not
 */
record Transaction(
        String id,
        long sessionNumber,
        int nextSeqNo,
        long startNanos,
        ChargingState chargingState,
        OperationMode mode,
        long sampledNanos,
        @Nullable IdToken idToken,
        boolean identified,
        @Nullable Stop stop) {

    /** The operator's wish to end it. */
    record Stop(StoppedReason reason, TriggerReason trigger, String words) {}

    Transaction stopping(Stop wish) {
        return new Transaction(
                id,
                sessionNumber,
                nextSeqNo,
                startNanos,
                chargingState,
                mode,
                sampledNanos,
                idToken,
                identified,
                stop == null ? wish : stop);
    }
}
