package org.tidegate.iso15118.message.acdp;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("errorCodeType")
public enum ErrorCode {
    OK_NO_EV_ERROR,
    FAILED,
    FAILED_EMERGENCY_EVENT,
    FAILED_BREAKER,
    FAILED_RESS_TEMPERATURE_INHIBIT,
    FAILED_RESS,
    FAILED_CHARGING_CURRENT_DIFFERENTIAL,
    FAILED_CHARGING_VOLTAGE_OUT_OF_RANGE,
    FAILED_RESERVED1,
    FAILED_RESERVED2
}
