package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;

/** The vehicle's side of the charge loop: present voltage and what it wants or allows. */
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
