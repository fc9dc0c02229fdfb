package org.tidegate.iso15118.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Relative prices over time: 0 is cheapest. */
@XsdSequence("PriceLevelScheduleType")
public record PriceLevelSchedule(
        @Nullable String id,
        long timeAnchor,
        long priceScheduleId,
        @Nullable String priceScheduleDescription,
        int numberOfPriceLevels,
        List<PriceLevelScheduleEntry> priceLevelScheduleEntries)
        implements PriceSchedule {
    public PriceLevelSchedule {
        priceLevelScheduleEntries = List.copyOf(priceLevelScheduleEntries);
    }
}
