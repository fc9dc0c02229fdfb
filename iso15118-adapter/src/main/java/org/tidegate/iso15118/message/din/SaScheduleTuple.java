package org.tidegate.iso15118.message.din;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("SAScheduleTupleType")
public record SaScheduleTuple(
        int saScheduleTupleId, PMaxSchedule pMaxSchedule, @Nullable SalesTariff salesTariff) {}
