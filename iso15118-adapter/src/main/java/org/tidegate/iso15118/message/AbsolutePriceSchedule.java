package org.tidegate.iso15118.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What energy, parking and overstay cost over time, in a currency. */
@XsdSequence("AbsolutePriceScheduleType")
public record AbsolutePriceSchedule(
        @Nullable String id,
        long timeAnchor,
        long priceScheduleId,
        @Nullable String priceScheduleDescription,
        String currency,
        String language,
        String priceAlgorithm,
        @Nullable Rational minimumCost,
        @Nullable Rational maximumCost,
        List<TaxRule> taxRules,
        List<PriceRuleStack> priceRuleStacks,
        @Nullable OverstayRuleList overstayRules,
        List<AdditionalService> additionalSelectedServices)
        implements PriceSchedule {
    public AbsolutePriceSchedule {
        taxRules = List.copyOf(taxRules);
        priceRuleStacks = List.copyOf(priceRuleStacks);
        additionalSelectedServices = List.copyOf(additionalSelectedServices);
    }
}
