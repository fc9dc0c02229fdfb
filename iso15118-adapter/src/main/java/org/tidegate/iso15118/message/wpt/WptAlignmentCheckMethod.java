package org.tidegate.iso15118.message.wpt;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_AlignmentCheckMethodType")
public enum WptAlignmentCheckMethod {
    POWER_CHECK,
    LPE,
    PROPRIETARY
}
