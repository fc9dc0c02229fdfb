package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("PhysicalValueType")
public record PhysicalValue(int multiplier, UnitSymbol unit, int value) {  }
