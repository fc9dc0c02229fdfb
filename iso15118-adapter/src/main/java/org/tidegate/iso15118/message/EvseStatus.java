package org.tidegate.iso15118.message;

/** The charger wants something from the vehicle within a number of seconds. */
@XsdSequence("EVSEStatusType")
public record EvseStatus(int notificationMaxDelay, EvseNotification evseNotification) {}
