package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;

@XsdSequence("DC_ChargeLoopReqType")
public record DcChargeLoopReq(
        MessageHeader header,
        @Nullable DisplayParameters displayParameters,
        boolean meterInfoRequested,
        Rational evPresentVoltage,
        DcClReqControlMode controlMode)
        implements V2gRequest {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_DC;
    }
}
