package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

@XsdSequence("AC_ChargeParameterDiscoveryResType")
public record AcChargeParameterDiscoveryRes(
        MessageHeader header, ResponseCode responseCode, AcCpdResMode energyTransferMode)
        implements V2gResponse {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_AC;
    }
}
