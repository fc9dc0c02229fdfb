package org.tidegate.iso15118.message;

@XsdSequence("DetailedCostType")
public record DetailedCost(Rational amount, Rational costPerUnit) {}
