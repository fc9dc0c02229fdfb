package org.tidegate.iso15118.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Power over time from an anchor on (Unix time). */
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
