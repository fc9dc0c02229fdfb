package org.tidegate.iso15118.message.din;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ServiceDiscoveryReqType")
public record ServiceDiscoveryReq(
        @Nullable String serviceScope, @Nullable ServiceCategory serviceCategory)
        implements DinRequest {}
