package org.tidegate.controller.ladder;

/**
 * Why power is what it is. Every limit carries one, so that console, OCPP and log can say the same
 * sentence. {@code {w}} stands for the limit in kilowatts, {@code {x}} for the limit's own number.
 */
public enum Reason {
    NO_LIMIT("no limit"),

    // safety
    EMERGENCY_STOP("the emergency stop is pressed"),
    RESIDUAL_CURRENT("the residual-current device has tripped"),
    PROTECTIVE_EARTH("the protective earth is missing"),
    INSULATION_FAULT("the insulation resistance is too low ({x} kΩ)"),
    INSULATION_ALARM("the insulation monitor reports a fault"),
    INSULATION_UNSEEN("the insulation monitor gives no value"),
    RESIDUAL_CURRENT_UNTESTED("the residual-current device has failed its self-test"),
    CONNECTOR_SENSOR_LOST("the connector's temperature sensor has failed"),
    SAFETY_INPUTS_STALE("the safety inputs have not been read in time"),
    CONVERTER_OFFLINE("the converter does not answer"),
    CONVERTER_FAULT("the converter reports a fault"),
    CONVERTER_UNKNOWN("the converter has not been identified yet"),
    CONVERTER_RATING("converter rating {w}"),
    CONTACTOR_OPEN("the contactors are open"),
    CONTACTOR_MISMATCH("the contactors do not follow their command"),
    POWER_NOT_FOLLOWING("the converter does not follow its set-point"),
    POWER_AGAINST_SIGN("the converter moves energy in the wrong direction"),

    // grid code
    GRID_TRIPPED("protection has tripped ({x} s to go)"),
    GRID_SERVICE_WITHDRAWN("the permission to be in service is withdrawn"),
    GRID_OUT_OF_WINDOW("the grid is outside the enter-service window"),
    GRID_CEASE("riding through a disturbance without current"),
    GRID_RAMP("entering service: ramp {w}"),
    GRID_PROFILE_LIMIT("grid profile {w}"),
    GRID_PROFILE_UNCONFIRMED("the grid profile has unconfirmed values: no export"),
    GRID_MEASUREMENT_STALE("the grid has not been measured in time"),

    ANTI_ISLANDING_UNREAD("the converter's anti-islanding has not been read lately: no export"),
    ANTI_ISLANDING_OFF("the converter's anti-islanding is off: no export"),
    ANTI_ISLANDING_TWICE("converter and controller both look for islands: no export"),
    ANTI_ISLANDING_UNKNOWN("nobody says that the converter looks for islands: no export"),
    ANTI_ISLANDING_NOT_SAID(
            "nobody has said whether the converter looks for islands as well: no export"),
    ANTI_ISLANDING_SLOW("an island would be found only after {x} ms: no export"),

    // site
    SITE_IMPORT_LIMIT("site import limit {w}"),
    SITE_EXPORT_LIMIT("site export limit {w}"),
    SITE_EXPORT_NOT_PERMITTED("this site may not export"),
    MANAGER_LIMIT("energy manager's limit {w}"),
    MANAGER_DISCHARGE_LIMIT("energy manager's discharge limit {w}"),
    MANAGER_SILENT("the energy manager that is to set the limits is silent"),
    MANAGER_SILENT_LIMIT("energy manager silent: at most {w}"),
    CONNECTION_IMPORT("site connection: the others leave {w}"),
    CONNECTION_EXPORT("site connection: the others leave {w} to feed in"),
    METER_UNSEEN("the site's meter is not seen: at most {w}"),

    // cable and thermal
    CABLE_RATING("cable rating {w}"),
    CONNECTOR_TEMPERATURE("connector temperature {x} °C"),

    // vehicle
    NO_VEHICLE("no vehicle is plugged in"),
    VEHICLE_SILENT("the vehicle has fallen silent"),
    VEHICLE_NOT_READY("the vehicle is not in its charge loop"),
    VEHICLE_CHARGE_LIMIT("vehicle charge limit {w}"),
    VEHICLE_DISCHARGE_LIMIT("vehicle discharge limit {w}"),
    VEHICLE_NOT_BIDIRECTIONAL("the vehicle has not chosen a bidirectional service"),
    VEHICLE_SOC_UNKNOWN("the state of charge is unknown: no export"),
    VEHICLE_CONTRADICTS_ITSELF("the vehicle's numbers cannot be believed: no export"),
    VEHICLE_NOT_ENCRYPTED("the vehicle's connection is not encrypted: no export"),

    // departure and minimum energy
    MINIMUM_SOC("minimum state of charge {x} % reached"),
    MINIMUM_SOC_TAPER("close to the minimum state of charge {x} %"),
    V2X_WINDOW("the battery is below its cycling window"),
    VEHICLE_MINIMUM_ENERGY("the vehicle still needs its minimum energy"),
    DISCHARGE_BUDGET("the vehicle's discharge budget for this session is used up"),
    VEHICLE_FULL("the vehicle asks for no more energy"),
    TARGET_SOC("target state of charge {x} % reached"),

    // operator
    NOT_AUTHORISED("the session is not authorised"),
    OPERATOR_LIMIT("operator limit {w}"),
    OPERATOR_DISCHARGE_LIMIT("operator discharge limit {w}"),
    OPERATOR_NO_DISCHARGE("no operator profile permits discharge"),
    OPERATOR_TRANSFER_NOT_ALLOWED("the operator has not allowed this session to discharge"),
    OPERATOR_SILENT("the operator has been silent for {x} min: no export"),

    // session
    NO_SESSION("there is no session"),
    SESSION_NOT_READY("the session is not yet energised"),
    SESSION_STOPPING("the session is being stopped"),
    COMMANDED_STOP("stopped by command");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** The sentence with {@code {w}} and {@code {x}} still in it. */
    public String template() {
        return text;
    }
}
