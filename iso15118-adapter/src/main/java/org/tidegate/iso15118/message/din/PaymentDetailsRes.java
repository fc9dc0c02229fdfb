package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("PaymentDetailsResType")
public record PaymentDetailsRes(ResponseCode responseCode, String genChallenge, long dateTimeNow)
        implements DinResponse {}
