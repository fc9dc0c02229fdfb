package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("NotificationType")
public record Notification(FaultCode faultCode, @Nullable String faultMsg) {}
