package org.tidegate.iso15118.message;

/** Whether the vehicle keeps to the tolerance of the schedule. */
@XsdSequence("powerToleranceAcceptanceType")
public enum PowerToleranceAcceptance {
    POWER_TOLERANCE_NOT_CONFIRMED,
    POWER_TOLERANCE_CONFIRMED
}
