package org.tidegate.iso15118.message;

/** How the vehicle leaves the session. */
@XsdSequence("chargingSessionType")
public enum ChargingSession {
    PAUSE,
    TERMINATE,
    SERVICE_RENEGOTIATION
}
