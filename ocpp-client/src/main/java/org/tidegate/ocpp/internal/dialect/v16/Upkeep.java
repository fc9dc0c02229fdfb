package org.tidegate.ocpp.internal.dialect.v16;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Certificates;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Diagnostics;
import org.tidegate.ocpp.internal.message.Firmware;
import org.tidegate.ocpp.internal.message.OperatorCall;

/** Firmware, logs, certificates and the triggers of the security extension. */
final class Upkeep {
    private static final Names<Piece.HashAlgorithm, Certificates.HashAlgorithm> HASHES =
            Names.between(Piece.HashAlgorithm.class, Certificates.HashAlgorithm.class);
    private static final Names<Certificates.HashAlgorithm, Piece.HashAlgorithm> HASHES_BACK =
            Names.between(Certificates.HashAlgorithm.class, Piece.HashAlgorithm.class);

    private Upkeep() {}

    static Order of(Record request) {
        return switch (request) {
            case Asked.CertificateSigned c ->
                    Order.of(
                            new Certificates.CertificateSigned(
                                    c.certificateChain(),
                                    Certificates.CertificateSigningUse.CHARGING_STATION_CERTIFICATE,
                                    null),
                            Certificates.CertificateSignedResponse.class,
                            a ->
                                    new Asked.CertificateSignedResponse(
                                            Orders.verdict(
                                                    a.status()
                                                            == Certificates.CertificateSignedStatus
                                                                    .ACCEPTED)));
            case Asked.DeleteCertificate c -> delete(c);
            case Asked.ExtendedTriggerMessage c ->
                    Order.of(
                            triggering(trigger(c.requestedMessage()), c.connectorId()),
                            OperatorCall.TriggerMessageResponse.class,
                            a -> new Asked.ExtendedTriggerMessageResponse(status(a)));
            case Asked.GetDiagnostics c -> diagnostics(c);
            case Asked.GetInstalledCertificateIds c -> installed(c);
            case Asked.GetLog c -> log(c);
            case Asked.InstallCertificate c -> install(c);
            case Asked.SignedUpdateFirmware c -> signedUpdate(c);
            case Asked.UpdateFirmware c -> update(c);
            default ->
                    throw new IllegalArgumentException(
                            request.getClass() + " is no request of a central system");
        };
    }

    // ---- triggers ---------------------------------------------------------------------------

    static OperatorCall.TriggerMessage triggering(
            OperatorCall.MessageTrigger message, @Nullable Integer connectorId) {
        Data.Evse evse =
                connectorId == null || connectorId == 0 ? null : new Data.Evse(connectorId, 1);
        return new OperatorCall.TriggerMessage(evse, message, null);
    }

    static Piece.TriggerStatus status(OperatorCall.TriggerMessageResponse a) {
        return switch (a.status()) {
            case ACCEPTED -> Piece.TriggerStatus.ACCEPTED;
            case REJECTED -> Piece.TriggerStatus.REJECTED;
            case NOT_IMPLEMENTED -> Piece.TriggerStatus.NOT_IMPLEMENTED;
        };
    }

    private static OperatorCall.MessageTrigger trigger(Piece.ExtendedTriggerable message) {
        return switch (message) {
            case BOOT_NOTIFICATION -> OperatorCall.MessageTrigger.BOOT_NOTIFICATION;
            case LOG_STATUS_NOTIFICATION -> OperatorCall.MessageTrigger.LOG_STATUS_NOTIFICATION;
            case FIRMWARE_STATUS_NOTIFICATION ->
                    OperatorCall.MessageTrigger.FIRMWARE_STATUS_NOTIFICATION;
            case HEARTBEAT -> OperatorCall.MessageTrigger.HEARTBEAT;
            case METER_VALUES -> OperatorCall.MessageTrigger.METER_VALUES;
            case SIGN_CHARGE_POINT_CERTIFICATE ->
                    OperatorCall.MessageTrigger.SIGN_CHARGING_STATION_CERTIFICATE;
            case STATUS_NOTIFICATION -> OperatorCall.MessageTrigger.STATUS_NOTIFICATION;
        };
    }

    // ---- files ------------------------------------------------------------------------------

    private static Order diagnostics(Asked.GetDiagnostics c) {
        if (Orders.isTooLong(c.location())) {
            return new Order.Settled(new Asked.GetDiagnosticsResponse(null));
        }
        var log = new Diagnostics.LogParameters(c.location(), c.startTime(), c.stopTime());
        return Order.of(
                new Diagnostics.GetLog(
                        log,
                        Diagnostics.LogKind.DIAGNOSTICS_LOG,
                        Calls.WITHOUT_ID,
                        atLeast0(c.retries()),
                        c.retryInterval()),
                Diagnostics.GetLogResponse.class,
                a ->
                        new Asked.GetDiagnosticsResponse(
                                a.status() == Diagnostics.LogStatus.REJECTED
                                        ? null
                                        : a.filename()));
    }

    private static Order log(Asked.GetLog c) {
        var log =
                new Diagnostics.LogParameters(
                        c.log().remoteLocation(),
                        c.log().oldestTimestamp(),
                        c.log().latestTimestamp());
        return Order.of(
                new Diagnostics.GetLog(
                        log,
                        c.logType() == Piece.LogKind.SECURITY_LOG
                                ? Diagnostics.LogKind.SECURITY_LOG
                                : Diagnostics.LogKind.DIAGNOSTICS_LOG,
                        c.requestId(),
                        atLeast0(c.retries()),
                        c.retryInterval()),
                Diagnostics.GetLogResponse.class,
                a ->
                        new Asked.GetLogResponse(
                                switch (a.status()) {
                                    case ACCEPTED -> Piece.GetLogStatus.ACCEPTED;
                                    case REJECTED -> Piece.GetLogStatus.REJECTED;
                                    case ACCEPTED_CANCELED -> Piece.GetLogStatus.ACCEPTED_CANCELED;
                                },
                                a.filename()));
    }

    private static @Nullable Integer atLeast0(@Nullable Integer number) {
        return number == null ? null : (Integer) Math.max(0, number);
    }

    /** 1.6's first update has no signature; whether the station takes it is the station's rule. */
    private static Order update(Asked.UpdateFirmware c) {
        if (Orders.isTooLong(c.location())) {
            return new Order.Settled(new Asked.UpdateFirmwareResponse());
        }
        var image = new Firmware.Image(c.location(), c.retrieveDate(), null, null, null);
        return Order.of(
                new Firmware.UpdateFirmware(
                        atLeast0(c.retries()), c.retryInterval(), Calls.WITHOUT_ID, image),
                Firmware.UpdateFirmwareResponse.class,
                _ -> new Asked.UpdateFirmwareResponse());
    }

    private static Order signedUpdate(Asked.SignedUpdateFirmware c) {
        Piece.SignedFirmware f = c.firmware();
        var image =
                new Firmware.Image(
                        f.location(),
                        f.retrieveDateTime(),
                        f.installDateTime(),
                        f.signingCertificate(),
                        f.signature());
        return Order.of(
                new Firmware.UpdateFirmware(
                        atLeast0(c.retries()), c.retryInterval(), c.requestId(), image),
                Firmware.UpdateFirmwareResponse.class,
                a ->
                        new Asked.SignedUpdateFirmwareResponse(
                                switch (a.status()) {
                                    case ACCEPTED -> Piece.SignedUpdateFirmwareStatus.ACCEPTED;
                                    case REJECTED -> Piece.SignedUpdateFirmwareStatus.REJECTED;
                                    case ACCEPTED_CANCELED ->
                                            Piece.SignedUpdateFirmwareStatus.ACCEPTED_CANCELED;
                                    case INVALID_CERTIFICATE ->
                                            Piece.SignedUpdateFirmwareStatus.INVALID_CERTIFICATE;
                                    case REVOKED_CERTIFICATE ->
                                            Piece.SignedUpdateFirmwareStatus.REVOKED_CERTIFICATE;
                                }));
    }

    // ---- certificates -----------------------------------------------------------------------

    private static Order delete(Asked.DeleteCertificate c) {
        Piece.CertificateHashData h = c.certificateHashData();
        var hash =
                new Certificates.CertificateHashData(
                        HASHES.of(h.hashAlgorithm(), Certificates.HashAlgorithm.SHA256),
                        h.issuerNameHash(),
                        h.issuerKeyHash(),
                        h.serialNumber());
        return Order.of(
                new Certificates.DeleteCertificate(hash),
                Certificates.DeleteCertificateResponse.class,
                a ->
                        new Asked.DeleteCertificateResponse(
                                switch (a.status()) {
                                    case ACCEPTED -> Piece.DeleteCertificateStatus.ACCEPTED;
                                    case FAILED -> Piece.DeleteCertificateStatus.FAILED;
                                    case NOT_FOUND -> Piece.DeleteCertificateStatus.NOT_FOUND;
                                }));
    }

    private static Order installed(Asked.GetInstalledCertificateIds c) {
        Certificates.GetCertificateIdUse use =
                c.certificateType() == Piece.CertificateType.CENTRAL_SYSTEM_ROOT_CERTIFICATE
                        ? Certificates.GetCertificateIdUse.CSMS_ROOT_CERTIFICATE
                        : Certificates.GetCertificateIdUse.MANUFACTURER_ROOT_CERTIFICATE;
        return Order.of(
                new Certificates.GetInstalledCertificateIds(List.of(use)),
                Certificates.GetInstalledCertificateIdsResponse.class,
                Upkeep::found);
    }

    private static Record found(Certificates.GetInstalledCertificateIdsResponse a) {
        List<Piece.CertificateHashData> hashes =
                a.certificateHashDataChain() == null
                        ? List.of()
                        : a.certificateHashDataChain().stream()
                                .map(chain -> chain.certificateHashData())
                                .map(h ->
                                        new Piece.CertificateHashData(
                                                HASHES_BACK.of(
                                                        h.hashAlgorithm(),
                                                        Piece.HashAlgorithm.SHA256),
                                                h.issuerNameHash(),
                                                h.issuerKeyHash(),
                                                h.serialNumber()))
                                .toList();
        boolean any = a.status() == Certificates.InstalledStatus.ACCEPTED && !hashes.isEmpty();
        return new Asked.GetInstalledCertificateIdsResponse(
                any ? hashes : null,
                any
                        ? Piece.GetInstalledCertificateIdsStatus.ACCEPTED
                        : Piece.GetInstalledCertificateIdsStatus.NOT_FOUND);
    }

    private static Order install(Asked.InstallCertificate c) {
        Certificates.InstallCertificateUse use =
                c.certificateType() == Piece.CertificateType.CENTRAL_SYSTEM_ROOT_CERTIFICATE
                        ? Certificates.InstallCertificateUse.CSMS_ROOT_CERTIFICATE
                        : Certificates.InstallCertificateUse.MANUFACTURER_ROOT_CERTIFICATE;
        return Order.of(
                new Certificates.InstallCertificate(use, c.certificate()),
                Certificates.InstallCertificateResponse.class,
                a ->
                        new Asked.InstallCertificateResponse(
                                switch (a.status()) {
                                    case ACCEPTED -> Piece.InstallCertificateStatus.ACCEPTED;
                                    case REJECTED -> Piece.InstallCertificateStatus.REJECTED;
                                    case FAILED -> Piece.InstallCertificateStatus.FAILED;
                                }));
    }
}
