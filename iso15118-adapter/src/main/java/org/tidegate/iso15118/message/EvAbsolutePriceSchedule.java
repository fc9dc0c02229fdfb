package org.tidegate.iso15118.message;

import java.util.List;

/** What the vehicle wants for energy it gives back. */
@XsdSequence("EVAbsolutePriceScheduleType")
public record EvAbsolutePriceSchedule(
        long timeAnchor,
        String currency,
        String priceAlgorithm,
        List<EvPriceRuleStack> evPriceRuleStacks) {
    public EvAbsolutePriceSchedule {
        evPriceRuleStacks = List.copyOf(evPriceRuleStacks);
    }
}
