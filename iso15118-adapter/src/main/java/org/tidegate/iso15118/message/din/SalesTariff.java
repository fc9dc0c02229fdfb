package org.tidegate.iso15118.message.din;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("SalesTariffType")
public record SalesTariff(
        String id,
        int salesTariffId,
        @Nullable String salesTariffDescription,
        int numEPriceLevels,
        List<SalesTariffEntry> salesTariffEntries) {
    public SalesTariff {
        salesTariffEntries = List.copyOf(salesTariffEntries);
    }
}
