package org.tidegate.ocpp;

/** Who decides about the power (OCPP 2.1 OperationModeEnumType). */
public enum OperatorMode {
    IDLE,
    CHARGING_ONLY,
    CENTRAL_SETPOINT,
    EXTERNAL_SETPOINT,
    EXTERNAL_LIMITS,
    CENTRAL_FREQUENCY,
    LOCAL_FREQUENCY,
    LOCAL_LOAD_BALANCING
}
