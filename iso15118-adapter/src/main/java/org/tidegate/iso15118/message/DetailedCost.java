package org.tidegate.iso15118.message;

/** An amount and what one unit costs. */
@XsdSequence("DetailedCostType")
public record DetailedCost(Rational amount, Rational costPerUnit) {}
