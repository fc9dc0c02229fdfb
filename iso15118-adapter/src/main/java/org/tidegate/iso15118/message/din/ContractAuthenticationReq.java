package org.tidegate.iso15118.message.din;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ContractAuthenticationReqType")
public record ContractAuthenticationReq(@Nullable String id, @Nullable String genChallenge)
        implements DinRequest {}
