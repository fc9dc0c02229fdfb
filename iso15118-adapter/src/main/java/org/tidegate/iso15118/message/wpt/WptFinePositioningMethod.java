package org.tidegate.iso15118.message.wpt;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_FinePositioningMethodType")
public enum WptFinePositioningMethod {
    MANUAL,
    LF_TX_EV,
    LF_TX_PRIMARY_DEVICE,
    LPE,
    PROPRIETARY
}
