package org.tidegate.iso15118.message;

import java.util.List;

/** A leaf certificate and up to three above it, DER. */
@XsdSequence("CertificateChainType")
public record CertificateChain(Bytes certificate, List<Bytes> subCertificates) {
    public CertificateChain {
        subCertificates = List.copyOf(subCertificates);
    }
}
