package org.tidegate.iso15118.message;

import java.util.List;

@XsdSequence("SignedCertificateChainType")
public record SignedCertificateChain(String id, Bytes certificate, List<Bytes> subCertificates) {
    public SignedCertificateChain {
        subCertificates = List.copyOf(subCertificates);
    }
}
