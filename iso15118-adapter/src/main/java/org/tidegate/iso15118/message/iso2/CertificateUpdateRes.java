package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("CertificateUpdateResType")
public record CertificateUpdateRes(
        ResponseCode responseCode,
        CertificateChain saProvisioningCertificateChain,
        CertificateChain contractSignatureCertChain,
        ContractSignatureEncryptedPrivateKey contractSignatureEncryptedPrivateKey,
        DiffieHellmanPublicKey dhPublicKey,
        Emaid emaid,
        @Nullable Integer retryCounter)
        implements Iso2Response {}
