package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("EVSENotificationType")
public enum EvseNotification {
    NONE,
    STOP_CHARGING,
    RE_NEGOTIATION
}
