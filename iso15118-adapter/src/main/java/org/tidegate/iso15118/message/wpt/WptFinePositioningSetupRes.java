package org.tidegate.iso15118.message.wpt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_FinePositioningSetupResType")
public record WptFinePositioningSetupRes(
        MessageHeader header,
        ResponseCode responseCode,
        List<WptFinePositioningMethod> primaryDeviceFinePositioningMethodList,
        List<WptPairingMethod> primaryDevicePairingMethodList,
        List<WptAlignmentCheckMethod> primaryDeviceAlignmentCheckMethodList,
        int naturalOffset,
        List<Bytes> vendorSpecificDataContainers,
        @Nullable WptLfSetupData lfSystemSetupData)
        implements WptResponse {
    public WptFinePositioningSetupRes {
        primaryDeviceFinePositioningMethodList =
                List.copyOf(primaryDeviceFinePositioningMethodList);
        primaryDevicePairingMethodList = List.copyOf(primaryDevicePairingMethodList);
        primaryDeviceAlignmentCheckMethodList = List.copyOf(primaryDeviceAlignmentCheckMethodList);
        vendorSpecificDataContainers = List.copyOf(vendorSpecificDataContainers);
    }

    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_WPT;
    }
}
