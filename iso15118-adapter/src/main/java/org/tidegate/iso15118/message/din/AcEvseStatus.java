package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("AC_EVSEStatusType")
public record AcEvseStatus(
        boolean powerSwitchClosed,
        boolean rcd,
        long notificationMaxDelay,
        EvseNotification evseNotification)
        implements EvseStatus {}
