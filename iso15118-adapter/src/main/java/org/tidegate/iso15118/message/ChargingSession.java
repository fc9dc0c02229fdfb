package org.tidegate.iso15118.message;

@XsdSequence("chargingSessionType")
public enum ChargingSession {
    PAUSE,
    TERMINATE,
    SERVICE_RENEGOTIATION
}
