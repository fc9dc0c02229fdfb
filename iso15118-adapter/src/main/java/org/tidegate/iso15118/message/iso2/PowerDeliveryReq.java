package org.tidegate.iso15118.message.iso2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("PowerDeliveryReqType")
public record PowerDeliveryReq(
        ChargeProgress chargeProgress,
        int saScheduleTupleId,
        List<ProfileEntry> chargingProfile,
        @Nullable EvPowerDeliveryParameter evPowerDeliveryParameter)
        implements Iso2Request {
    public PowerDeliveryReq {
        chargingProfile = List.copyOf(chargingProfile);
    }
}
