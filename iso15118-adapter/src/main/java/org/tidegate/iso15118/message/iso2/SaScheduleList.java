package org.tidegate.iso15118.message.iso2;

import java.util.List;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("SAScheduleListType")
public record SaScheduleList(List<SaScheduleTuple> saScheduleTuples) implements SaSchedules {
    public SaScheduleList {
        saScheduleTuples = List.copyOf(saScheduleTuples);
    }
}
