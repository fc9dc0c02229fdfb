package org.tidegate.hal;

import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * A converter's driver, whatever language the device speaks: the lane's side, the bus plane's side,
 * and what everybody else may look at.
 */
public interface Converter extends PowerStage, Plane {
    /** State and reason in words, refreshed at every change and once a second. */
    Published<StageStatus> status();

    Published<StageDetails> details();

    /**
     * Clears the device's latched alarms and the driver's own latched faults. Safe from any thread;
     * done at the next poll.
     */
    void resetAlarms();
}
