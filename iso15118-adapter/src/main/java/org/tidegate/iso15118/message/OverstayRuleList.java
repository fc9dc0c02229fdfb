package org.tidegate.iso15118.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** From when on somebody stays too long, and what it costs. */
@XsdSequence("OverstayRuleListType")
public record OverstayRuleList(
        @Nullable Long overstayTimeThreshold,
        @Nullable Rational overstayPowerThreshold,
        List<OverstayRule> overstayRules) {
    public OverstayRuleList {
        overstayRules = List.copyOf(overstayRules);
    }
}
