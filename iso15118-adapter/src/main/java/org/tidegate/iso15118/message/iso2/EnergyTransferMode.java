package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("EnergyTransferModeType")
public enum EnergyTransferMode {
    AC_SINGLE_PHASE_CORE,
    AC_THREE_PHASE_CORE,
    DC_CORE,
    DC_EXTENDED,
    DC_COMBO_CORE,
    DC_UNIQUE
}
