package org.tidegate.ocpp.internal.profile;

import org.jspecify.annotations.Nullable;

/**
 * What profiles are judged against.
 *
 * @param transactionId null while there is no transaction; default profiles are then judged as if
 *     one began at {@code transactionStartMillis} (K08.FR.06)
 * @param transactionStartMillis wall time of its start
 * @param offlineMillis how long the operator has been away; 0 while it is there
 * @param wallAtZeroMillis wall time at monotonic 0, from one reading of both clocks
 */
public record Basis(
        @Nullable String transactionId,
        long transactionStartMillis,
        long offlineMillis,
        long wallAtZeroMillis) {

    long wallMillis(long nanos) {
        return wallAtZeroMillis + Math.floorDiv(nanos, 1_000_000L);
    }
}
