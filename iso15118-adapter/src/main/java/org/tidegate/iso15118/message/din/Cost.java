package org.tidegate.iso15118.message.din;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("CostType")
public record Cost(CostKind costKind, long amount, @Nullable Integer amountMultiplier) {}
