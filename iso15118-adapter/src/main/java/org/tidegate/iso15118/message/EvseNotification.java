package org.tidegate.iso15118.message;

/** What the charger wants. */
@XsdSequence("evseNotificationType")
public enum EvseNotification {
    PAUSE,
    EXIT_STANDBY,
    TERMINATE,
    SCHEDULE_RENEGOTIATION,
    SERVICE_RENEGOTIATION,
    METERING_CONFIRMATION
}
