package org.tidegate.controller.lane;

import org.tidegate.protection.GridSample;

/**
 * An own measurement of the grid beside the converter's registers: faster than a bus, and with
 * phase angles. Called by the lane; must neither wait nor allocate.
 */
@FunctionalInterface
public interface GridSensor {
    /**
     * Fills in voltages, angles, frequency, phase jump and age; NaN where it does not see. The
     * active power is the converter's and stays as it is.
     */
    void read(GridSample into, long nowNanos);
}
