package org.tidegate.ocpp.internal.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Data;

/**
 * A transaction that is open, as far as the disk knows: enough to end it after a power cut.
 *
 * @param nextSeqNo the number its next event gets
 * @param importWh,exportWh registers of its last event, taken at {@code at}
 * @param bill what it has cost; null if nobody counts
 */
public record Checkpoint(
        String transactionId,
        long sessionNumber,
        int nextSeqNo,
        double importWh,
        double exportWh,
        Instant at,
        Data.@Nullable IdToken idToken,
        @Nullable Bill bill) {

    /** A tariff is long and rarely changes: a line says it only where the one before does not. */
    Checkpoint after(@Nullable Checkpoint before) {
        Bill known = billOf(before);
        return bill != null
                        && known != null
                        && bill.tariff() != null
                        && bill.tariff().equals(known.tariff())
                ? with(bill.under(null))
                : this;
    }

    /** The opposite of {@link #after}. */
    Checkpoint whole(@Nullable Checkpoint before) {
        Bill known = billOf(before);
        return bill != null && known != null && bill.tariff() == null
                ? with(bill.under(known.tariff()))
                : this;
    }

    private @Nullable Bill billOf(@Nullable Checkpoint before) {
        return before == null || !before.transactionId.equals(transactionId) ? null : before.bill;
    }

    private Checkpoint with(Bill other) {
        return new Checkpoint(
                transactionId,
                sessionNumber,
                nextSeqNo,
                importWh,
                exportWh,
                at,
                idToken,
                other);
    }
}
