package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("costKindType")
public enum CostKind {
    RELATIVE_PRICE_PERCENTAGE,
    RENEWABLE_GENERATION_PERCENTAGE,
    CARBON_DIOXIDE_EMISSION
}
