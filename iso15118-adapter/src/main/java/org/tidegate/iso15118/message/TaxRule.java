package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** A tax and what it applies to. */
@XsdSequence("TaxRuleType")
public record TaxRule(
        long taxRuleId,
        @Nullable String taxRuleName,
        Rational taxRate,
        @Nullable Boolean taxIncludedInPrice,
        boolean appliesToEnergyFee,
        boolean appliesToParkingFee,
        boolean appliesToOverstayFee,
        boolean appliesMinimumMaximumCost) {}
