package org.tidegate.iso15118.message.iso2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("CertificateChainType")
public record CertificateChain(
        @Nullable String id, Bytes certificate, List<Bytes> subCertificates) {
    public CertificateChain {
        subCertificates = List.copyOf(subCertificates);
    }
}
