package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ChargeParameterDiscoveryResType")
public record ChargeParameterDiscoveryRes(
        ResponseCode responseCode,
        EvseProcessing evseProcessing,
        SaSchedules saSchedules,
        EvseChargeParameter evseChargeParameter)
        implements DinResponse {}
