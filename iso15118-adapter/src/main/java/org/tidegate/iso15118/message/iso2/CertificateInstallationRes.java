package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("CertificateInstallationResType")
public record CertificateInstallationRes(
        ResponseCode responseCode,
        CertificateChain saProvisioningCertificateChain,
        CertificateChain contractSignatureCertChain,
        ContractSignatureEncryptedPrivateKey contractSignatureEncryptedPrivateKey,
        DiffieHellmanPublicKey dhPublicKey,
        Emaid emaid)
        implements Iso2Response {}
