package org.tidegate.iso15118.message.din;

import java.util.List;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("SalesTariffEntryType")
public record SalesTariffEntry(
        TimeInterval timeInterval, int ePriceLevel, List<ConsumptionCost> consumptionCosts) {
    public SalesTariffEntry {
        consumptionCosts = List.copyOf(consumptionCosts);
    }
}
