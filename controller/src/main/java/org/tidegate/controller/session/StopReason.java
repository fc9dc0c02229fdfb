package org.tidegate.controller.session;

/** Why a session ended, or why the charger is out of order; one sentence for every reader. */
public enum StopReason {
    NONE("", false),

    // in order
    VEHICLE_FINISHED("the vehicle ended the session", false),
    UNPLUGGED("the vehicle was unplugged", false),
    OPERATOR_STOP("the operator ended the session", false),
    COMMANDED_STOP("ended at the console", false),
    NOT_AUTHORISED("the session was not authorised", false),

    // the vehicle's side
    VEHICLE_SILENT("the vehicle fell silent", false),
    VEHICLE_BROKE_OFF("the vehicle's session broke off", false),
    VEHICLE_OPENED_PILOT("the vehicle withdrew its readiness (pilot left C) under power", false),
    CABLE_CHECK_TIMEOUT("the cable check did not finish within 38 s", false),
    PRE_CHARGE_TIMEOUT("the output did not reach the battery's voltage within 10 s", false),

    // the charger's side
    EMERGENCY_STOP("the emergency stop is pressed", true),
    RESIDUAL_CURRENT("the residual-current device has tripped", true),
    PROTECTIVE_EARTH("the protective earth is missing", true),
    SAFETY_INPUTS_STALE("the safety inputs cannot be read", true),
    INSULATION_FAULT("the insulation resistance is below 100 kΩ", true),
    INSULATION_ALARM("the insulation monitor reports a fault", true),
    INSULATION_UNSEEN("the insulation monitor gives no value", true),
    PILOT_FAULT("the control pilot is shorted, cut or outside its bands", true),
    CONVERTER_LOST("the converter has not answered for 2 s", true),
    CONVERTER_FAULT("the converter reports a fault", true),
    CONTACTOR_DID_NOT_CLOSE("the contactors did not close in time", true),
    CONTACTOR_WELDED("the contactors did not open: welded contact suspected", true),
    POWER_NOT_FOLLOWING("the converter moves more power than it was asked for", true),
    CONNECTOR_HOT("the connector is too hot", true),
    CONNECTOR_SENSOR_LOST("the connector's temperature sensor has failed", true),
    RESIDUAL_CURRENT_UNTESTED("the residual-current device has failed its self-test", true),
    CONTACTOR_DROPPED("the contactors opened without a command", true);

    private final String text;
    private final boolean fault;

    StopReason(String text, boolean fault) {
        this.text = text;
        this.fault = fault;
    }

    public String text() {
        return text;
    }

    /** The charger itself is out of order while this lasts. */
    public boolean isFault() {
        return fault;
    }
}
