package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.In201;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Since21;
import org.tidegate.ocpp.internal.json.Text;

/** Firmware updates (block L). */
public interface Firmware {

    record FirmwareStatusNotification(
            FirmwareStatus status,
            @Nullable Integer requestId,
            @Since21 Data.@Nullable StatusInfo statusInfo)
            implements StationCall {}

    record PublishFirmwareStatusNotification(
            PublishFirmwareStatus status,
            @In201(text = 512) @Text(2000) @Nullable List<String> location,
            @Range(min = 0) @Nullable Integer requestId,
            @Since21 Data.@Nullable StatusInfo statusInfo)
            implements StationCall {}

    record UpdateFirmware(
            @Range(min = 0) @Nullable Integer retries,
            @Nullable Integer retryInterval,
            int requestId,
            Image firmware)
            implements OperatorCall {}

    record UpdateFirmwareResponse(UpdateFirmwareStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record PublishFirmware(
            @In201(text = 512) @Text(2000) String location,
            @Range(min = 0) @Nullable Integer retries,
            @Text(32) String checksum,
            @Range(min = 0) int requestId,
            @Range(min = 0) @Nullable Integer retryInterval)
            implements OperatorCall {}

    record PublishFirmwareResponse(
            OperatorCall.GenericStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record UnpublishFirmware(@Text(32) String checksum) implements OperatorCall {}

    record UnpublishFirmwareResponse(UnpublishFirmwareStatus status)
            implements OperatorCall.Answer {}

    record Image(
            @In201(text = 512) @Text(2000) String location,
            Instant retrieveDateTime,
            @Nullable Instant installDateTime,
            @Text(5500) @Nullable String signingCertificate,
            @Text(800) @Nullable String signature) {}

    enum FirmwareStatus {
        DOWNLOADED,
        DOWNLOAD_FAILED,
        DOWNLOADING,
        DOWNLOAD_SCHEDULED,
        DOWNLOAD_PAUSED,
        IDLE,
        INSTALLATION_FAILED,
        INSTALLING,
        INSTALLED,
        INSTALL_REBOOTING,
        INSTALL_SCHEDULED,
        INSTALL_VERIFICATION_FAILED,
        INVALID_SIGNATURE,
        SIGNATURE_VERIFIED
    }

    enum PublishFirmwareStatus {
        IDLE,
        DOWNLOAD_SCHEDULED,
        DOWNLOADING,
        DOWNLOADED,
        PUBLISHED,
        DOWNLOAD_FAILED,
        DOWNLOAD_PAUSED,
        INVALID_CHECKSUM,
        CHECKSUM_VERIFIED,
        PUBLISH_FAILED
    }

    enum UpdateFirmwareStatus {
        ACCEPTED,
        REJECTED,
        ACCEPTED_CANCELED,
        INVALID_CERTIFICATE,
        REVOKED_CERTIFICATE
    }

    enum UnpublishFirmwareStatus {
        DOWNLOAD_ONGOING,
        NO_FIRMWARE,
        UNPUBLISHED
    }
}
