package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** Limits of the vehicle. */
@XsdSequence("DC_ChargeParameterDiscoveryReqType")
public record DcChargeParameterDiscoveryReq(MessageHeader header, DcCpdReqMode energyTransferMode)
        implements V2gRequest {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_DC;
    }
}
