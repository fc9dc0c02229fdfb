package org.tidegate.rig.vehicle;

/** What the driver, or the vehicle's own planning, wants in the charge loop. */
public enum EvccWish {
    NONE,
    PAUSE,
    STANDBY,
    /** Out of standby. */
    RESUME,
    NEW_SCHEDULE,
    NEW_SERVICE
}
