package org.tidegate.iso15118.message;

@XsdSequence("evCheckOutStatusType")
public enum EvCheckOutStatus {
    CHECK_OUT,
    PROCESSING,
    COMPLETED
}
