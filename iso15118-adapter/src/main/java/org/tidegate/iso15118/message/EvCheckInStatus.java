package org.tidegate.iso15118.message;

/** Progress of arriving. */
@XsdSequence("evCheckInStatusType")
public enum EvCheckInStatus {
    CHECK_IN,
    PROCESSING,
    COMPLETED
}
