package org.tidegate.iso15118.message.wpt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_PairingReqType")
public record WptPairingReq(
        MessageHeader header,
        Processing evProcessing,
        @Nullable Long observedIdCode,
        WptEvResult evResultCode,
        List<Bytes> vendorSpecificDataContainers)
        implements WptRequest {
    public WptPairingReq {
        vendorSpecificDataContainers = List.copyOf(vendorSpecificDataContainers);
    }

    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_WPT;
    }
}
