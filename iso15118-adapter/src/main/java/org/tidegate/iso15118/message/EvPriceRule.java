package org.tidegate.iso15118.message;

@XsdSequence("EVPriceRuleType")
public record EvPriceRule(Rational energyFee, Rational powerRangeStart) {}
