package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ChargeParameterDiscoveryReqType")
public record ChargeParameterDiscoveryReq(
        @Nullable Integer maxEntriesSaScheduleTuple,
        EnergyTransferMode requestedEnergyTransferMode,
        EvChargeParameter evChargeParameter)
        implements Iso2Request {}
