package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** Asks for the battery voltage at the output, so that contactors close without inrush. */
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
