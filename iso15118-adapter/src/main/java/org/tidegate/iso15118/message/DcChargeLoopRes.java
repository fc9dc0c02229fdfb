package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;

/** The charger's side of the charge loop: what it measures and what it can. */
@XsdSequence("DC_ChargeLoopResType")
public record DcChargeLoopRes(
        MessageHeader header,
        ResponseCode responseCode,
        @Nullable EvseStatus evseStatus,
        @Nullable MeterInfo meterInfo,
        @Nullable Receipt receipt,
        Rational evsePresentCurrent,
        Rational evsePresentVoltage,
        boolean evsePowerLimitAchieved,
        boolean evseCurrentLimitAchieved,
        boolean evseVoltageLimitAchieved,
        DcClResControlMode controlMode)
        implements V2gResponse {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_DC;
    }
}
