package org.tidegate.iso15118.message.din;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("CertificateUpdateReqType")
public record CertificateUpdateReq(
        @Nullable String id,
        CertificateChain contractSignatureCertChain,
        String contractId,
        List<String> listOfRootCertificateIds,
        Bytes dhParams)
        implements DinRequest {
    public CertificateUpdateReq {
        listOfRootCertificateIds = List.copyOf(listOfRootCertificateIds);
    }
}
