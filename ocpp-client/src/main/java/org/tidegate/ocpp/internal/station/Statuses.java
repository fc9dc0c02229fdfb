package org.tidegate.ocpp.internal.station;

import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.message.Data.ConnectorStatus;

/** The connector's status is a function of what the charger says, never a stored copy. */
final class Statuses {
    private Statuses() {}

    /**
     * @param silent the charger has not said anything for too long
     */
    static ConnectorStatus connector(StationState s, boolean silent) {
        if (silent) {
            return ConnectorStatus.UNAVAILABLE;
        }
        if (!s.faultCode().isEmpty()) {
            return ConnectorStatus.FAULTED;
        }
        return s.plugged() ? ConnectorStatus.OCCUPIED : ConnectorStatus.AVAILABLE;
    }

    static String words(ConnectorStatus status) {
        return switch (status) {
            case AVAILABLE -> "Available";
            case OCCUPIED -> "Occupied";
            case RESERVED -> "Reserved";
            case UNAVAILABLE -> "Unavailable";
            case FAULTED -> "Faulted";
        };
    }
}
