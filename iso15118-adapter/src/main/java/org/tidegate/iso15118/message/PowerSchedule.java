package org.tidegate.iso15118.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

@XsdSequence("PowerScheduleType")
public record PowerSchedule(
        long timeAnchor,
        @Nullable Rational availableEnergy,
        @Nullable Rational powerTolerance,
        List<PowerScheduleEntry> powerScheduleEntries) {
    public PowerSchedule {
        powerScheduleEntries = List.copyOf(powerScheduleEntries);
    }
}
