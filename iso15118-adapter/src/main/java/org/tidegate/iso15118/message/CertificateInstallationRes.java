package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** A contract certificate with its encrypted key, passed through from the provider. */
@XsdSequence("CertificateInstallationResType")
public record CertificateInstallationRes(
        MessageHeader header,
        ResponseCode responseCode,
        Processing evseProcessing,
        CertificateChain cpsCertificateChain,
        SignedInstallationData signedInstallationData,
        int remainingContractCertificateChains)
        implements V2gResponse {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
