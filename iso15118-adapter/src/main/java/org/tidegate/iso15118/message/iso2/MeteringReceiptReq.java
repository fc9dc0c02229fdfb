package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("MeteringReceiptReqType")
public record MeteringReceiptReq(
        @Nullable String id,
        Bytes sessionId,
        @Nullable Integer saScheduleTupleId,
        MeterInfo meterInfo)
        implements Iso2Request {}
