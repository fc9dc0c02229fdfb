package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("CurrentDemandResType")
public record CurrentDemandRes(
        ResponseCode responseCode,
        DcEvseStatus dcEvseStatus,
        PhysicalValue evsePresentVoltage,
        PhysicalValue evsePresentCurrent,
        boolean evseCurrentLimitAchieved,
        boolean evseVoltageLimitAchieved,
        boolean evsePowerLimitAchieved,
        @Nullable PhysicalValue evseMaximumVoltageLimit,
        @Nullable PhysicalValue evseMaximumCurrentLimit,
        @Nullable PhysicalValue evseMaximumPowerLimit,
        String evseId,
        int saScheduleTupleId,
        @Nullable MeterInfo meterInfo,
        @Nullable Boolean receiptRequired)
        implements Iso2Response {}
