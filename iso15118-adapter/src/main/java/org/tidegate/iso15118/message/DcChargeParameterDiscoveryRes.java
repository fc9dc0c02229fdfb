package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** Limits of the charger. */
@XsdSequence("DC_ChargeParameterDiscoveryResType")
public record DcChargeParameterDiscoveryRes(
        MessageHeader header, ResponseCode responseCode, DcCpdResMode energyTransferMode)
        implements V2gResponse {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_DC;
    }
}
