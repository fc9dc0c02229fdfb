package org.tidegate.iso15118.message.din;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("NotificationType")
public record Notification(FaultCode faultCode, @Nullable String faultMsg) {}
