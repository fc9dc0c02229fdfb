package org.tidegate.iso15118.message;

@XsdSequence("chargeProgressType")
public enum ChargeProgress {
    START,
    STOP,
    STANDBY,
    SCHEDULE_RENEGOTIATION
}
