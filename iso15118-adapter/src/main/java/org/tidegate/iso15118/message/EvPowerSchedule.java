package org.tidegate.iso15118.message;

import java.util.List;

/** Power the vehicle would give back over time. */
@XsdSequence("EVPowerScheduleType")
public record EvPowerSchedule(long timeAnchor, List<EvPowerScheduleEntry> evPowerScheduleEntries) {
    public EvPowerSchedule {
        evPowerScheduleEntries = List.copyOf(evPowerScheduleEntries);
    }
}
