package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** The schedule the vehicle has chosen. */
@XsdSequence("Scheduled_EVPPTControlModeType")
public record ScheduledEvpptControlMode(
        long selectedScheduleTupleId, @Nullable PowerToleranceAcceptance powerToleranceAcceptance)
        implements EvpptControlMode {}
