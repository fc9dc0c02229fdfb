package org.tidegate.iso15118.message.acdp;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("cpStatusType")
public enum CpStatus {
    STATE_A,
    STATE_B,
    STATE_C,
    STATE_D,
    STATE_E
}
