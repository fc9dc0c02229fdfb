package org.tidegate.iso15118.message;

import java.util.List;

@XsdSequence("PriceRuleStackType")
public record PriceRuleStack(long duration, List<PriceRule> priceRules) {
    public PriceRuleStack {
        priceRules = List.copyOf(priceRules);
    }
}
