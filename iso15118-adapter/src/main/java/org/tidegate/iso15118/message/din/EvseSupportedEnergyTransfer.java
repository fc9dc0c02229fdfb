package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("EVSESupportedEnergyTransferType")
public enum EvseSupportedEnergyTransfer {
    AC_SINGLE_PHASE_CORE,
    AC_THREE_PHASE_CORE,
    DC_CORE,
    DC_EXTENDED,
    DC_COMBO_CORE,
    DC_DUAL,
    AC_CORE1P_DC_EXTENDED,
    AC_SINGLE_DC_CORE,
    AC_SINGLE_PHASE_THREE_PHASE_CORE_DC_EXTENDED,
    AC_CORE3P_DC_EXTENDED
}
