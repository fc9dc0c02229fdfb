package org.tidegate.iso15118.message.din;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("PhysicalValueType")
public record PhysicalValue(int multiplier, @Nullable UnitSymbol unit, int value) {  }
