package org.tidegate.iso15118.message;

import java.util.List;

/** Price rules for a number of seconds. */
@XsdSequence("EVPriceRuleStackType")
public record EvPriceRuleStack(long duration, List<EvPriceRule> evPriceRules) {
    public EvPriceRuleStack {
        evPriceRules = List.copyOf(evPriceRules);
    }
}
