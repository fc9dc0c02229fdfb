package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** What staying too long costs. */
@XsdSequence("OverstayRuleType")
public record OverstayRule(
        @Nullable String overstayRuleDescription,
        long startTime,
        Rational overstayFee,
        long overstayFeePeriod) {}
