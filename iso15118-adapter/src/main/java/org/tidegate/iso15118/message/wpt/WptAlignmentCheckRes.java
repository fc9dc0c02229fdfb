package org.tidegate.iso15118.message.wpt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_AlignmentCheckResType")
public record WptAlignmentCheckRes(
        MessageHeader header,
        ResponseCode responseCode,
        Processing evseProcessing,
        @Nullable Rational powerTransmitted,
        @Nullable Rational supplyDeviceCurrent,
        List<Bytes> vendorSpecificDataContainers)
        implements WptResponse {
    public WptAlignmentCheckRes {
        vendorSpecificDataContainers = List.copyOf(vendorSpecificDataContainers);
    }

    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_WPT;
    }
}
