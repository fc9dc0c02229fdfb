package org.tidegate.iso15118.message.wpt;

import java.util.List;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_TxRxPackageSpecDataType")
public record WptTxRxPackageSpecData(
        List<WptTxRxPulseOrder> pulseSequenceOrders,
        int pulseSeparationTime,
        int pulseDuration,
        int packageSeparationTime) {
    public WptTxRxPackageSpecData {
        pulseSequenceOrders = List.copyOf(pulseSequenceOrders);
    }
}
