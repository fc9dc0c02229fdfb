package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;

@XsdSequence("AC_ChargeLoopResType")
public record AcChargeLoopRes(
        MessageHeader header,
        ResponseCode responseCode,
        @Nullable EvseStatus evseStatus,
        @Nullable MeterInfo meterInfo,
        @Nullable Receipt receipt,
        @Nullable Rational evseTargetFrequency,
        AcClResControlMode controlMode)
        implements V2gResponse {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_AC;
    }
}
