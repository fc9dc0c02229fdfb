package org.tidegate.iso15118.message;

/** A price from a power on. */
@XsdSequence("EVPriceRuleType")
public record EvPriceRule(Rational energyFee, Rational powerRangeStart) {}
