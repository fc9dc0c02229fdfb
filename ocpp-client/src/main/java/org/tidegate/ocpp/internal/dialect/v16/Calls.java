package org.tidegate.ocpp.internal.dialect.v16;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.JsonWriter;
import org.tidegate.ocpp.internal.json.Opaque;
import org.tidegate.ocpp.internal.message.Certificates;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Diagnostics;
import org.tidegate.ocpp.internal.message.Firmware;
import org.tidegate.ocpp.internal.message.OperatorAnswer;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.StationCall;

/**
 * What the station says, in 1.6's words. 1.6 has no device model reports, events, monitors,
 * profiles reports, vehicle needs, contract certificates, DER, tariffs, display messages, streams
 * and battery swaps: those calls are not said at all.
 */
public final class Calls {
    /**
     * Request id given to what GetDiagnostics and UpdateFirmware start: 1.6's first two have none,
     * and those of the security extension are the operator's own.
     */
    static final int WITHOUT_ID = -1;

    private static final Names<StationCall.Detail, Piece.ConnectorStatus> DETAILS =
            Names.between(StationCall.Detail.class, Piece.ConnectorStatus.class);
    private static final Names<StationCall.Fault, Piece.Fault> FAULTS =
            Names.between(StationCall.Fault.class, Piece.Fault.class);
    private static final Names<Piece.BootNotificationStatus, Data.RegistrationStatus> BOOTS =
            Names.between(Piece.BootNotificationStatus.class, Data.RegistrationStatus.class);
    private static final Names<Diagnostics.UploadLogStatus, Piece.LogStatusNotificationStatus>
            LOGS =
                    Names.between(
                            Diagnostics.UploadLogStatus.class,
                            Piece.LogStatusNotificationStatus.class);
    private static final Names<
                    Firmware.FirmwareStatus, Piece.SignedFirmwareStatusNotificationStatus>
            SIGNED =
                    Names.between(
                            Firmware.FirmwareStatus.class,
                            Piece.SignedFirmwareStatusNotificationStatus.class);
    private static final Names<Firmware.FirmwareStatus, Piece.FirmwareStatusNotificationStatus>
            UNSIGNED =
                    Names.between(
                                    Firmware.FirmwareStatus.class,
                                    Piece.FirmwareStatusNotificationStatus.class)
                            .and(
                                    Firmware.FirmwareStatus.INSTALL_REBOOTING,
                                    Piece.FirmwareStatusNotificationStatus.INSTALLING)
                            .and(
                                    Firmware.FirmwareStatus.INSTALL_VERIFICATION_FAILED,
                                    Piece.FirmwareStatusNotificationStatus.INSTALLATION_FAILED)
                            .and(
                                    Firmware.FirmwareStatus.INVALID_SIGNATURE,
                                    Piece.FirmwareStatusNotificationStatus.INSTALLATION_FAILED);
    private static final Names<Piece.DataTransferStatus, OperatorCall.DataTransferStatus>
            TRANSFERS =
                    Names.between(
                            Piece.DataTransferStatus.class, OperatorCall.DataTransferStatus.class);

    private static final OperatorAnswer NOTHING_NEW =
            new OperatorAnswer.TransactionEventResponse(null, null, null, null, null, null);

    private Calls() {}

    /**
     * @param extended whether a status without a request id is meant for the security extension
     * @return null if 1.6 has no words for the call
     */
    public static @Nullable Saying of(StationCall call, Ledger ledger, boolean extended) {
        return switch (call) {
            case StationCall.Authorize c ->
                    Tags.fits(c.idToken())
                            ? Saying.of(
                                    new Said.Authorize(c.idToken().idToken()),
                                    Said.AuthorizeResponse.class,
                                    Calls::authorised)
                            : null;
            case StationCall.BootNotification c ->
                    Saying.of(
                            boot(c.chargingStation()),
                            Said.BootNotificationResponse.class,
                            Calls::booted);
            case StationCall.Heartbeat _ ->
                    Saying.of(
                            new Said.Heartbeat(),
                            Said.HeartbeatResponse.class,
                            a -> new OperatorAnswer.HeartbeatResponse(a.currentTime()));
            case StationCall.StatusDetail c ->
                    Saying.of(status(c), Said.StatusNotificationResponse.class);
            case StationCall.TransactionEvent c -> transaction(c, ledger);
            case StationCall.MeterValues c -> meterValues(c.evseId(), null, c.meterValue(), false);
            case StationCall.SecurityEventNotification c ->
                    Saying.of(
                            new Said.SecurityEventNotification(
                                    c.type(), c.timestamp(), c.techInfo()),
                            Said.SecurityEventNotificationResponse.class);
            case StationCall.DataTransfer c ->
                    Saying.of(
                            new Said.DataTransfer(c.vendorId(), c.messageId(), text(c.data())),
                            Said.DataTransferResponse.class,
                            Calls::transferred);
            case Certificates.SignCertificate c -> sign(c);
            case Diagnostics.LogStatusNotification c -> log(c, extended);
            case Firmware.FirmwareStatusNotification c -> firmware(c, extended);
            default -> null;
        };
    }

    private static OperatorAnswer authorised(Said.AuthorizeResponse a) {
        Data.IdTokenInfo info = Tags.info(a.idTagInfo());
        return new OperatorAnswer.AuthorizeResponse(Objects.requireNonNull(info), null, null, null);
    }

    private static Said.BootNotification boot(Data.ChargingStation s) {
        return new Said.BootNotification(
                cut(s.vendorName(), 20),
                cut(s.model(), 20),
                s.serialNumber(),
                null,
                s.firmwareVersion(),
                s.modem() == null ? null : s.modem().iccid(),
                s.modem() == null ? null : s.modem().imsi(),
                null,
                null);
    }

    private static OperatorAnswer booted(Said.BootNotificationResponse a) {
        return new OperatorAnswer.BootNotificationResponse(
                a.currentTime(),
                a.interval(),
                BOOTS.of(a.status(), Data.RegistrationStatus.REJECTED),
                null);
    }

    private static Said.StatusNotification status(StationCall.StatusDetail c) {
        return new Said.StatusNotification(
                c.evseId(),
                FAULTS.of(c.fault(), Piece.Fault.OTHER_ERROR),
                c.info() == null ? null : cut(c.info(), 50),
                DETAILS.of(c.detail(), Piece.ConnectorStatus.FAULTED),
                c.timestamp(),
                null,
                c.vendorErrorCode() == null ? null : cut(c.vendorErrorCode(), 50));
    }

    private static @Nullable Saying transaction(StationCall.TransactionEvent c, Ledger ledger) {
        return switch (c.eventType()) {
            case STARTED -> {
                Integer wh = Meters.importWh(c.meterValue());
                yield Saying.of(
                        new Said.StartTransaction(
                                c.evse() == null ? 1 : c.evse().id(),
                                Tags.tag(c.idToken()),
                                wh == null ? 0 : wh,
                                c.reservationId(),
                                c.timestamp()),
                        Said.StartTransactionResponse.class,
                        a -> about(a.idTagInfo()));
            }
            case UPDATED ->
                    meterValues(
                            connector(c, ledger),
                            number(c, ledger),
                            c.meterValue() == null ? List.of() : c.meterValue(),
                            true);
            case ENDED ->
                    Saying.of(
                            stop(c, ledger),
                            Said.StopTransactionResponse.class,
                            a -> about(a.idTagInfo()));
        };
    }

    private static OperatorAnswer about(Piece.@Nullable IdTagInfo info) {
        return new OperatorAnswer.TransactionEventResponse(
                null, null, Tags.info(info), null, null, null);
    }

    private static int connector(StationCall.TransactionEvent c, Ledger ledger) {
        Ledger.Entry entry = ledger.of(c.transactionInfo().transactionId());
        return c.evse() != null ? c.evse().id() : entry != null ? entry.connectorId() : 1;
    }

    private static @Nullable Integer number(StationCall.TransactionEvent c, Ledger ledger) {
        Ledger.Entry entry = ledger.of(c.transactionInfo().transactionId());
        return entry == null ? null : entry.number();
    }

    private static @Nullable Saying meterValues(
            int connectorId,
            @Nullable Integer number,
            List<Data.MeterValue> values,
            boolean inTransaction) {
        List<Piece.MeterValue> said = Meters.of(values);
        return said.isEmpty()
                ? null
                : Saying.of(
                        new Said.MeterValues(connectorId, number, said),
                        Said.MeterValuesResponse.class,
                        _ -> inTransaction ? NOTHING_NEW : new OperatorAnswer.Received());
    }

    private static Said.StopTransaction stop(StationCall.TransactionEvent c, Ledger ledger) {
        Ledger.Entry entry = ledger.of(c.transactionInfo().transactionId());
        int startWh = entry == null ? 0 : entry.startWh();
        Integer endWh = Meters.importWh(c.meterValue());
        Integer number = entry == null ? null : entry.number();
        List<Piece.MeterValue> values = Meters.of(c.meterValue());
        return new Said.StopTransaction(
                c.idToken() == null ? null : Tags.tag(c.idToken()),
                endWh == null ? startWh : endWh,
                c.timestamp(),
                number == null ? Ledger.UNNUMBERED : number,
                reason(c),
                values.isEmpty() ? null : values);
    }

    private static Piece.StopReason reason(StationCall.TransactionEvent c) {
        Data.StoppedReason why = c.transactionInfo().stoppedReason();
        if (c.triggerReason() == Data.TriggerReason.UNLOCK_COMMAND) {
            return Piece.StopReason.UNLOCK_COMMAND;
        }
        if (why == null) {
            return Piece.StopReason.LOCAL; // what an absent reason means in both versions
        }
        return switch (why) {
            case DE_AUTHORIZED -> Piece.StopReason.DE_AUTHORIZED;
            case EMERGENCY_STOP -> Piece.StopReason.EMERGENCY_STOP;
            case EV_DISCONNECTED -> Piece.StopReason.EV_DISCONNECTED;
            case IMMEDIATE_RESET -> Piece.StopReason.HARD_RESET;
            case LOCAL, MASTER_PASS -> Piece.StopReason.LOCAL;
            case POWER_LOSS -> Piece.StopReason.POWER_LOSS;
            case REBOOT ->
                    c.triggerReason() == Data.TriggerReason.RESET_COMMAND
                            ? Piece.StopReason.SOFT_RESET
                            : Piece.StopReason.REBOOT;
            case REMOTE -> Piece.StopReason.REMOTE;
            case ENERGY_LIMIT_REACHED,
                    GROUND_FAULT,
                    LOCAL_OUT_OF_CREDIT,
                    OTHER,
                    OVERCURRENT_FAULT,
                    POWER_QUALITY,
                    SOC_LIMIT_REACHED,
                    STOPPED_BY_EV,
                    TIME_LIMIT_REACHED,
                    TIMEOUT,
                    REQ_ENERGY_TRANSFER_REJECTED ->
                    Piece.StopReason.OTHER;
        };
    }

    private static @Nullable Saying sign(Certificates.SignCertificate c) {
        boolean own =
                c.certificateType() == null
                        || c.certificateType()
                                == Certificates.CertificateSigningUse.CHARGING_STATION_CERTIFICATE;
        return own
                ? Saying.of(
                        new Said.SignCertificate(c.csr()),
                        Said.SignCertificateResponse.class,
                        a ->
                                new Certificates.SignCertificateResponse(
                                        a.status() == Piece.Verdict.ACCEPTED
                                                ? OperatorCall.GenericStatus.ACCEPTED
                                                : OperatorCall.GenericStatus.REJECTED,
                                        null))
                : null;
    }

    private static @Nullable Saying log(Diagnostics.LogStatusNotification c, boolean extended) {
        boolean plain = c.requestId() == null ? !extended : c.requestId() == WITHOUT_ID;
        if (!plain) {
            Piece.LogStatusNotificationStatus status = LOGS.of(c.status());
            return status == null
                    ? null
                    : Saying.of(
                            new Said.LogStatusNotification(status, c.requestId()),
                            Said.LogStatusNotificationResponse.class);
        }
        Piece.DiagnosticsStatusNotificationStatus status =
                switch (c.status()) {
                    case IDLE -> Piece.DiagnosticsStatusNotificationStatus.IDLE;
                    case UPLOADED -> Piece.DiagnosticsStatusNotificationStatus.UPLOADED;
                    case UPLOADING -> Piece.DiagnosticsStatusNotificationStatus.UPLOADING;
                    case BAD_MESSAGE,
                            NOT_SUPPORTED_OPERATION,
                            PERMISSION_DENIED,
                            UPLOAD_FAILURE,
                            ACCEPTED_CANCELED ->
                            Piece.DiagnosticsStatusNotificationStatus.UPLOAD_FAILED;
                };
        return Saying.of(
                new Said.DiagnosticsStatusNotification(status),
                Said.DiagnosticsStatusNotificationResponse.class);
    }

    private static @Nullable Saying firmware(
            Firmware.FirmwareStatusNotification c, boolean extended) {
        boolean plain = c.requestId() == null ? !extended : c.requestId() == WITHOUT_ID;
        if (!plain) {
            return Saying.of(
                    new Said.SignedFirmwareStatusNotification(
                            SIGNED.of(
                                    c.status(), Piece.SignedFirmwareStatusNotificationStatus.IDLE),
                            c.requestId()),
                    Said.SignedFirmwareStatusNotificationResponse.class);
        }
        Piece.FirmwareStatusNotificationStatus status = UNSIGNED.of(c.status());
        return status == null
                ? null
                : Saying.of(
                        new Said.FirmwareStatusNotification(status),
                        Said.FirmwareStatusNotificationResponse.class);
    }

    private static OperatorAnswer transferred(Said.DataTransferResponse a) {
        return new OperatorAnswer.DataTransferResponse(
                TRANSFERS.of(a.status(), OperatorCall.DataTransferStatus.REJECTED),
                null,
                json(a.data()));
    }

    /** 1.6 transfers text: what is no JSON string goes as its JSON text. */
    static @Nullable String text(@Nullable Opaque data) {
        return data == null ? null : data.asText();
    }

    static @Nullable Opaque json(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var out = new JsonWriter();
        out.text(text);
        return new Opaque(out.toString());
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest));
    }
}
