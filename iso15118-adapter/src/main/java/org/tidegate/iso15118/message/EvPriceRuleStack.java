package org.tidegate.iso15118.message;

import java.util.List;

@XsdSequence("EVPriceRuleStackType")
public record EvPriceRuleStack(long duration, List<EvPriceRule> evPriceRules) {
    public EvPriceRuleStack {
        evPriceRules = List.copyOf(evPriceRules);
    }
}
