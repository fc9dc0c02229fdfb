package org.tidegate.iso15118.message.iso2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("SAScheduleTupleType")
public record SaScheduleTuple(
        int saScheduleTupleId,
        List<PMaxScheduleEntry> pMaxSchedule,
        @Nullable SalesTariff salesTariff) {
    public SaScheduleTuple {
        pMaxSchedule = List.copyOf(pMaxSchedule);
    }
}
