package org.tidegate.iso15118.message;

@XsdSequence("evseCheckOutStatusType")
public enum EvseCheckOutStatus {
    SCHEDULED,
    COMPLETED
}
