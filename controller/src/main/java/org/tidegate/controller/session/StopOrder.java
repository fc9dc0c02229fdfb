package org.tidegate.controller.session;

/** How urgently the charger wants the vehicle out of the session. */
public enum StopOrder {
    NONE,
    /** Finish in order: let the vehicle ramp down and say goodbye. */
    NORMAL,
    /** Power is already off. */
    EMERGENCY
}
