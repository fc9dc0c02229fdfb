package org.tidegate.iso15118.message;

/** Progress of leaving. */
@XsdSequence("evCheckOutStatusType")
public enum EvCheckOutStatus {
    CHECK_OUT,
    PROCESSING,
    COMPLETED
}
