package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ServiceDiscoveryReqType")
public record ServiceDiscoveryReq(
        @Nullable String serviceScope, @Nullable ServiceCategory serviceCategory)
        implements Iso2Request {}
