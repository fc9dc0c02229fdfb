package org.tidegate.iso15118.message;

import java.util.List;

/** A certificate chain that a signature refers to. */
@XsdSequence("SignedCertificateChainType")
public record SignedCertificateChain(String id, Bytes certificate, List<Bytes> subCertificates) {
    public SignedCertificateChain {
        subCertificates = List.copyOf(subCertificates);
    }
}
