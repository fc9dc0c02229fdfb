package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.In201;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Since21;
import org.tidegate.ocpp.internal.json.Text;

/** Logs and what is known about a customer (block N). */
public interface Diagnostics {

    record LogStatusNotification(
            UploadLogStatus status,
            @Nullable Integer requestId,
            @Since21 Data.@Nullable StatusInfo statusInfo)
            implements StationCall {}

    record NotifyCustomerInformation(
            @Text(512) String data,
            @Nullable Boolean tbc,
            @Range(min = 0) int seqNo,
            Instant generatedAt,
            @Range(min = 0) int requestId)
            implements StationCall {}

    record GetLog(
            LogParameters log,
            LogKind logType,
            int requestId,
            @Range(min = 0) @Nullable Integer retries,
            @Nullable Integer retryInterval)
            implements OperatorCall {}

    record GetLogResponse(
            LogStatus status,
            Data.@Nullable StatusInfo statusInfo,
            @Text(255) @Nullable String filename)
            implements OperatorCall.Answer {}

    record CustomerInformation(
            Certificates.@Nullable CertificateHashData customerCertificate,
            Data.@Nullable IdToken idToken,
            @Range(min = 0) int requestId,
            boolean report,
            boolean clear,
            @Text(64) @Nullable String customerIdentifier)
            implements OperatorCall {}

    record CustomerInformationResponse(
            CustomerInformationStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record LogParameters(
            @In201(text = 512) @Text(2000) String remoteLocation,
            @Nullable Instant oldestTimestamp,
            @Nullable Instant latestTimestamp) {}

    enum UploadLogStatus {
        BAD_MESSAGE,
        IDLE,
        NOT_SUPPORTED_OPERATION,
        PERMISSION_DENIED,
        UPLOADED,
        UPLOAD_FAILURE,
        UPLOADING,
        ACCEPTED_CANCELED
    }

    enum LogKind {
        DIAGNOSTICS_LOG,
        SECURITY_LOG,
        @Since21
        DATA_COLLECTOR_LOG
    }

    enum LogStatus {
        ACCEPTED,
        REJECTED,
        ACCEPTED_CANCELED
    }

    enum CustomerInformationStatus {
        ACCEPTED,
        REJECTED,
        INVALID
    }
}
