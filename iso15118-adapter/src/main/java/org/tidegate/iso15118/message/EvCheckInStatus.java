package org.tidegate.iso15118.message;

@XsdSequence("evCheckInStatusType")
public enum EvCheckInStatus {
    CHECK_IN,
    PROCESSING,
    COMPLETED
}
