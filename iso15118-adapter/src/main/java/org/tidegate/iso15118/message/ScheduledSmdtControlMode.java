package org.tidegate.iso15118.message;

/** A meter reading of a session that follows a schedule. */
@XsdSequence("Scheduled_SMDTControlModeType")
public record ScheduledSmdtControlMode(long selectedScheduleTupleId) implements SmdtControlMode {}
