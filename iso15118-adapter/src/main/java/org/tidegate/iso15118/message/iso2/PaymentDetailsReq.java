package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("PaymentDetailsReqType")
public record PaymentDetailsReq(String emaid, CertificateChain contractSignatureCertChain)
        implements Iso2Request {}
