package org.tidegate.rig.vehicle;

import org.tidegate.iso15118.V2gConnection;
import org.tidegate.runtime.Wakeup;

/** How the vehicle reaches the charger. */
@FunctionalInterface
public interface VehicleLink {
    /**
     * Begins to connect and returns at once. What is written before the connection stands is sent
     * when it does; if it never does, reading ends and {@link V2gConnection#failure} says why.
     *
     * @param wakeup told when there is something to read
     */
    V2gConnection connect(Wakeup wakeup);
}
