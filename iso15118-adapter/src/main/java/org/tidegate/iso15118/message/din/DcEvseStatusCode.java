package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("DC_EVSEStatusCodeType")
public enum DcEvseStatusCode {
    EVSE_NOT_READY,
    EVSE_READY,
    EVSE_SHUTDOWN,
    EVSE_UTILITY_INTERRUPT_EVENT,
    EVSE_ISOLATION_MONITORING_ACTIVE,
    EVSE_EMERGENCY_SHUTDOWN,
    EVSE_MALFUNCTION,
    RESERVED_8,
    RESERVED_9,
    RESERVED_A,
    RESERVED_B,
    RESERVED_C
}
