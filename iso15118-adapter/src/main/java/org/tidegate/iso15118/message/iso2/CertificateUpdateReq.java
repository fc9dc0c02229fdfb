package org.tidegate.iso15118.message.iso2;

import java.util.List;
import org.tidegate.iso15118.message.X509IssuerSerial;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("CertificateUpdateReqType")
public record CertificateUpdateReq(
        String id,
        CertificateChain contractSignatureCertChain,
        String emaid,
        List<X509IssuerSerial> listOfRootCertificateIds)
        implements Iso2Request {
    public CertificateUpdateReq {
        listOfRootCertificateIds = List.copyOf(listOfRootCertificateIds);
    }
}
