package org.tidegate.ocpp.internal.station.availability;

import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.message.Data.ConnectorStatus;

/** The connector's status is a function of what the charger says, never a stored copy. */
public final class Statuses {
    private Statuses() {}

    /**
     * @param silent the charger has not said anything for too long
     * @param operative the operator has not taken it out of service
     * @param reserved for somebody who has not come yet
     */
    public static ConnectorStatus connector(
            StationState s, boolean silent, boolean operative, boolean reserved) {
        if (silent) {
            return ConnectorStatus.UNAVAILABLE;
        }
        if (!s.faultCode().isEmpty()) {
            return ConnectorStatus.FAULTED;
        }
        if (!operative) {
            return ConnectorStatus.UNAVAILABLE;
        }
        if (s.plugged()) {
            return ConnectorStatus.OCCUPIED;
        }
        return reserved ? ConnectorStatus.RESERVED : ConnectorStatus.AVAILABLE;
    }

    public static String words(ConnectorStatus status) {
        return switch (status) {
            case AVAILABLE -> "Available";
            case OCCUPIED -> "Occupied";
            case RESERVED -> "Reserved";
            case UNAVAILABLE -> "Unavailable";
            case FAULTED -> "Faulted";
        };
    }
}
