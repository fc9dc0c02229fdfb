package org.tidegate.iso15118.internal;

import java.util.List;
import org.tidegate.iso15118.message.AcChargeLoopReq;
import org.tidegate.iso15118.message.AcChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.AppProtocol;
import org.tidegate.iso15118.message.AuthorizationReq;
import org.tidegate.iso15118.message.AuthorizationService;
import org.tidegate.iso15118.message.AuthorizationSetupReq;
import org.tidegate.iso15118.message.BptAcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.BptDcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.BptDynamicAcClReqControlMode;
import org.tidegate.iso15118.message.BptDynamicDcClReqControlMode;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.CertificateInstallationReq;
import org.tidegate.iso15118.message.ChargeProgress;
import org.tidegate.iso15118.message.ChargingSession;
import org.tidegate.iso15118.message.DcCableCheckReq;
import org.tidegate.iso15118.message.DcChargeLoopReq;
import org.tidegate.iso15118.message.DcChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.DcPreChargeReq;
import org.tidegate.iso15118.message.DcWeldingDetectionReq;
import org.tidegate.iso15118.message.DisplayParameters;
import org.tidegate.iso15118.message.DynamicSeReqControlMode;
import org.tidegate.iso15118.message.DynamicSmdtControlMode;
import org.tidegate.iso15118.message.EimAReqAuthorizationMode;
import org.tidegate.iso15118.message.EvCheckInStatus;
import org.tidegate.iso15118.message.EvCheckOutStatus;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.MeterInfo;
import org.tidegate.iso15118.message.MeteringConfirmationReq;
import org.tidegate.iso15118.message.ParkingMethod;
import org.tidegate.iso15118.message.PowerDeliveryReq;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ScheduleExchangeReq;
import org.tidegate.iso15118.message.SelectedService;
import org.tidegate.iso15118.message.ServiceDetailReq;
import org.tidegate.iso15118.message.ServiceDiscoveryReq;
import org.tidegate.iso15118.message.ServiceSelectionReq;
import org.tidegate.iso15118.message.SessionId;
import org.tidegate.iso15118.message.SessionSetupReq;
import org.tidegate.iso15118.message.SessionStopReq;
import org.tidegate.iso15118.message.SignedCertificateChain;
import org.tidegate.iso15118.message.SignedMeteringData;
import org.tidegate.iso15118.message.SupportedAppProtocolReq;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.message.VehicleCheckInReq;
import org.tidegate.iso15118.message.VehicleCheckOutReq;

/** One sensible request of every kind. */
final class SampleRequests {
    private SampleRequests() {}

    /** The same, in a session of either message set. */
    static V2gMessage of(Request request, SessionId id, boolean ac) {
        var header = new MessageHeader(id, 1_795_000_000L, null);
        return switch (request) {
            case SUPPORTED_APP_PROTOCOL ->
                    new SupportedAppProtocolReq(
                            List.of(
                                    new AppProtocol(
                                            ac
                                                    ? Negotiation.AC_NAMESPACE
                                                    : Negotiation.DC_NAMESPACE,
                                            1,
                                            0,
                                            7,
                                            1)));
            case SERVICE_DETAIL ->
                    new ServiceDetailReq(header, ac ? Services.AC_BPT : Services.DC_BPT);
            case SERVICE_SELECTION ->
                    new ServiceSelectionReq(
                            header,
                            new SelectedService(ac ? Services.AC_BPT : Services.DC_BPT, 1),
                            List.of());
            default -> of(request, id);
        };
    }

    static V2gMessage of(Request request, SessionId id) {
        var header = new MessageHeader(id, 1_795_000_000L, null);
        return switch (request) {
            case SUPPORTED_APP_PROTOCOL ->
                    new SupportedAppProtocolReq(
                            List.of(new AppProtocol(Negotiation.DC_NAMESPACE, 1, 0, 7, 1)));
            case SESSION_SETUP -> new SessionSetupReq(header, "020000001511");
            case AUTHORIZATION_SETUP -> new AuthorizationSetupReq(header);
            case AUTHORIZATION ->
                    new AuthorizationReq(
                            header, AuthorizationService.EIM, new EimAReqAuthorizationMode());
            case CERTIFICATE_INSTALLATION ->
                    new CertificateInstallationReq(
                            header,
                            new SignedCertificateChain("id1", Bytes.of((byte) 1), List.of()),
                            List.of(),
                            1,
                            List.of());
            case SERVICE_DISCOVERY -> new ServiceDiscoveryReq(header, List.of());
            case SERVICE_DETAIL -> new ServiceDetailReq(header, Services.DC_BPT);
            case SERVICE_SELECTION ->
                    new ServiceSelectionReq(
                            header, new SelectedService(Services.DC_BPT, 1), List.of());
            case AC_CHARGE_PARAMETER_DISCOVERY ->
                    new AcChargeParameterDiscoveryReq(
                            header,
                            new BptAcCpdReqEnergyTransferMode(
                                    n(11_000), null, null, n(0), null, null, n(11_000), null, null,
                                    n(0), null, null));
            case AC_CHARGE_LOOP -> new AcChargeLoopReq(header, display(50), true, acLoop());
            case DC_CHARGE_PARAMETER_DISCOVERY ->
                    new DcChargeParameterDiscoveryReq(header, parameters());
            case SCHEDULE_EXCHANGE ->
                    new ScheduleExchangeReq(
                            header,
                            12,
                            new DynamicSeReqControlMode(
                                    3600, 20, 80, n(100), n(200), n(-100), n(200), n(-100)));
            case DC_CABLE_CHECK -> new DcCableCheckReq(header);
            case DC_PRE_CHARGE -> new DcPreChargeReq(header, Processing.FINISHED, n(400), n(400));
            case POWER_DELIVERY ->
                    new PowerDeliveryReq(
                            header, Processing.FINISHED, ChargeProgress.START, null, null);
            case DC_CHARGE_LOOP -> new DcChargeLoopReq(header, display(50), true, n(400), loop());
            case METERING_CONFIRMATION -> new MeteringConfirmationReq(header, metering(id));
            case DC_WELDING_DETECTION -> new DcWeldingDetectionReq(header, Processing.FINISHED);
            case SESSION_STOP -> new SessionStopReq(header, ChargingSession.TERMINATE, null, null);
            case VEHICLE_CHECK_IN ->
                    new VehicleCheckInReq(
                            header,
                            EvCheckInStatus.CHECK_IN,
                            ParkingMethod.MANUAL,
                            null,
                            null,
                            null);
            case VEHICLE_CHECK_OUT -> new VehicleCheckOutReq(header, EvCheckOutStatus.CHECK_OUT, 1);
        };
    }

    static DisplayParameters display(int socPercent) {
        return new DisplayParameters(
                socPercent, 20, 80, 100, null, null, null, false, n(400), false);
    }

    private static BptDcCpdReqEnergyTransferMode parameters() {
        return new BptDcCpdReqEnergyTransferMode(
                n(22_000), n(0), n(100), n(0), n(450), n(300), 80, n(22_000), n(0), n(100), n(0));
    }

    static BptDynamicAcClReqControlMode acLoop() {
        return new BptDynamicAcClReqControlMode(
                3600L, n(100), n(200), n(-100), n(11_000), null, null, n(0), null, null, n(0), null,
                null, n(0), null, null, n(11_000), null, null, n(0), null, null, n(200), n(-100));
    }

    static BptDynamicDcClReqControlMode loop() {
        return new BptDynamicDcClReqControlMode(
                3600L, n(100), n(200), n(-100), n(22_000), n(0), n(100), n(450), n(300), n(22_000),
                n(0), n(100), n(200), n(-100));
    }

    private static SignedMeteringData metering(SessionId id) {
        return new SignedMeteringData(
                "id1",
                id,
                new MeterInfo("M", 1, null, null, null, null, null, null),
                null,
                new DynamicSmdtControlMode());
    }

    static Rational n(double value) {
        return Rational.fromDouble(value);
    }
}
