package org.tidegate.iso15118.internal;

import java.util.List;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.message.AcChargeLoopReq;
import org.tidegate.iso15118.message.AcChargeLoopRes;
import org.tidegate.iso15118.message.AcChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.AcChargeParameterDiscoveryRes;
import org.tidegate.iso15118.message.AcClReqControlMode;
import org.tidegate.iso15118.message.AcClResControlMode;
import org.tidegate.iso15118.message.AcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.AcCpdReqMode;
import org.tidegate.iso15118.message.AcCpdResEnergyTransferMode;
import org.tidegate.iso15118.message.AcCpdResMode;
import org.tidegate.iso15118.message.AppProtocolResponseCode;
import org.tidegate.iso15118.message.AuthorizationReq;
import org.tidegate.iso15118.message.AuthorizationRes;
import org.tidegate.iso15118.message.AuthorizationService;
import org.tidegate.iso15118.message.AuthorizationSetupReq;
import org.tidegate.iso15118.message.AuthorizationSetupRes;
import org.tidegate.iso15118.message.BptAcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.BptAcCpdResEnergyTransferMode;
import org.tidegate.iso15118.message.BptDcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.BptDcCpdResEnergyTransferMode;
import org.tidegate.iso15118.message.BptDynamicAcClReqControlMode;
import org.tidegate.iso15118.message.BptDynamicAcClResControlMode;
import org.tidegate.iso15118.message.BptDynamicDcClReqControlMode;
import org.tidegate.iso15118.message.BptDynamicDcClResControlMode;
import org.tidegate.iso15118.message.BptScheduledAcClReqControlMode;
import org.tidegate.iso15118.message.BptScheduledAcClResControlMode;
import org.tidegate.iso15118.message.BptScheduledDcClReqControlMode;
import org.tidegate.iso15118.message.BptScheduledDcClResControlMode;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.CertificateChain;
import org.tidegate.iso15118.message.CertificateInstallationReq;
import org.tidegate.iso15118.message.CertificateInstallationRes;
import org.tidegate.iso15118.message.ContractCertificateChain;
import org.tidegate.iso15118.message.DcCableCheckReq;
import org.tidegate.iso15118.message.DcCableCheckRes;
import org.tidegate.iso15118.message.DcChargeLoopReq;
import org.tidegate.iso15118.message.DcChargeLoopRes;
import org.tidegate.iso15118.message.DcChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.DcChargeParameterDiscoveryRes;
import org.tidegate.iso15118.message.DcClReqControlMode;
import org.tidegate.iso15118.message.DcClResControlMode;
import org.tidegate.iso15118.message.DcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.DcCpdReqMode;
import org.tidegate.iso15118.message.DcCpdResEnergyTransferMode;
import org.tidegate.iso15118.message.DcCpdResMode;
import org.tidegate.iso15118.message.DcPreChargeReq;
import org.tidegate.iso15118.message.DcPreChargeRes;
import org.tidegate.iso15118.message.DcWeldingDetectionReq;
import org.tidegate.iso15118.message.DcWeldingDetectionRes;
import org.tidegate.iso15118.message.DynamicAcClReqControlMode;
import org.tidegate.iso15118.message.DynamicAcClResControlMode;
import org.tidegate.iso15118.message.DynamicDcClReqControlMode;
import org.tidegate.iso15118.message.DynamicDcClResControlMode;
import org.tidegate.iso15118.message.DynamicSeResControlMode;
import org.tidegate.iso15118.message.EcdhCurve;
import org.tidegate.iso15118.message.EimAsResAuthorizationMode;
import org.tidegate.iso15118.message.EncryptedPrivateKey;
import org.tidegate.iso15118.message.EvseCheckOutStatus;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.MeteringConfirmationReq;
import org.tidegate.iso15118.message.MeteringConfirmationRes;
import org.tidegate.iso15118.message.PowerDeliveryReq;
import org.tidegate.iso15118.message.PowerDeliveryRes;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.ScheduleExchangeReq;
import org.tidegate.iso15118.message.ScheduleExchangeRes;
import org.tidegate.iso15118.message.ScheduledAcClReqControlMode;
import org.tidegate.iso15118.message.ScheduledAcClResControlMode;
import org.tidegate.iso15118.message.ScheduledDcClReqControlMode;
import org.tidegate.iso15118.message.ScheduledDcClResControlMode;
import org.tidegate.iso15118.message.ServiceDetailReq;
import org.tidegate.iso15118.message.ServiceDetailRes;
import org.tidegate.iso15118.message.ServiceDiscoveryReq;
import org.tidegate.iso15118.message.ServiceDiscoveryRes;
import org.tidegate.iso15118.message.ServiceSelectionReq;
import org.tidegate.iso15118.message.ServiceSelectionRes;
import org.tidegate.iso15118.message.SessionSetupReq;
import org.tidegate.iso15118.message.SessionSetupRes;
import org.tidegate.iso15118.message.SessionStopReq;
import org.tidegate.iso15118.message.SessionStopRes;
import org.tidegate.iso15118.message.SignedInstallationData;
import org.tidegate.iso15118.message.SupportedAppProtocolReq;
import org.tidegate.iso15118.message.SupportedAppProtocolRes;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.message.V2gRequest;
import org.tidegate.iso15118.message.VehicleCheckInReq;
import org.tidegate.iso15118.message.VehicleCheckInRes;
import org.tidegate.iso15118.message.VehicleCheckOutReq;
import org.tidegate.iso15118.message.VehicleCheckOutRes;

/**
 * The answer to each request when the only thing to say is a response code: of the matching type,
 * with mandatory fields filled with any valid values ([V2G2-736]).
 */
final class Answers {
    private static final int SECP521_PUBLIC_KEY_BYTES = 133;
    private static final int SECP521_ENCRYPTED_KEY_BYTES = 94;

    private Answers() {}

    /** Null for a message that is no request. */
    static @org.jspecify.annotations.Nullable V2gMessage to(
            V2gMessage message, ResponseCode code, MessageHeader header, SeccSettings settings) {
        return switch (message) {
            case SupportedAppProtocolReq _ ->
                    new SupportedAppProtocolRes(
                            AppProtocolResponseCode.FAILED_NO_NEGOTIATION, null);
            case V2gRequest request -> toRequest(request, code, header, settings);
            default -> null;
        };
    }

    private static V2gMessage toRequest(
            V2gRequest request, ResponseCode code, MessageHeader header, SeccSettings settings) {
        return switch (request) {
            case SessionSetupReq _ -> new SessionSetupRes(header, code, settings.evseId());
            case AuthorizationSetupReq _ ->
                    new AuthorizationSetupRes(
                            header,
                            code,
                            List.of(AuthorizationService.EIM),
                            false,
                            new EimAsResAuthorizationMode());
            case AuthorizationReq _ -> new AuthorizationRes(header, code, Processing.FINISHED);
            case CertificateInstallationReq _ -> noCertificate(header, code, Processing.FINISHED);
            case ServiceDiscoveryReq _ ->
                    new ServiceDiscoveryRes(header, code, false, Services.any(settings), List.of());
            case ServiceDetailReq detail ->
                    new ServiceDetailRes(
                            header,
                            code,
                            detail.serviceId(),
                            Services.parameterSets(detail.serviceId(), settings));
            case ServiceSelectionReq _ -> new ServiceSelectionRes(header, code);
            case DcChargeParameterDiscoveryReq q ->
                    new DcChargeParameterDiscoveryRes(
                            header, code, nothing(q.energyTransferMode()));
            case AcChargeParameterDiscoveryReq q ->
                    new AcChargeParameterDiscoveryRes(
                            header, code, nothing(q.energyTransferMode()));
            case ScheduleExchangeReq _ ->
                    new ScheduleExchangeRes(
                            header,
                            code,
                            Processing.FINISHED,
                            null,
                            new DynamicSeResControlMode(null, null, null, null));
            case DcCableCheckReq _ -> new DcCableCheckRes(header, code, Processing.FINISHED);
            case DcPreChargeReq _ -> new DcPreChargeRes(header, code, Rational.ZERO);
            case PowerDeliveryReq _ -> new PowerDeliveryRes(header, code, null);
            case DcChargeLoopReq loop -> noPower(loop, code, header);
            case AcChargeLoopReq loop ->
                    new AcChargeLoopRes(
                            header, code, null, null, null, null, nothing(loop.controlMode()));
            case MeteringConfirmationReq _ -> new MeteringConfirmationRes(header, code);
            case DcWeldingDetectionReq _ -> new DcWeldingDetectionRes(header, code, Rational.ZERO);
            case SessionStopReq _ -> new SessionStopRes(header, code);
            case VehicleCheckInReq _ -> new VehicleCheckInRes(header, code, null, null, null);
            case VehicleCheckOutReq _ ->
                    new VehicleCheckOutRes(header, code, EvseCheckOutStatus.COMPLETED);
        };
    }

    private static V2gMessage noPower(
            DcChargeLoopReq loop, ResponseCode code, MessageHeader header) {
        return new DcChargeLoopRes(
                header,
                code,
                null,
                null,
                null,
                Rational.ZERO,
                Rational.ZERO,
                false,
                false,
                false,
                nothing(loop.controlMode()));
    }

    /** The control mode of a response mirrors the one of its request. */
    private static DcClResControlMode nothing(DcClReqControlMode mode) {
        Rational zero = Rational.ZERO;
        return switch (mode) {
            case BptDynamicDcClReqControlMode _ ->
                    new BptDynamicDcClResControlMode(
                            null, null, null, null, zero, zero, zero, zero, zero, zero, zero, zero);
            case BptScheduledDcClReqControlMode _ ->
                    new BptScheduledDcClResControlMode(
                            null, null, null, null, null, null, null, null);
            case DynamicDcClReqControlMode _ ->
                    new DynamicDcClResControlMode(null, null, null, null, zero, zero, zero, zero);
            case ScheduledDcClReqControlMode _ ->
                    new ScheduledDcClResControlMode(null, null, null, null);
        };
    }

    private static DcCpdResMode nothing(DcCpdReqMode mode) {
        Rational zero = Rational.ZERO;
        return switch (mode) {
            case BptDcCpdReqEnergyTransferMode _ ->
                    new BptDcCpdResEnergyTransferMode(
                            zero, zero, zero, zero, zero, zero, null, zero, zero, zero, zero);
            case DcCpdReqEnergyTransferMode _ ->
                    new DcCpdResEnergyTransferMode(zero, zero, zero, zero, zero, zero, null);
        };
    }

    private static AcClResControlMode nothing(AcClReqControlMode mode) {
        Rational zero = Rational.ZERO;
        return switch (mode) {
            case BptDynamicAcClReqControlMode _ ->
                    new BptDynamicAcClResControlMode(
                            null, null, null, null, zero, null, null, null, null, null, null, null,
                            null);
            case BptScheduledAcClReqControlMode _ ->
                    new BptScheduledAcClResControlMode(
                            null, null, null, null, null, null, null, null, null);
            case DynamicAcClReqControlMode _ ->
                    new DynamicAcClResControlMode(
                            null, null, null, null, zero, null, null, null, null, null, null, null,
                            null);
            case ScheduledAcClReqControlMode _ ->
                    new ScheduledAcClResControlMode(
                            null, null, null, null, null, null, null, null, null);
        };
    }

    private static AcCpdResMode nothing(AcCpdReqMode mode) {
        Rational zero = Rational.ZERO;
        return switch (mode) {
            case BptAcCpdReqEnergyTransferMode _ ->
                    new BptAcCpdResEnergyTransferMode(
                            zero, null, null, zero, null, null, zero, null, null, null, null, null,
                            zero, null, null, zero, null, null);
            case AcCpdReqEnergyTransferMode _ ->
                    new AcCpdResEnergyTransferMode(
                            zero, null, null, zero, null, null, zero, null, null, null, null, null);
        };
    }

    /** The type has mandatory certificates even where there are none. */
    static V2gMessage noCertificate(
            MessageHeader header, ResponseCode code, Processing processing) {
        Bytes any = Bytes.of((byte) 0);
        return new CertificateInstallationRes(
                header,
                code,
                processing,
                new CertificateChain(any, List.of()),
                new SignedInstallationData(
                        "id0",
                        new ContractCertificateChain(any, List.of(any)),
                        EcdhCurve.SECP_521,
                        Bytes.of(new byte[SECP521_PUBLIC_KEY_BYTES]),
                        new EncryptedPrivateKey.Secp521EncryptedPrivateKey(
                                Bytes.of(new byte[SECP521_ENCRYPTED_KEY_BYTES]))),
                0);
    }
}
