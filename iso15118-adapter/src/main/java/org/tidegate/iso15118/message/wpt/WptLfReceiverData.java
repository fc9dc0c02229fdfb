package org.tidegate.iso15118.message.wpt;

import java.util.List;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_LF_ReceiverDataType")
public record WptLfReceiverData(int numberOfReceivers, List<WptTxRxSpecData> rxSpecData)
        implements WptLfSetupData {
    public WptLfReceiverData {
        rxSpecData = List.copyOf(rxSpecData);
    }
}
