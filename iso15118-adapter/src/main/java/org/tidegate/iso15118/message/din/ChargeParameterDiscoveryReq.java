package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ChargeParameterDiscoveryReqType")
public record ChargeParameterDiscoveryReq(
        EvRequestedEnergyTransfer evRequestedEnergyTransferType,
        EvChargeParameter evChargeParameter)
        implements DinRequest {}
