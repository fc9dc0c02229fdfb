package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("CurrentDemandReqType")
public record CurrentDemandReq(
        DcEvStatus dcEvStatus,
        PhysicalValue evTargetCurrent,
        @Nullable PhysicalValue evMaximumVoltageLimit,
        @Nullable PhysicalValue evMaximumCurrentLimit,
        @Nullable PhysicalValue evMaximumPowerLimit,
        @Nullable Boolean bulkChargingComplete,
        boolean chargingComplete,
        @Nullable PhysicalValue remainingTimeToFullSoC,
        @Nullable PhysicalValue remainingTimeToBulkSoC,
        PhysicalValue evTargetVoltage)
        implements Iso2Request {}
