package org.tidegate.pilot;

/** What can be wrong with the pilot itself, and when it is over. */
public enum PilotFault {
    NONE("nothing"),
    /** Over when a vehicle or +12 V shows again. */
    SHORTED("the pilot is shorted to earth (0 V)"),
    /** Over when a vehicle or +12 V shows again. */
    OUT_OF_BAND("the pilot voltage fits no state"),
    /** Over when samples come in again. */
    BLIND("the pilot front end has fallen silent"),
    /** Over when the vehicle is unplugged. */
    DIODE("the vehicle's pilot diode is missing or shorted");

    private final String text;

    PilotFault(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
