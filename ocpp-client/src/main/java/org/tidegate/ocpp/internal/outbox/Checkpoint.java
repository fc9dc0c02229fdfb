package org.tidegate.ocpp.internal.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Data;

/**
 * A transaction that is open, as far as the disk knows: enough to end it after a power cut.
 *
 * @param nextSeqNo the number its next event gets
 * @param importWh,exportWh registers of its last event, taken at {@code at}
 */
public record Checkpoint(
        String transactionId,
        long sessionNumber,
        int nextSeqNo,
        double importWh,
        double exportWh,
        Instant at,
        Data.@Nullable IdToken idToken) {}
