package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ServiceType")
public record Service(
        int serviceId,
        @Nullable String serviceName,
        ServiceCategory serviceCategory,
        @Nullable String serviceScope,
        boolean freeService) {}
