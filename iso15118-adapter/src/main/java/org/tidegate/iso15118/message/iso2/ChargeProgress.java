package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("chargeProgressType")
public enum ChargeProgress {
    START,
    STOP,
    RENEGOTIATE
}
