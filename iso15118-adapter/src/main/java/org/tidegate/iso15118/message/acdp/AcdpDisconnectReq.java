package org.tidegate.iso15118.message.acdp;

import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ACDP_ConnectReqType")
public record AcdpDisconnectReq(
        MessageHeader header, ElectricalChargingDeviceStatus evElectricalChargingDeviceStatus)
        implements AcdpRequest {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_ACDP;
    }
}
