package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ServiceChargeType")
public record ServiceCharge(
        ServiceTag serviceTag,
        boolean freeService,
        EvseSupportedEnergyTransfer energyTransferType) {}
