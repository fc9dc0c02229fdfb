package org.tidegate.iso15118.message;

import java.util.List;

/** The contract certificate and the sub-CAs that lead to the root, DER. */
@XsdSequence("ContractCertificateChainType")
public record ContractCertificateChain(Bytes certificate, List<Bytes> subCertificates) {
    public ContractCertificateChain {
        subCertificates = List.copyOf(subCertificates);
    }
}
