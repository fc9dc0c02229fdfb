package org.tidegate.iso15118.message.wpt;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_TxRxPulseOrderType")
public record WptTxRxPulseOrder(int indexNumber, long txRxIdentifier) {}
