package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("chargingSessionType")
public enum ChargingSession {
    TERMINATE,
    PAUSE
}
