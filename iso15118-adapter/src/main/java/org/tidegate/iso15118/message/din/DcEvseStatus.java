package org.tidegate.iso15118.message.din;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("DC_EVSEStatusType")
public record DcEvseStatus(
        @Nullable IsolationLevel evseIsolationStatus,
        DcEvseStatusCode evseStatusCode,
        long notificationMaxDelay,
        EvseNotification evseNotification)
        implements EvseStatus {}
