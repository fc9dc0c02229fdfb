package org.tidegate.iso15118.message.acdp;

import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ACDP_ConnectResType")
public record AcdpDisconnectRes(
        MessageHeader header,
        ResponseCode responseCode,
        Processing evseProcessing,
        ElectricalChargingDeviceStatus evseElectricalChargingDeviceStatus,
        MechanicalChargingDeviceStatus evseMechanicalChargingDeviceStatus)
        implements AcdpResponse {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_ACDP;
    }
}
