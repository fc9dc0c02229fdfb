package org.tidegate.iso15118.message.wpt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_FinePositioningSetupReqType")
public record WptFinePositioningSetupReq(
        MessageHeader header,
        Processing evProcessing,
        List<WptFinePositioningMethod> evDeviceFinePositioningMethodList,
        List<WptPairingMethod> evDevicePairingMethodList,
        List<WptAlignmentCheckMethod> evDeviceAlignmentCheckMethodList,
        int naturalOffset,
        List<Bytes> vendorSpecificDataContainers,
        @Nullable WptLfSetupData lfSystemSetupData)
        implements WptRequest {
    public WptFinePositioningSetupReq {
        evDeviceFinePositioningMethodList = List.copyOf(evDeviceFinePositioningMethodList);
        evDevicePairingMethodList = List.copyOf(evDevicePairingMethodList);
        evDeviceAlignmentCheckMethodList = List.copyOf(evDeviceAlignmentCheckMethodList);
        vendorSpecificDataContainers = List.copyOf(vendorSpecificDataContainers);
    }

    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_WPT;
    }
}
