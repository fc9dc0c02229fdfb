package org.tidegate.iso15118.message.wpt;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_PairingMethodType")
public enum WptPairingMethod {
    EXTERNAL_CONFIRMATION,
    LPE,
    LF_TX_EV,
    LF_TX_PRIMARY_DEVICE,
    OPTICAL,
    PROPRIETARY
}
