package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("AuthorizationReqType")
public record AuthorizationReq(@Nullable String id, @Nullable Bytes genChallenge)
        implements Iso2Request {}
