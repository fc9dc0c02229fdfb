package org.tidegate.iso15118.message;

import java.util.List;
import org.tidegate.iso15118.exi.SchemaSet;

/** Asks for a contract certificate; signed by the OEM certificate. */
@XsdSequence("CertificateInstallationReqType")
public record CertificateInstallationReq(
        MessageHeader header,
        SignedCertificateChain oemProvisioningCertificateChain,
        List<X509IssuerSerial> listOfRootCertificateIds,
        int maximumContractCertificateChains,
        List<String> prioritizedEmaids)
        implements V2gRequest {
    public CertificateInstallationReq {
        listOfRootCertificateIds = List.copyOf(listOfRootCertificateIds);
        prioritizedEmaids = List.copyOf(prioritizedEmaids);
    }

    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
