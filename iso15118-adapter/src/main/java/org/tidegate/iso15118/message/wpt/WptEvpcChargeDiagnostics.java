package org.tidegate.iso15118.message.wpt;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_EVPCChargeDiagnosticsType")
public enum WptEvpcChargeDiagnostics {
    EVPC_NO_ISSUE,
    EVPC_TEMP_OVERHEAT_DETECTED,
    EVPC_POWER_TRANSFER_ANOMALY_DETECTED,
    EVPC_ANOMALY_DETECTED
}
