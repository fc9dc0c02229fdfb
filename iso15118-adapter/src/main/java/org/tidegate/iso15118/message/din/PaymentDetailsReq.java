package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("PaymentDetailsReqType")
public record PaymentDetailsReq(String contractId, CertificateChain contractSignatureCertChain)
        implements DinRequest {}
