package org.tidegate.iso15118.message.wpt;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_SPCChargeDiagnosticsType")
public enum WptSpcChargeDiagnostics {
    SPC_NO_ISSUE,
    SPCFOD_DETECTED,
    SPCLOP_DETECTED,
    SPC_TEMP_OVERHEAT_DETECTED,
    SPC_POWER_TRANSFER_ANOMALY_DETECTED,
    SPC_ANOMALY_DETECTED
}
