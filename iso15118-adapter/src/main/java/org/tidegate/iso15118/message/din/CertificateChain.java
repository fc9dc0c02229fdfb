package org.tidegate.iso15118.message.din;

import java.util.List;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("CertificateChainType")
public record CertificateChain(Bytes certificate, List<Bytes> subCertificates) {
    public CertificateChain {
        subCertificates = List.copyOf(subCertificates);
    }
}
