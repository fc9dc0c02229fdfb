package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;

@XsdSequence("AC_ChargeLoopReqType")
public record AcChargeLoopReq(
        MessageHeader header,
        @Nullable DisplayParameters displayParameters,
        boolean meterInfoRequested,
        AcClReqControlMode controlMode)
        implements V2gRequest {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_AC;
    }
}
