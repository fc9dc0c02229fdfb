package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("MeteringReceiptResType")
public record MeteringReceiptRes(ResponseCode responseCode, EvseStatus evseStatus)
        implements Iso2Response {}
