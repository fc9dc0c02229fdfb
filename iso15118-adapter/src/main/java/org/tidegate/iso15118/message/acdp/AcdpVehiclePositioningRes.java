package org.tidegate.iso15118.message.acdp;

import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ACDP_VehiclePositioningResType")
public record AcdpVehiclePositioningRes(
        MessageHeader header,
        ResponseCode responseCode,
        Processing evseProcessing,
        boolean evsePositioningSupport,
        int evRelativeXDeviation,
        int evRelativeYDeviation,
        int contactWindowXc,
        int contactWindowYc,
        boolean evInChargePosition)
        implements AcdpResponse {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_ACDP;
    }
}
