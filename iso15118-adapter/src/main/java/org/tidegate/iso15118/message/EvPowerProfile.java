package org.tidegate.iso15118.message;

import java.util.List;

@XsdSequence("EVPowerProfileType")
public record EvPowerProfile(
        long timeAnchor,
        EvpptControlMode controlMode,
        List<PowerScheduleEntry> evPowerProfileEntries) {
    public EvPowerProfile {
        evPowerProfileEntries = List.copyOf(evPowerProfileEntries);
    }
}
