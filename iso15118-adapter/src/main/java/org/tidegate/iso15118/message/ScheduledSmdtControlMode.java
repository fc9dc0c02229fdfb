package org.tidegate.iso15118.message;

@XsdSequence("Scheduled_SMDTControlModeType")
public record ScheduledSmdtControlMode(long selectedScheduleTupleId) implements SmdtControlMode {}
