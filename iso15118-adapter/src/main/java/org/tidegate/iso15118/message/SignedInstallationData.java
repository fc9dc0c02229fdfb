package org.tidegate.iso15118.message;

/** A contract certificate with its encrypted key, signed by the provider. */
@XsdSequence("SignedInstallationDataType")
public record SignedInstallationData(
        String id,
        ContractCertificateChain contractCertificateChain,
        EcdhCurve ecdhCurve,
        Bytes dhPublicKey,
        EncryptedPrivateKey encryptedPrivateKey) {}
