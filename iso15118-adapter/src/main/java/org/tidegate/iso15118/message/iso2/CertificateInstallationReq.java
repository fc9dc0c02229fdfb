package org.tidegate.iso15118.message.iso2;

import java.util.List;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.X509IssuerSerial;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("CertificateInstallationReqType")
public record CertificateInstallationReq(
        String id, Bytes oemProvisioningCert, List<X509IssuerSerial> listOfRootCertificateIds)
        implements Iso2Request {
    public CertificateInstallationReq {
        listOfRootCertificateIds = List.copyOf(listOfRootCertificateIds);
    }
}
