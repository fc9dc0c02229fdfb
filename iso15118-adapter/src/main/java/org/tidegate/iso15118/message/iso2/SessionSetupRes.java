package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("SessionSetupResType")
public record SessionSetupRes(
        ResponseCode responseCode, String evseId, @Nullable Long evseTimeStamp)
        implements Iso2Response {}
