package org.tidegate.pilot;

/** Each term of the contactor permission that can be missing, in words for a person. */
public enum PilotInhibit {
    NO_VEHICLE("no vehicle is plugged in"),
    VEHICLE_NOT_READY("the vehicle has not asked for power (pilot B)"),
    VENTILATION("the vehicle asks for ventilation (pilot D) and there is none"),
    PILOT_FAULT("the pilot is shorted, cut or outside every band"),
    DIODE("the vehicle's pilot diode was not seen"),
    NOT_ALLOWED("the session does not allow energy"),
    NOT_LOCKED("the connector is not locked"),
    SAFETY("a safety input is not well"),
    MINIMUM_OFF_TIME("the contactors opened a moment ago"),
    PILOT_STALE("the pilot has not been sampled in time"),
    PROXIMITY("the proximity resistor is missing or wrong"),
    NOT_AVAILABLE("the charger is out of order (pilot F)"),
    RELEASE_PRESSED("the connector's release button is pressed"),
    PULSE("the vehicle is being woken by a pulse (pilot F)");

    private final String text;

    PilotInhibit(String text) {
        this.text = text;
    }

    public int bit() {
        return 1 << ordinal();
    }

    public boolean isIn(int bits) {
        return (bits & bit()) != 0;
    }

    public String text() {
        return text;
    }
}
