package org.tidegate.iso15118.message;

/** The amount a tax rule came to. */
@XsdSequence("DetailedTaxType")
public record DetailedTax(long taxRuleId, Rational amount) {}
