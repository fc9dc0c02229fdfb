package org.tidegate.iso15118.message;

import java.util.List;

/** The power the vehicle means to take over time. */
@XsdSequence("EVPowerProfileType")
public record EvPowerProfile(
        long timeAnchor,
        EvpptControlMode controlMode,
        List<PowerScheduleEntry> evPowerProfileEntries) {
    public EvPowerProfile {
        evPowerProfileEntries = List.copyOf(evPowerProfileEntries);
    }
}
