package org.tidegate.iso15118.message;

/** Whether the vehicle may leave. */
@XsdSequence("evseCheckOutStatusType")
public enum EvseCheckOutStatus {
    SCHEDULED,
    COMPLETED
}
