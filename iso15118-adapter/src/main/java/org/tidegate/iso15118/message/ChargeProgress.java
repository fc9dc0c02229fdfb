package org.tidegate.iso15118.message;

/** What the vehicle wants of the flow of energy. */
@XsdSequence("chargeProgressType")
public enum ChargeProgress {
    START,
    STOP,
    STANDBY,
    SCHEDULE_RENEGOTIATION
}
