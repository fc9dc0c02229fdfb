package org.tidegate.iso15118.message;

import java.util.List;

@XsdSequence("CertificateChainType")
public record CertificateChain(Bytes certificate, List<Bytes> subCertificates) {
    public CertificateChain {
        subCertificates = List.copyOf(subCertificates);
    }
}
