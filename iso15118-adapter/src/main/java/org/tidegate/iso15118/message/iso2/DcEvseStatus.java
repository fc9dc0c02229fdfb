package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("DC_EVSEStatusType")
public record DcEvseStatus(
        int notificationMaxDelay,
        EvseNotification evseNotification,
        @Nullable IsolationLevel evseIsolationStatus,
        DcEvseStatusCode evseStatusCode)
        implements EvseStatus {}
