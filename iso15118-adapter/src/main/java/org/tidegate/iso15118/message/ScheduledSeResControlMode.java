package org.tidegate.iso15118.message;

import java.util.List;

/** Up to three schedules to choose from. */
@XsdSequence("Scheduled_SEResControlModeType")
public record ScheduledSeResControlMode(List<ScheduleTuple> scheduleTuples)
        implements SeResControlMode {
    public ScheduledSeResControlMode {
        scheduleTuples = List.copyOf(scheduleTuples);
    }
}
