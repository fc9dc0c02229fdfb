package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ChargeParameterDiscoveryResType")
public record ChargeParameterDiscoveryRes(
        ResponseCode responseCode,
        EvseProcessing evseProcessing,
        @Nullable SaSchedules saSchedules,
        EvseChargeParameter evseChargeParameter)
        implements Iso2Response {}
