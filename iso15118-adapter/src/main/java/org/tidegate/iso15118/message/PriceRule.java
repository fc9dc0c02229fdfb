package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** Fees from a power on. */
@XsdSequence("PriceRuleType")
public record PriceRule(
        Rational energyFee,
        @Nullable Rational parkingFee,
        @Nullable Long parkingFeePeriod,
        @Nullable Integer carbonDioxideEmission,
        @Nullable Integer renewableGenerationPercentage,
        Rational powerRangeStart) {}
