package org.tidegate.rig.vehicle.iso2;

/** Where an old car believes to be. */
public enum CarStage {
    AWAY,
    /** Waits for 5 % on the pilot. */
    PLUGGED,
    PROTOCOL,
    SESSION,
    SERVICES,
    PAYMENT,
    CONTRACT,
    AUTHORISATION,
    PARAMETERS,
    CABLE_CHECK,
    PRE_CHARGE,
    POWER_ON,
    LOOP,
    RECEIPT,
    RENEGOTIATION,
    POWER_OFF,
    /** Waits for the current to vanish before its contactors open. */
    RAMP_DOWN,
    WELDING,
    GOODBYE,
    /** Session over, still plugged in. */
    DONE,
    /** Session over for now; comes back to it. */
    PAUSED,
    FAILED;

    boolean isTalking() {
        return compareTo(PROTOCOL) >= 0 && compareTo(GOODBYE) <= 0;
    }

    boolean isLoop() {
        return this == LOOP || this == RECEIPT;
    }
}
