package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Count;
import org.tidegate.ocpp.internal.json.In201;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Since21;
import org.tidegate.ocpp.internal.json.Text;
import org.tidegate.ocpp.internal.json.Wire;

/** Certificates of station, contract and roots (blocks A and M). */
public interface Certificates {

    record Get15118EVCertificate(
            @Text(50) String iso15118SchemaVersion,
            CertificateAction action,
            @In201(text = 5600) @Text(11000) String exiRequest,
            @Since21 @Range(min = 0) @Nullable Integer maximumContractCertificateChains,
            @Since21 @Count(max = 8) @Text(255) @Nullable List<String> prioritizedEMAIDs)
            implements StationCall {}

    record Get15118EVCertificateResponse(
            EvCertificateStatus status,
            Data.@Nullable StatusInfo statusInfo,
            @In201(text = 5600) @Text(17000) String exiResponse,
            @Since21 @Range(min = 0) @Nullable Integer remainingContracts)
            implements OperatorAnswer {}

    record GetCertificateStatus(OcspRequestData ocspRequestData) implements StationCall {}

    record GetCertificateStatusResponse(
            GetStatus status,
            Data.@Nullable StatusInfo statusInfo,
            @In201(text = 5500) @Text(18000) @Nullable String ocspResult)
            implements OperatorAnswer {}

    @Since21
    record GetCertificateChainStatus(
            @Count(max = 4) List<CertificateStatusRequestInfo> certificateStatusRequests)
            implements StationCall {}

    @Since21
    record GetCertificateChainStatusResponse(
            @Count(max = 4) List<CertificateStatus> certificateStatus) implements OperatorAnswer {}

    record SignCertificate(
            @Text(5500) String csr,
            @In201(essential = true) @Nullable CertificateSigningUse certificateType,
            @Since21 @Nullable CertificateHashData hashRootCertificate,
            @Since21 @Nullable Integer requestId)
            implements StationCall {}

    record SignCertificateResponse(
            OperatorCall.GenericStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorAnswer {}

    record CertificateSigned(
            @Text(10000) String certificateChain,
            @Nullable CertificateSigningUse certificateType,
            @Since21 @Nullable Integer requestId)
            implements OperatorCall {}

    record CertificateSignedResponse(
            CertificateSignedStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record InstallCertificate(
            InstallCertificateUse certificateType,
            @In201(text = 5500) @Text(10000) String certificate)
            implements OperatorCall {}

    record InstallCertificateResponse(InstallStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record GetInstalledCertificateIds(@Nullable List<GetCertificateIdUse> certificateType)
            implements OperatorCall {}

    record GetInstalledCertificateIdsResponse(
            InstalledStatus status,
            Data.@Nullable StatusInfo statusInfo,
            @Nullable List<CertificateHashDataChain> certificateHashDataChain)
            implements OperatorCall.Answer {}

    record DeleteCertificate(CertificateHashData certificateHashData) implements OperatorCall {}

    record DeleteCertificateResponse(DeleteStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record OcspRequestData(
            HashAlgorithm hashAlgorithm,
            @Text(128) String issuerNameHash,
            @Text(128) String issuerKeyHash,
            @Text(40) String serialNumber,
            @In201(text = 512) @Text(2000) String responderURL) {}

    record CertificateHashData(
            HashAlgorithm hashAlgorithm,
            @Text(128) String issuerNameHash,
            @Text(128) String issuerKeyHash,
            @Text(40) String serialNumber) {}

    record CertificateStatusRequestInfo(
            CertificateHashData certificateHashData,
            CertificateStatusSource source,
            @Count(max = 5) @Text(2000) List<String> urls) {}

    record CertificateStatus(
            CertificateHashData certificateHashData,
            CertificateStatusSource source,
            CertificateState status,
            Instant nextUpdate) {}

    record CertificateHashDataChain(
            CertificateHashData certificateHashData,
            GetCertificateIdUse certificateType,
            @Count(max = 4) @Nullable List<CertificateHashData> childCertificateHashData) {}

    enum CertificateAction {
        INSTALL,
        UPDATE
    }

    enum EvCertificateStatus {
        ACCEPTED,
        FAILED
    }

    enum HashAlgorithm {
        @Wire("SHA256")
        SHA256,
        @Wire("SHA384")
        SHA384,
        @Wire("SHA512")
        SHA512
    }

    enum GetStatus {
        ACCEPTED,
        FAILED
    }

    enum CertificateStatusSource {
        @Wire("CRL")
        CRL,
        @Wire("OCSP")
        OCSP
    }

    enum CertificateState {
        GOOD,
        REVOKED,
        UNKNOWN,
        FAILED
    }

    enum CertificateSigningUse {
        CHARGING_STATION_CERTIFICATE,
        @Wire("V2GCertificate")
        V2G_CERTIFICATE,
        @Since21
        @Wire("V2G20Certificate")
        V2G20_CERTIFICATE
    }

    enum CertificateSignedStatus {
        ACCEPTED,
        REJECTED
    }

    enum InstallCertificateUse {
        @Wire("V2GRootCertificate")
        V2G_ROOT_CERTIFICATE,
        @Wire("MORootCertificate")
        MO_ROOT_CERTIFICATE,
        MANUFACTURER_ROOT_CERTIFICATE,
        @Wire("CSMSRootCertificate")
        CSMS_ROOT_CERTIFICATE,
        @Since21
        @Wire("OEMRootCertificate")
        OEM_ROOT_CERTIFICATE
    }

    enum InstallStatus {
        ACCEPTED,
        REJECTED,
        FAILED
    }

    enum GetCertificateIdUse {
        @Wire("V2GRootCertificate")
        V2G_ROOT_CERTIFICATE,
        @Wire("MORootCertificate")
        MO_ROOT_CERTIFICATE,
        @Wire("CSMSRootCertificate")
        CSMS_ROOT_CERTIFICATE,
        @Wire("V2GCertificateChain")
        V2G_CERTIFICATE_CHAIN,
        MANUFACTURER_ROOT_CERTIFICATE,
        @Since21
        @Wire("OEMRootCertificate")
        OEM_ROOT_CERTIFICATE
    }

    enum InstalledStatus {
        ACCEPTED,
        NOT_FOUND
    }

    enum DeleteStatus {
        ACCEPTED,
        FAILED,
        NOT_FOUND
    }
}
