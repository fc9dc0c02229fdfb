package org.tidegate.iso15118.message.din;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("PowerDeliveryReqType")
public record PowerDeliveryReq(
        boolean readyToChargeState,
        @Nullable ChargingProfile chargingProfile,
        @Nullable EvPowerDeliveryParameter evPowerDeliveryParameter)
        implements DinRequest {}
