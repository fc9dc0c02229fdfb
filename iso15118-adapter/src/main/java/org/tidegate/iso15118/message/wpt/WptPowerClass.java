package org.tidegate.iso15118.message.wpt;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_PowerClassType")
public enum WptPowerClass {
    MF_WPT_1,
    MF_WPT_2,
    MF_WPT_3,
    MF_WPT_4
}
