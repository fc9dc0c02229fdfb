package org.tidegate.iso15118.message.din;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ServiceTagType")
public record ServiceTag(
        int serviceId,
        @Nullable String serviceName,
        ServiceCategory serviceCategory,
        @Nullable String serviceScope) {}
