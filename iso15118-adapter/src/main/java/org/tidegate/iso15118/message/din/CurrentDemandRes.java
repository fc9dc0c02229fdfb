package org.tidegate.iso15118.message.din;

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
        @Nullable PhysicalValue evseMaximumPowerLimit)
        implements DinResponse {}
