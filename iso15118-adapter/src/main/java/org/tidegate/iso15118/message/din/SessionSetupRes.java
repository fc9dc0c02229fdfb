package org.tidegate.iso15118.message.din;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("SessionSetupResType")
public record SessionSetupRes(ResponseCode responseCode, Bytes evseId, @Nullable Long dateTimeNow)
        implements DinResponse {}
