package org.tidegate.ocpp.internal.station;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.StationCall;

/**
 * One functional block of the station. What the operator asks of it are methods of its own; this is
 * what it has in common with the others. All time is the argument.
 */
public interface Desk {
    /** A call to the operator that is due. */
    record Ask(StationCall call, Reply reply) {}

    /** Time has passed, the charger may have changed. */
    default void tick(Moment now) {}

    /** The operator is there again, or for the first time. */
    default void online(Moment now, long offlineMillis) {}

    /** The next call of this desk; asking for it counts as sending it. */
    default @Nullable Ask due(Moment now) {
        return null;
    }
}
