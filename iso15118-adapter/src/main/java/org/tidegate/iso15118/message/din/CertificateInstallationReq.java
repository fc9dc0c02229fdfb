package org.tidegate.iso15118.message.din;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("CertificateInstallationReqType")
public record CertificateInstallationReq(
        @Nullable String id,
        Bytes oemProvisioningCert,
        List<String> listOfRootCertificateIds,
        Bytes dhParams)
        implements DinRequest {
    public CertificateInstallationReq {
        listOfRootCertificateIds = List.copyOf(listOfRootCertificateIds);
    }
}
