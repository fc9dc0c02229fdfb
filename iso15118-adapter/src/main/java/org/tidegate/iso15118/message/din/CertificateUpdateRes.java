package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("CertificateUpdateResType")
public record CertificateUpdateRes(
        String id,
        ResponseCode responseCode,
        CertificateChain contractSignatureCertChain,
        Bytes contractSignatureEncryptedPrivateKey,
        Bytes dhParams,
        String contractId,
        int retryCounter)
        implements DinResponse {}
