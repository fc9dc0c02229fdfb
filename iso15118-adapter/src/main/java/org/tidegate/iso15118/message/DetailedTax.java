package org.tidegate.iso15118.message;

@XsdSequence("DetailedTaxType")
public record DetailedTax(long taxRuleId, Rational amount) {}
