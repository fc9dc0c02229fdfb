package org.tidegate.iso15118.message.din;

import java.util.List;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ConsumptionCostType")
public record ConsumptionCost(long startValue, List<Cost> costs) {
    public ConsumptionCost {
        costs = List.copyOf(costs);
    }
}
