package org.tidegate.iso15118.message;

@XsdSequence("EVSEStatusType")
public record EvseStatus(int notificationMaxDelay, EvseNotification evseNotification) {}
