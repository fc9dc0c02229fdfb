package org.tidegate.ocpp.internal.profile;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What profiles are judged against.
 *
 * @param transactionId null while there is no transaction; default profiles are then judged as if
 *     one began at {@code transactionStartMillis} (K08.FR.06)
 * @param transactionStartMillis wall time of its start
 * @param offlineMillis how long the operator has been away; 0 while it is there
 * @param wallAtZeroMillis wall time at monotonic 0, from one reading of both clocks
 * @param zone for schedules in local time
 * @param conditions what else profiles look at
 */
public record Basis(
        @Nullable String transactionId,
        long transactionStartMillis,
        long offlineMillis,
        long wallAtZeroMillis,
        ZoneId zone,
        Conditions conditions) {

    /**
     * @param socPercent NaN if unknown: no limit that waits for a state of charge applies then
     * @param priority priority charging has been activated (K22)
     * @param thresholds for LocalLoadBalancing; null if they are not set
     * @param managerFirst SetpointPriority is ExternalControl
     */
    public record Conditions(
            double socPercent,
            boolean priority,
            Abilities.@Nullable LoadThresholds thresholds,
            boolean managerFirst) {
        public static final Conditions NONE = new Conditions(Double.NaN, false, null, true);
    }

    /** In UTC, without conditions. */
    public Basis(
            @Nullable String transactionId,
            long transactionStartMillis,
            long offlineMillis,
            long wallAtZeroMillis) {
        this(
                transactionId,
                transactionStartMillis,
                offlineMillis,
                wallAtZeroMillis,
                ZoneOffset.UTC,
                Conditions.NONE);
    }

    long wallMillis(long nanos) {
        return wallAtZeroMillis + Math.floorDiv(nanos, 1_000_000L);
    }
}
