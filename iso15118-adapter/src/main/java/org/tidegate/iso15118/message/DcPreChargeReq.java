package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

@XsdSequence("DC_PreChargeReqType")
public record DcPreChargeReq(
        MessageHeader header,
        Processing evProcessing,
        Rational evPresentVoltage,
        Rational evTargetVoltage)
        implements V2gRequest {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_DC;
    }
}
