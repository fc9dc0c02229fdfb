package org.tidegate.iso15118.message.iso2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("SalesTariffEntryType")
public record SalesTariffEntry(
        TimeInterval timeInterval,
        @Nullable Integer ePriceLevel,
        List<ConsumptionCost> consumptionCosts) {
    public SalesTariffEntry {
        consumptionCosts = List.copyOf(consumptionCosts);
    }
}
