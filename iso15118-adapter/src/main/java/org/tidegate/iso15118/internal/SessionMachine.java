package org.tidegate.iso15118.internal;

import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.V2gtp;
import org.tidegate.iso15118.VehicleState;

/**
 * One vehicle's session in whichever protocol it has chosen, as the plane drives it. Immutable:
 * every input gives a {@link Turn} with the session that comes after it.
 */
public interface SessionMachine {
    /** A whole frame has arrived. */
    Turn received(V2gtp.Frame frame, Outside outside);

    /** Time has passed; nothing has arrived. */
    Turn waited(Outside outside);

    /** The connection is gone, or what it carries is no V2GTP. Nothing can be answered. */
    Turn broken(Refusal why, String detail, Outside outside);

    /** What the rest of the charger gets to see. */
    VehicleState toVehicleState(long nowNanos);

    /** The vehicle has introduced itself: from here on an earlier session is history. */
    boolean isKnown();
}
