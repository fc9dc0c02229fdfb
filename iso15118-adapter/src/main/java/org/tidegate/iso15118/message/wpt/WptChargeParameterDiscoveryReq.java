package org.tidegate.iso15118.message.wpt;

import java.util.List;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_ChargeParameterDiscoveryReqType")
public record WptChargeParameterDiscoveryReq(
        MessageHeader header,
        Rational evpcMaxReceivablePower,
        int sdMaxGroundClearence,
        int sdMinGroundClearence,
        Rational evpcNaturalFrequency,
        boolean evpcDeviceLocalControl,
        List<Bytes> vendorSpecificDataContainers)
        implements WptRequest {
    public WptChargeParameterDiscoveryReq {
        vendorSpecificDataContainers = List.copyOf(vendorSpecificDataContainers);
    }

    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_WPT;
    }
}
