package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("EVSENotificationType")
public enum EvseNotification {
    NONE,
    STOP_CHARGING,
    RE_NEGOTIATION
}
