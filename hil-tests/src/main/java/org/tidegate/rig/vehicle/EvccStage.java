package org.tidegate.rig.vehicle;

/** Where the vehicle believes to be. */
public enum EvccStage {
    /** Not plugged in. */
    AWAY,
    /** Plugged in, waiting for the oscillator to say "digital communication". */
    PLUGGED,
    PROTOCOL,
    SESSION,
    AUTHORISATION_SETUP,
    AUTHORISATION,
    SERVICES,
    SERVICE_DETAIL,
    SERVICE_SELECTION,
    PARAMETERS,
    SCHEDULE,
    CABLE_CHECK,
    PRE_CHARGE,
    POWER_ON,
    LOOP,
    /** Confirms the charger's meter with its contract. */
    METER,
    POWER_STANDBY,
    /** Asks for a new schedule; its contactors stay closed. */
    POWER_RENEGOTIATE,
    POWER_OFF,
    /** Waits for the current to vanish before its contactors open. */
    RAMP_DOWN,
    WELDING,
    GOODBYE,
    /** Session over, still plugged in. */
    DONE,
    /** Session left for a pause, still plugged in. */
    PAUSED,
    /** Session broken, still plugged in. */
    FAILED;

    /** The vehicle talks to the charger. */
    public boolean isTalking() {
        return compareTo(PROTOCOL) >= 0 && compareTo(GOODBYE) <= 0;
    }

    /** It may simply say goodbye here: its contactors are open and no welding check is pending. */
    boolean mayLeaveAtOnce() {
        return compareTo(AUTHORISATION_SETUP) >= 0 && compareTo(PRE_CHARGE) <= 0;
    }
}
