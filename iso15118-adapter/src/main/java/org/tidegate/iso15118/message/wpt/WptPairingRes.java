package org.tidegate.iso15118.message.wpt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_PairingResType")
public record WptPairingRes(
        MessageHeader header,
        ResponseCode responseCode,
        Processing evseProcessing,
        @Nullable Long observedIdCode,
        List<AlternativeSecc> alternativeSeccList,
        List<Bytes> vendorSpecificDataContainers)
        implements WptResponse {
    public WptPairingRes {
        alternativeSeccList = List.copyOf(alternativeSeccList);
        vendorSpecificDataContainers = List.copyOf(vendorSpecificDataContainers);
    }

    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_WPT;
    }
}
