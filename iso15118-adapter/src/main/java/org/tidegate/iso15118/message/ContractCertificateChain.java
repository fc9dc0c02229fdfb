package org.tidegate.iso15118.message;

import java.util.List;

@XsdSequence("ContractCertificateChainType")
public record ContractCertificateChain(Bytes certificate, List<Bytes> subCertificates) {
    public ContractCertificateChain {
        subCertificates = List.copyOf(subCertificates);
    }
}
