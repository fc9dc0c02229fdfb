package org.tidegate.iso15118.message;

/** Whether a procedure has ended. */
@XsdSequence("processingType")
public enum Processing {
    FINISHED,
    ONGOING,
    ONGOING_WAITING_FOR_CUSTOMER_INTERACTION
}
