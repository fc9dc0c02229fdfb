package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("EVRequestedEnergyTransferType")
public enum EvRequestedEnergyTransfer {
    AC_SINGLE_PHASE_CORE,
    AC_THREE_PHASE_CORE,
    DC_CORE,
    DC_EXTENDED,
    DC_COMBO_CORE,
    DC_UNIQUE
}
