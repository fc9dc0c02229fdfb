package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("PaymentDetailsResType")
public record PaymentDetailsRes(ResponseCode responseCode, Bytes genChallenge, long evseTimeStamp)
        implements Iso2Response {}
