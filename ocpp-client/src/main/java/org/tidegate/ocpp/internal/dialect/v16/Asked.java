package org.tidegate.ocpp.internal.dialect.v16;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Address;
import org.tidegate.ocpp.internal.json.Count;
import org.tidegate.ocpp.internal.json.Text;

/** What a 1.6 central system asks, and what it is answered. */
public interface Asked {
    record CancelReservation(int reservationId) {}

    record CancelReservationResponse(Piece.Verdict status) {}

    record CertificateSigned(@Text(10000) String certificateChain) {}

    record CertificateSignedResponse(Piece.Verdict status) {}

    record ChangeAvailability(int connectorId, Piece.ChangeAvailabilityKind type) {}

    record ChangeAvailabilityResponse(Piece.ChangeAvailabilityStatus status) {}

    record ChangeConfiguration(@Text(50) String key, @Text(500) String value) {}

    record ChangeConfigurationResponse(Piece.ChangeConfigurationStatus status) {}

    record ClearCache() {}

    record ClearCacheResponse(Piece.Verdict status) {}

    record ClearChargingProfile(
            @Nullable Integer id,
            @Nullable Integer connectorId,
            Piece.@Nullable ChargingProfilePurpose chargingProfilePurpose,
            @Nullable Integer stackLevel) {}

    record ClearChargingProfileResponse(Piece.ClearChargingProfileStatus status) {}

    record DataTransfer(
            @Text(255) String vendorId,
            @Text(50) @Nullable String messageId,
            @Nullable String data) {}

    record DataTransferResponse(Piece.DataTransferStatus status, @Nullable String data) {}

    record DeleteCertificate(Piece.CertificateHashData certificateHashData) {}

    record DeleteCertificateResponse(Piece.DeleteCertificateStatus status) {}

    record ExtendedTriggerMessage(
            Piece.ExtendedTriggerable requestedMessage, @Nullable Integer connectorId) {}

    record ExtendedTriggerMessageResponse(Piece.TriggerStatus status) {}

    record GetCompositeSchedule(
            int connectorId, int duration, Piece.@Nullable RateUnit chargingRateUnit) {}

    record GetCompositeScheduleResponse(
            Piece.Verdict status,
            @Nullable Integer connectorId,
            @Nullable Instant scheduleStart,
            Piece.@Nullable ChargingSchedule chargingSchedule) {}

    record GetConfiguration(@Count(min = 0) @Text(50) @Nullable List<String> key) {}

    record GetConfigurationResponse(
            @Count(min = 0) @Nullable List<Piece.KeyValue> configurationKey,
            @Count(min = 0) @Text(50) @Nullable List<String> unknownKey) {}

    record GetDiagnostics(
            @Address String location,
            @Nullable Integer retries,
            @Nullable Integer retryInterval,
            @Nullable Instant startTime,
            @Nullable Instant stopTime) {}

    record GetDiagnosticsResponse(@Text(255) @Nullable String fileName) {}

    record GetInstalledCertificateIds(Piece.CertificateType certificateType) {}

    record GetInstalledCertificateIdsResponse(
            @Nullable List<Piece.CertificateHashData> certificateHashData,
            Piece.GetInstalledCertificateIdsStatus status) {}

    record GetLocalListVersion() {}

    record GetLocalListVersionResponse(int listVersion) {}

    record GetLog(
            Piece.LogParameters log,
            Piece.LogKind logType,
            int requestId,
            @Nullable Integer retries,
            @Nullable Integer retryInterval) {}

    record GetLogResponse(Piece.GetLogStatus status, @Text(255) @Nullable String filename) {}

    record InstallCertificate(
            Piece.CertificateType certificateType, @Text(5500) String certificate) {}

    record InstallCertificateResponse(Piece.InstallCertificateStatus status) {}

    record RemoteStartTransaction(
            @Nullable Integer connectorId,
            @Text(20) String idTag,
            Piece.@Nullable ChargingProfile chargingProfile) {}

    record RemoteStartTransactionResponse(Piece.Verdict status) {}

    record RemoteStopTransaction(int transactionId) {}

    record RemoteStopTransactionResponse(Piece.Verdict status) {}

    record ReserveNow(
            int connectorId,
            Instant expiryDate,
            @Text(20) String idTag,
            @Text(20) @Nullable String parentIdTag,
            int reservationId) {}

    record ReserveNowResponse(Piece.ReserveNowStatus status) {}

    record Reset(Piece.ResetKind type) {}

    record ResetResponse(Piece.Verdict status) {}

    record SendLocalList(
            int listVersion,
            @Count(min = 0) @Nullable List<Piece.ListEntry> localAuthorizationList,
            Piece.UpdateKind updateType) {}

    record SendLocalListResponse(Piece.LocalListStatus status) {}

    record SetChargingProfile(int connectorId, Piece.ChargingProfile csChargingProfiles) {}

    record SetChargingProfileResponse(Piece.SetChargingProfileStatus status) {}

    record SignedUpdateFirmware(
            @Nullable Integer retries,
            @Nullable Integer retryInterval,
            int requestId,
            Piece.SignedFirmware firmware) {}

    record SignedUpdateFirmwareResponse(Piece.SignedUpdateFirmwareStatus status) {}

    record TriggerMessage(Piece.Triggerable requestedMessage, @Nullable Integer connectorId) {}

    record TriggerMessageResponse(Piece.TriggerStatus status) {}

    record UnlockConnector(int connectorId) {}

    record UnlockConnectorResponse(Piece.UnlockConnectorStatus status) {}

    record UpdateFirmware(
            @Address String location,
            @Nullable Integer retries,
            Instant retrieveDate,
            @Nullable Integer retryInterval) {}

    record UpdateFirmwareResponse() {}
}
