package org.tidegate.iso15118.message.iso2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("SalesTariffType")
public record SalesTariff(
        @Nullable String id,
        int salesTariffId,
        @Nullable String salesTariffDescription,
        @Nullable Integer numEPriceLevels,
        List<SalesTariffEntry> salesTariffEntries) {
    public SalesTariff {
        salesTariffEntries = List.copyOf(salesTariffEntries);
    }
}
