package org.tidegate.iso15118.message;

@XsdSequence("SignedInstallationDataType")
public record SignedInstallationData(
        String id,
        ContractCertificateChain contractCertificateChain,
        EcdhCurve ecdhCurve,
        Bytes dhPublicKey,
        EncryptedPrivateKey encryptedPrivateKey) {}
