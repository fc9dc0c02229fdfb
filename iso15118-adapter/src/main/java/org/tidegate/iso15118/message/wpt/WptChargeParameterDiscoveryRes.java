package org.tidegate.iso15118.message.wpt;

import java.util.List;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_ChargeParameterDiscoveryResType")
public record WptChargeParameterDiscoveryRes(
        MessageHeader header,
        ResponseCode responseCode,
        WptPowerClass pdInputPowerClass,
        Rational sdMinOutputPower,
        Rational sdMaxOutputPower,
        int sdMaxGroundClearanceSupport,
        int sdMinGroundClearanceSupport,
        Rational pdMinCoilCurrent,
        Rational pdMaxCoilCurrent,
        List<Bytes> sdManufacturerSpecificDataContainers)
        implements WptResponse {
    public WptChargeParameterDiscoveryRes {
        sdManufacturerSpecificDataContainers = List.copyOf(sdManufacturerSpecificDataContainers);
    }

    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_WPT;
    }
}
