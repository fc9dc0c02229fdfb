package org.tidegate.iso15118.message;

@XsdSequence("powerToleranceAcceptanceType")
public enum PowerToleranceAcceptance {
    POWER_TOLERANCE_NOT_CONFIRMED,
    POWER_TOLERANCE_CONFIRMED
}
