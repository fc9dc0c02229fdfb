package org.tidegate.ocpp.internal.dialect.v16;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Count;
import org.tidegate.ocpp.internal.json.Text;

/** What a 1.6 station says, and what it is answered. */
public interface Said {
    record Authorize(@Text(20) String idTag) {}

    record AuthorizeResponse(Piece.IdTagInfo idTagInfo) {}

    record BootNotification(
            @Text(20) String chargePointVendor,
            @Text(20) String chargePointModel,
            @Text(25) @Nullable String chargePointSerialNumber,
            @Text(25) @Nullable String chargeBoxSerialNumber,
            @Text(50) @Nullable String firmwareVersion,
            @Text(20) @Nullable String iccid,
            @Text(20) @Nullable String imsi,
            @Text(25) @Nullable String meterType,
            @Text(25) @Nullable String meterSerialNumber) {}

    record BootNotificationResponse(
            Piece.BootNotificationStatus status, Instant currentTime, int interval) {}

    record DataTransfer(
            @Text(255) String vendorId,
            @Text(50) @Nullable String messageId,
            @Nullable String data) {}

    record DataTransferResponse(Piece.DataTransferStatus status, @Nullable String data) {}

    record DiagnosticsStatusNotification(Piece.DiagnosticsStatusNotificationStatus status) {}

    record DiagnosticsStatusNotificationResponse() {}

    record FirmwareStatusNotification(Piece.FirmwareStatusNotificationStatus status) {}

    record FirmwareStatusNotificationResponse() {}

    record Heartbeat() {}

    record HeartbeatResponse(Instant currentTime) {}

    record LogStatusNotification(
            Piece.LogStatusNotificationStatus status, @Nullable Integer requestId) {}

    record LogStatusNotificationResponse() {}

    record MeterValues(
            int connectorId,
            @Nullable Integer transactionId,
            @Count(min = 0) List<Piece.MeterValue> meterValue) {}

    record MeterValuesResponse() {}

    record SecurityEventNotification(
            @Text(50) String type, Instant timestamp, @Text(255) @Nullable String techInfo) {}

    record SecurityEventNotificationResponse() {}

    record SignCertificate(@Text(5500) String csr) {}

    record SignCertificateResponse(Piece.Verdict status) {}

    record SignedFirmwareStatusNotification(
            Piece.SignedFirmwareStatusNotificationStatus status, @Nullable Integer requestId) {}

    record SignedFirmwareStatusNotificationResponse() {}

    record StartTransaction(
            int connectorId,
            @Text(20) String idTag,
            int meterStart,
            @Nullable Integer reservationId,
            Instant timestamp) {}

    record StartTransactionResponse(Piece.IdTagInfo idTagInfo, int transactionId) {}

    record StatusNotification(
            int connectorId,
            Piece.Fault errorCode,
            @Text(50) @Nullable String info,
            Piece.ConnectorStatus status,
            @Nullable Instant timestamp,
            @Text(255) @Nullable String vendorId,
            @Text(50) @Nullable String vendorErrorCode) {}

    record StatusNotificationResponse() {}

    record StopTransaction(
            @Text(20) @Nullable String idTag,
            int meterStop,
            Instant timestamp,
            int transactionId,
            Piece.@Nullable StopReason reason,
            @Count(min = 0) @Nullable List<Piece.MeterValue> transactionData) {}

    record StopTransactionResponse(Piece.@Nullable IdTagInfo idTagInfo) {}
}
