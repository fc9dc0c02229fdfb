package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

@XsdSequence("AC_ChargeParameterDiscoveryReqType")
public record AcChargeParameterDiscoveryReq(MessageHeader header, AcCpdReqMode energyTransferMode)
        implements V2gRequest {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_AC;
    }
}
