package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("AC_EVSEStatusType")
public record AcEvseStatus(int notificationMaxDelay, EvseNotification evseNotification, boolean rcd)
        implements EvseStatus {}
