package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("MeteringReceiptResType")
public record MeteringReceiptRes(ResponseCode responseCode, AcEvseStatus acEvseStatus)
        implements DinResponse {}
