package org.tidegate.controller.session;

/** How far the vehicle says it has come, whatever its protocol. */
public enum VehiclePhase {
    /** Nobody talks. */
    NONE,
    /** Talking, before authorisation. */
    SETUP,
    /** Asking for authorisation. */
    AUTHORISING,
    /** Choosing service, parameters, schedule. */
    NEGOTIATING,
    /** Asks for the cable check. */
    CABLE_CHECK,
    /** Asks for its battery voltage at the output. */
    PRE_CHARGE,
    /** Its own contactors are closed. */
    ENERGISED,
    /** Exchanges set-points. */
    CHARGE_LOOP,
    /** Asks for the end of energy. */
    STOPPING,
    /** Watches the voltage fall. */
    WELDING_DETECTION,
    /** Said goodbye. */
    ENDED,
    /** Broke off. */
    FAILED;

    /** The vehicle's contactors may be closed. */
    public boolean energised() {
        return this == ENERGISED || this == CHARGE_LOOP;
    }

    /** In conversation, before the cable check. */
    public boolean negotiating() {
        return this == SETUP || this == AUTHORISING || this == NEGOTIATING;
    }

    /** The vehicle wants no more energy. */
    public boolean over() {
        return this == STOPPING || this == WELDING_DETECTION || this == ENDED || this == FAILED;
    }
}
