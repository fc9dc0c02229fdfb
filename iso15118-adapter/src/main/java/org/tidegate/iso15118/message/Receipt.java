package org.tidegate.iso15118.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the session cost. */
@XsdSequence("ReceiptType")
public record Receipt(
        long timeAnchor,
        @Nullable DetailedCost energyCosts,
        @Nullable DetailedCost occupancyCosts,
        @Nullable DetailedCost additionalServicesCosts,
        @Nullable DetailedCost overstayCosts,
        List<DetailedTax> taxCosts) {
    public Receipt {
        taxCosts = List.copyOf(taxCosts);
    }
}
