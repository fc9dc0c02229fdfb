package org.tidegate.iso15118.message;

import java.util.List;

/** Price rules for a number of seconds. */
@XsdSequence("PriceRuleStackType")
public record PriceRuleStack(long duration, List<PriceRule> priceRules) {
    public PriceRuleStack {
        priceRules = List.copyOf(priceRules);
    }
}
