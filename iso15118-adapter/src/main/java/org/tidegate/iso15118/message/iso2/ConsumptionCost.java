package org.tidegate.iso15118.message.iso2;

import java.util.List;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ConsumptionCostType")
public record ConsumptionCost(PhysicalValue startValue, List<Cost> costs) {
    public ConsumptionCost {
        costs = List.copyOf(costs);
    }
}
