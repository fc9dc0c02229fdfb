package org.tidegate.pilot;

/** A short state F that is a message to the vehicle and no fault. */
public enum PilotPulse {
    NONE("nothing"),
    /** ISO 15118-3 T_step_EF: the vehicle is to begin its search for the charger anew. */
    STEP_EF("to have the vehicle search for the charger again"),
    /** IEC 61851-1 A.5.3: a vehicle that fell asleep in B2 is to look again. */
    WAKE_UP("to wake the vehicle");

    private final String text;

    PilotPulse(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
