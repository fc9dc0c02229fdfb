package org.tidegate.iso15118.message.din;

import java.util.List;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("PMaxScheduleType")
public record PMaxSchedule(int pMaxScheduleId, List<PMaxScheduleEntry> pMaxScheduleEntries) {
    public PMaxSchedule {
        pMaxScheduleEntries = List.copyOf(pMaxScheduleEntries);
    }
}
