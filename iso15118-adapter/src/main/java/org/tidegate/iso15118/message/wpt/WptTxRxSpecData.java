package org.tidegate.iso15118.message.wpt;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_TxRxSpecDataType")
public record WptTxRxSpecData(
        long txRxIdentifier, WptCoordinateXyz txRxPosition, WptCoordinateXyz txRxOrientation) {}
