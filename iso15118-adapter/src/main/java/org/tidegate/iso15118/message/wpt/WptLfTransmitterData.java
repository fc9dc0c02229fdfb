package org.tidegate.iso15118.message.wpt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_LF_TransmitterDataType")
public record WptLfTransmitterData(
        int numberOfTransmitters,
        Rational signalFrequency,
        List<WptTxRxSpecData> txSpecData,
        @Nullable WptTxRxPackageSpecData txPackageSpecData)
        implements WptLfSetupData {
    public WptLfTransmitterData {
        txSpecData = List.copyOf(txSpecData);
    }
}
