package org.tidegate.iso15118.message.internal;

import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.AReqAuthorizationMode;
import org.tidegate.iso15118.message.AsResAuthorizationMode;
import org.tidegate.iso15118.message.AuthorizationReq;
import org.tidegate.iso15118.message.AuthorizationRes;
import org.tidegate.iso15118.message.AuthorizationService;
import org.tidegate.iso15118.message.AuthorizationSetupReq;
import org.tidegate.iso15118.message.AuthorizationSetupRes;
import org.tidegate.iso15118.message.CertificateChain;
import org.tidegate.iso15118.message.CertificateInstallationReq;
import org.tidegate.iso15118.message.CertificateInstallationRes;
import org.tidegate.iso15118.message.ChannelSelection;
import org.tidegate.iso15118.message.ChargeProgress;
import org.tidegate.iso15118.message.ChargingSession;
import org.tidegate.iso15118.message.DynamicSeReqControlMode;
import org.tidegate.iso15118.message.DynamicSeResControlMode;
import org.tidegate.iso15118.message.EimAReqAuthorizationMode;
import org.tidegate.iso15118.message.EimAsResAuthorizationMode;
import org.tidegate.iso15118.message.EvCheckInStatus;
import org.tidegate.iso15118.message.EvCheckOutStatus;
import org.tidegate.iso15118.message.EvPowerProfile;
import org.tidegate.iso15118.message.EvseCheckOutStatus;
import org.tidegate.iso15118.message.EvseStatus;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.MeteringConfirmationReq;
import org.tidegate.iso15118.message.MeteringConfirmationRes;
import org.tidegate.iso15118.message.ParameterSet;
import org.tidegate.iso15118.message.ParkingMethod;
import org.tidegate.iso15118.message.PncAReqAuthorizationMode;
import org.tidegate.iso15118.message.PncAsResAuthorizationMode;
import org.tidegate.iso15118.message.PowerDeliveryReq;
import org.tidegate.iso15118.message.PowerDeliveryRes;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.ScheduleExchangeReq;
import org.tidegate.iso15118.message.ScheduleExchangeRes;
import org.tidegate.iso15118.message.ScheduledSeReqControlMode;
import org.tidegate.iso15118.message.ScheduledSeResControlMode;
import org.tidegate.iso15118.message.SeReqControlMode;
import org.tidegate.iso15118.message.SeResControlMode;
import org.tidegate.iso15118.message.SelectedService;
import org.tidegate.iso15118.message.Service;
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
import org.tidegate.iso15118.message.SignedCertificateChain;
import org.tidegate.iso15118.message.SignedInstallationData;
import org.tidegate.iso15118.message.SignedMeteringData;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.message.VehicleCheckInReq;
import org.tidegate.iso15118.message.VehicleCheckInRes;
import org.tidegate.iso15118.message.VehicleCheckOutReq;
import org.tidegate.iso15118.message.VehicleCheckOutRes;
import org.tidegate.iso15118.message.X509IssuerSerial;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** The messages every energy transfer of ISO 15118-20 shares. */
public final class CommonMessagesCodec {
    private static final AuthorizationService[] AUTHORIZATION_SERVICE_VALUES =
            AuthorizationService.values();
    private static final ChannelSelection[] CHANNEL_SELECTION_VALUES = ChannelSelection.values();
    private static final ChargeProgress[] CHARGE_PROGRESS_VALUES = ChargeProgress.values();
    private static final ChargingSession[] CHARGING_SESSION_VALUES = ChargingSession.values();
    private static final EvCheckInStatus[] EV_CHECK_IN_STATUS_VALUES = EvCheckInStatus.values();
    private static final EvCheckOutStatus[] EV_CHECK_OUT_STATUS_VALUES = EvCheckOutStatus.values();
    private static final EvseCheckOutStatus[] EVSE_CHECK_OUT_STATUS_VALUES =
            EvseCheckOutStatus.values();
    private static final ParkingMethod[] PARKING_METHOD_VALUES = ParkingMethod.values();
    private static final Processing[] PROCESSING_VALUES = Processing.values();
    private static final ResponseCode[] RESPONSE_CODE_VALUES = ResponseCode.values();

    private CommonMessagesCodec() {}

    /** Reads the message whose document code is next. */
    public static V2gMessage read(ExiReader in) throws ExiException {
        int code = in.event(6, 54);
        return switch (code) {
            case 0 -> readAuthorizationReq(in);
            case 1 -> readAuthorizationRes(in);
            case 2 -> readAuthorizationSetupReq(in);
            case 3 -> readAuthorizationSetupRes(in);
            case 7 -> readCertificateInstallationReq(in);
            case 8 -> readCertificateInstallationRes(in);
            case 16 -> readMeteringConfirmationReq(in);
            case 17 -> readMeteringConfirmationRes(in);
            case 21 -> readPowerDeliveryReq(in);
            case 22 -> readPowerDeliveryRes(in);
            case 27 -> readScheduleExchangeReq(in);
            case 28 -> readScheduleExchangeRes(in);
            case 29 -> readServiceDetailReq(in);
            case 30 -> readServiceDetailRes(in);
            case 31 -> readServiceDiscoveryReq(in);
            case 32 -> readServiceDiscoveryRes(in);
            case 33 -> readServiceSelectionReq(in);
            case 34 -> readServiceSelectionRes(in);
            case 35 -> readSessionSetupReq(in);
            case 36 -> readSessionSetupRes(in);
            case 37 -> readSessionStopReq(in);
            case 38 -> readSessionStopRes(in);
            case 49 -> readVehicleCheckInReq(in);
            case 50 -> readVehicleCheckInRes(in);
            case 51 -> readVehicleCheckOutReq(in);
            case 52 -> readVehicleCheckOutRes(in);
            default -> throw in.unsupported("document element " + code);
        };
    }

    /** Writes document code and content; false if the message belongs to another set. */
    public static boolean write(ExiWriter out, V2gMessage message) {
        switch (message) {
            case AuthorizationReq m -> {
                out.event(0, 6);
                writeAuthorizationReq(out, m);
            }
            case AuthorizationRes m -> {
                out.event(1, 6);
                writeAuthorizationRes(out, m);
            }
            case AuthorizationSetupReq m -> {
                out.event(2, 6);
                writeAuthorizationSetupReq(out, m);
            }
            case AuthorizationSetupRes m -> {
                out.event(3, 6);
                writeAuthorizationSetupRes(out, m);
            }
            case CertificateInstallationReq m -> {
                out.event(7, 6);
                writeCertificateInstallationReq(out, m);
            }
            case CertificateInstallationRes m -> {
                out.event(8, 6);
                writeCertificateInstallationRes(out, m);
            }
            case MeteringConfirmationReq m -> {
                out.event(16, 6);
                writeMeteringConfirmationReq(out, m);
            }
            case MeteringConfirmationRes m -> {
                out.event(17, 6);
                writeMeteringConfirmationRes(out, m);
            }
            case PowerDeliveryReq m -> {
                out.event(21, 6);
                writePowerDeliveryReq(out, m);
            }
            case PowerDeliveryRes m -> {
                out.event(22, 6);
                writePowerDeliveryRes(out, m);
            }
            case ScheduleExchangeReq m -> {
                out.event(27, 6);
                writeScheduleExchangeReq(out, m);
            }
            case ScheduleExchangeRes m -> {
                out.event(28, 6);
                writeScheduleExchangeRes(out, m);
            }
            case ServiceDetailReq m -> {
                out.event(29, 6);
                writeServiceDetailReq(out, m);
            }
            case ServiceDetailRes m -> {
                out.event(30, 6);
                writeServiceDetailRes(out, m);
            }
            case ServiceDiscoveryReq m -> {
                out.event(31, 6);
                writeServiceDiscoveryReq(out, m);
            }
            case ServiceDiscoveryRes m -> {
                out.event(32, 6);
                writeServiceDiscoveryRes(out, m);
            }
            case ServiceSelectionReq m -> {
                out.event(33, 6);
                writeServiceSelectionReq(out, m);
            }
            case ServiceSelectionRes m -> {
                out.event(34, 6);
                writeServiceSelectionRes(out, m);
            }
            case SessionSetupReq m -> {
                out.event(35, 6);
                writeSessionSetupReq(out, m);
            }
            case SessionSetupRes m -> {
                out.event(36, 6);
                writeSessionSetupRes(out, m);
            }
            case SessionStopReq m -> {
                out.event(37, 6);
                writeSessionStopReq(out, m);
            }
            case SessionStopRes m -> {
                out.event(38, 6);
                writeSessionStopRes(out, m);
            }
            case VehicleCheckInReq m -> {
                out.event(49, 6);
                writeVehicleCheckInReq(out, m);
            }
            case VehicleCheckInRes m -> {
                out.event(50, 6);
                writeVehicleCheckInRes(out, m);
            }
            case VehicleCheckOutReq m -> {
                out.event(51, 6);
                writeVehicleCheckOutReq(out, m);
            }
            case VehicleCheckOutRes m -> {
                out.event(52, 6);
                writeVehicleCheckOutRes(out, m);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    static AuthorizationReq readAuthorizationReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        AuthorizationService selectedAuthorizationService =
                AUTHORIZATION_SERVICE_VALUES[in.enumeration(1, 2)];
        int e = in.event(2, 2);
        AReqAuthorizationMode authorizationMode =
                switch (e) {
                    case 0 -> CertificatesCodec.readEimAReqAuthorizationMode(in);
                    case 1 -> CertificatesCodec.readPncAReqAuthorizationMode(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new AuthorizationReq(header, selectedAuthorizationService, authorizationMode);
    }

    static void writeAuthorizationReq(ExiWriter out, AuthorizationReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.selectedAuthorizationService().ordinal(), 1);
        switch (m.authorizationMode()) {
            case EimAReqAuthorizationMode c -> {
                out.event(0, 2);
                CertificatesCodec.writeEimAReqAuthorizationMode(out, c);
            }
            case PncAReqAuthorizationMode c -> {
                out.event(1, 2);
                CertificatesCodec.writePncAReqAuthorizationMode(out, c);
            }
        }
        out.event(0, 1);
    }

    static AuthorizationRes readAuthorizationRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        Processing evseProcessing = PROCESSING_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        return new AuthorizationRes(header, responseCode, evseProcessing);
    }

    static void writeAuthorizationRes(ExiWriter out, AuthorizationRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
        out.enumeration(m.evseProcessing().ordinal(), 2);
        out.event(0, 1);
    }

    static AuthorizationSetupReq readAuthorizationSetupReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        return new AuthorizationSetupReq(header);
    }

    static void writeAuthorizationSetupReq(ExiWriter out, AuthorizationSetupReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
    }

    static AuthorizationSetupRes readAuthorizationSetupRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        int authorizationServices = in.listStart();
        int e = in.event(1, 1);
        while (e == 0) {
            in.addToList(AUTHORIZATION_SERVICE_VALUES[in.enumeration(1, 2)]);
            e = in.listSize(authorizationServices) < 2 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        e--;
        List<AuthorizationService> authorizationServicesList = in.list(authorizationServices);
        boolean certificateInstallationService = in.bool();
        e = in.event(2, 2);
        AsResAuthorizationMode authorizationMode =
                switch (e) {
                    case 0 -> CertificatesCodec.readEimAsResAuthorizationMode(in);
                    case 1 -> CertificatesCodec.readPncAsResAuthorizationMode(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new AuthorizationSetupRes(
                header,
                responseCode,
                authorizationServicesList,
                certificateInstallationService,
                authorizationMode);
    }

    static void writeAuthorizationSetupRes(ExiWriter out, AuthorizationSetupRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        int w = 1;
        int e = 0;
        out.count(m.authorizationServices().size(), 1, 2);
        for (int i = 0; i < m.authorizationServices().size(); i++) {
            out.event(e, w);
            out.enumeration(m.authorizationServices().get(i).ordinal(), 1);
            w = i + 1 < 2 ? 2 : 1;
            e = 0;
        }
        if (m.authorizationServices().size() < 2) {
            e++;
        }
        out.event(e, w);
        out.bool(m.certificateInstallationService());
        switch (m.authorizationMode()) {
            case EimAsResAuthorizationMode c -> {
                out.event(0, 2);
                CertificatesCodec.writeEimAsResAuthorizationMode(out, c);
            }
            case PncAsResAuthorizationMode c -> {
                out.event(1, 2);
                CertificatesCodec.writePncAsResAuthorizationMode(out, c);
            }
        }
        out.event(0, 1);
    }

    static CertificateInstallationReq readCertificateInstallationReq(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        SignedCertificateChain oemProvisioningCertificateChain =
                CertificatesCodec.readSignedCertificateChain(in);
        in.event(1, 1);
        List<X509IssuerSerial> listOfRootCertificateIds =
                CertificatesCodec.readListOfRootCertificateIds(in);
        in.event(1, 1);
        int maximumContractCertificateChains = in.nbit(8, 0, 255);
        int e = in.event(2, 2);
        List<String> prioritizedEmaids = List.of();
        if (e == 0) {
            prioritizedEmaids = CertificatesCodec.readEmaidList(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new CertificateInstallationReq(
                header,
                oemProvisioningCertificateChain,
                listOfRootCertificateIds,
                maximumContractCertificateChains,
                prioritizedEmaids);
    }

    static void writeCertificateInstallationReq(ExiWriter out, CertificateInstallationReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        CertificatesCodec.writeSignedCertificateChain(out, m.oemProvisioningCertificateChain());
        out.event(0, 1);
        CertificatesCodec.writeListOfRootCertificateIds(out, m.listOfRootCertificateIds());
        out.event(0, 1);
        out.nbit(m.maximumContractCertificateChains(), 8, 0, 255);
        int w = 2;
        int e = 0;
        List<String> prioritizedEmaids = m.prioritizedEmaids();
        if (!prioritizedEmaids.isEmpty()) {
            out.event(e, w);
            CertificatesCodec.writeEmaidList(out, prioritizedEmaids);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static CertificateInstallationRes readCertificateInstallationRes(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        Processing evseProcessing = PROCESSING_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        CertificateChain cpsCertificateChain = CertificatesCodec.readCertificateChain(in);
        in.event(1, 1);
        SignedInstallationData signedInstallationData =
                CertificatesCodec.readSignedInstallationData(in);
        in.event(1, 1);
        int remainingContractCertificateChains = in.nbit(8, 0, 255);
        in.event(1, 1);
        return new CertificateInstallationRes(
                header,
                responseCode,
                evseProcessing,
                cpsCertificateChain,
                signedInstallationData,
                remainingContractCertificateChains);
    }

    static void writeCertificateInstallationRes(ExiWriter out, CertificateInstallationRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
        out.enumeration(m.evseProcessing().ordinal(), 2);
        out.event(0, 1);
        CertificatesCodec.writeCertificateChain(out, m.cpsCertificateChain());
        out.event(0, 1);
        CertificatesCodec.writeSignedInstallationData(out, m.signedInstallationData());
        out.event(0, 1);
        out.nbit(m.remainingContractCertificateChains(), 8, 0, 255);
        out.event(0, 1);
    }

    static MeteringConfirmationReq readMeteringConfirmationReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        SignedMeteringData signedMeteringData = CertificatesCodec.readSignedMeteringData(in);
        in.event(1, 1);
        return new MeteringConfirmationReq(header, signedMeteringData);
    }

    static void writeMeteringConfirmationReq(ExiWriter out, MeteringConfirmationReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        CertificatesCodec.writeSignedMeteringData(out, m.signedMeteringData());
        out.event(0, 1);
    }

    static MeteringConfirmationRes readMeteringConfirmationRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        return new MeteringConfirmationRes(header, responseCode);
    }

    static void writeMeteringConfirmationRes(ExiWriter out, MeteringConfirmationRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
    }

    static PowerDeliveryReq readPowerDeliveryReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        Processing evProcessing = PROCESSING_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        ChargeProgress chargeProgress = CHARGE_PROGRESS_VALUES[in.enumeration(2, 4)];
        int e = in.event(2, 3);
        EvPowerProfile evPowerProfile = null;
        if (e == 0) {
            evPowerProfile = SchedulesCodec.readEvPowerProfile(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        ChannelSelection bptChannelSelection = null;
        if (e == 0) {
            bptChannelSelection = CHANNEL_SELECTION_VALUES[in.enumeration(1, 2)];
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new PowerDeliveryReq(
                header, evProcessing, chargeProgress, evPowerProfile, bptChannelSelection);
    }

    static void writePowerDeliveryReq(ExiWriter out, PowerDeliveryReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.evProcessing().ordinal(), 2);
        out.event(0, 1);
        out.enumeration(m.chargeProgress().ordinal(), 2);
        int w = 2;
        int e = 0;
        EvPowerProfile evPowerProfile = m.evPowerProfile();
        if (evPowerProfile != null) {
            out.event(e, w);
            SchedulesCodec.writeEvPowerProfile(out, evPowerProfile);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        ChannelSelection bptChannelSelection = m.bptChannelSelection();
        if (bptChannelSelection != null) {
            out.event(e, w);
            out.enumeration(bptChannelSelection.ordinal(), 1);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static PowerDeliveryRes readPowerDeliveryRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        int e = in.event(2, 2);
        EvseStatus evseStatus = null;
        if (e == 0) {
            evseStatus = SharedTypesCodec.readEvseStatus(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new PowerDeliveryRes(header, responseCode, evseStatus);
    }

    static void writePowerDeliveryRes(ExiWriter out, PowerDeliveryRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        int w = 2;
        int e = 0;
        EvseStatus evseStatus = m.evseStatus();
        if (evseStatus != null) {
            out.event(e, w);
            SharedTypesCodec.writeEvseStatus(out, evseStatus);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static ScheduleExchangeReq readScheduleExchangeReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        int maximumSupportingPoints = in.nbit(10, 12, 1024);
        int e = in.event(2, 2);
        SeReqControlMode controlMode =
                switch (e) {
                    case 0 -> SchedulesCodec.readDynamicSeReqControlMode(in);
                    case 1 -> SchedulesCodec.readScheduledSeReqControlMode(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new ScheduleExchangeReq(header, maximumSupportingPoints, controlMode);
    }

    static void writeScheduleExchangeReq(ExiWriter out, ScheduleExchangeReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.nbit(m.maximumSupportingPoints(), 10, 12, 1024);
        switch (m.controlMode()) {
            case DynamicSeReqControlMode c -> {
                out.event(0, 2);
                SchedulesCodec.writeDynamicSeReqControlMode(out, c);
            }
            case ScheduledSeReqControlMode c -> {
                out.event(1, 2);
                SchedulesCodec.writeScheduledSeReqControlMode(out, c);
            }
        }
        out.event(0, 1);
    }

    static ScheduleExchangeRes readScheduleExchangeRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        Processing evseProcessing = PROCESSING_VALUES[in.enumeration(2, 3)];
        int e = in.event(2, 3);
        Boolean goToPause = null;
        if (e == 0) {
            goToPause = in.bool();
            e = in.event(2, 2);
        } else {
            e--;
        }
        SeResControlMode controlMode =
                switch (e) {
                    case 0 -> SchedulesCodec.readDynamicSeResControlMode(in);
                    case 1 -> SchedulesCodec.readScheduledSeResControlMode(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new ScheduleExchangeRes(
                header, responseCode, evseProcessing, goToPause, controlMode);
    }

    static void writeScheduleExchangeRes(ExiWriter out, ScheduleExchangeRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
        out.enumeration(m.evseProcessing().ordinal(), 2);
        int w = 2;
        int e = 0;
        Boolean goToPause = m.goToPause();
        if (goToPause != null) {
            out.event(e, w);
            out.bool(goToPause);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        switch (m.controlMode()) {
            case DynamicSeResControlMode c -> {
                out.event(e + 0, w);
                SchedulesCodec.writeDynamicSeResControlMode(out, c);
            }
            case ScheduledSeResControlMode c -> {
                out.event(e + 1, w);
                SchedulesCodec.writeScheduledSeResControlMode(out, c);
            }
        }
        out.event(0, 1);
    }

    static ServiceDetailReq readServiceDetailReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        int serviceId = (int) in.unsigned(0, 65535);
        in.event(1, 1);
        return new ServiceDetailReq(header, serviceId);
    }

    static void writeServiceDetailReq(ExiWriter out, ServiceDetailReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.unsigned(m.serviceId(), 0, 65535);
        out.event(0, 1);
    }

    static ServiceDetailRes readServiceDetailRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        int serviceId = (int) in.unsigned(0, 65535);
        in.event(1, 1);
        List<ParameterSet> serviceParameterList = ServicesCodec.readServiceParameterList(in);
        in.event(1, 1);
        return new ServiceDetailRes(header, responseCode, serviceId, serviceParameterList);
    }

    static void writeServiceDetailRes(ExiWriter out, ServiceDetailRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
        out.unsigned(m.serviceId(), 0, 65535);
        out.event(0, 1);
        ServicesCodec.writeServiceParameterList(out, m.serviceParameterList());
        out.event(0, 1);
    }

    static ServiceDiscoveryReq readServiceDiscoveryReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        int e = in.event(2, 2);
        List<Integer> supportedServiceIds = List.of();
        if (e == 0) {
            supportedServiceIds = ServicesCodec.readServiceIdList(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new ServiceDiscoveryReq(header, supportedServiceIds);
    }

    static void writeServiceDiscoveryReq(ExiWriter out, ServiceDiscoveryReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        int w = 2;
        int e = 0;
        List<Integer> supportedServiceIds = m.supportedServiceIds();
        if (!supportedServiceIds.isEmpty()) {
            out.event(e, w);
            ServicesCodec.writeServiceIdList(out, supportedServiceIds);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static ServiceDiscoveryRes readServiceDiscoveryRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        boolean serviceRenegotiationSupported = in.bool();
        in.event(1, 1);
        List<Service> energyTransferServiceList = ServicesCodec.readServiceList(in);
        int e = in.event(2, 2);
        List<Service> vasList = List.of();
        if (e == 0) {
            vasList = ServicesCodec.readServiceList(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new ServiceDiscoveryRes(
                header,
                responseCode,
                serviceRenegotiationSupported,
                energyTransferServiceList,
                vasList);
    }

    static void writeServiceDiscoveryRes(ExiWriter out, ServiceDiscoveryRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
        out.bool(m.serviceRenegotiationSupported());
        out.event(0, 1);
        ServicesCodec.writeServiceList(out, m.energyTransferServiceList());
        int w = 2;
        int e = 0;
        List<Service> vasList = m.vasList();
        if (!vasList.isEmpty()) {
            out.event(e, w);
            ServicesCodec.writeServiceList(out, vasList);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static ServiceSelectionReq readServiceSelectionReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        SelectedService selectedEnergyTransferService = ServicesCodec.readSelectedService(in);
        int e = in.event(2, 2);
        List<SelectedService> selectedVasList = List.of();
        if (e == 0) {
            selectedVasList = ServicesCodec.readSelectedServiceList(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new ServiceSelectionReq(header, selectedEnergyTransferService, selectedVasList);
    }

    static void writeServiceSelectionReq(ExiWriter out, ServiceSelectionReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        ServicesCodec.writeSelectedService(out, m.selectedEnergyTransferService());
        int w = 2;
        int e = 0;
        List<SelectedService> selectedVasList = m.selectedVasList();
        if (!selectedVasList.isEmpty()) {
            out.event(e, w);
            ServicesCodec.writeSelectedServiceList(out, selectedVasList);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static ServiceSelectionRes readServiceSelectionRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        return new ServiceSelectionRes(header, responseCode);
    }

    static void writeServiceSelectionRes(ExiWriter out, ServiceSelectionRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
    }

    static SessionSetupReq readSessionSetupReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        String evccId = in.string(2, 0, 255);
        in.event(1, 1);
        return new SessionSetupReq(header, evccId);
    }

    static void writeSessionSetupReq(ExiWriter out, SessionSetupReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.string(m.evccId(), 0, 255);
        out.event(0, 1);
    }

    static SessionSetupRes readSessionSetupRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        String evseId = in.string(3, 0, 255);
        in.event(1, 1);
        return new SessionSetupRes(header, responseCode, evseId);
    }

    static void writeSessionSetupRes(ExiWriter out, SessionSetupRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
        out.string(m.evseId(), 0, 255);
        out.event(0, 1);
    }

    static SessionStopReq readSessionStopReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ChargingSession chargingSession = CHARGING_SESSION_VALUES[in.enumeration(2, 3)];
        int e = in.event(2, 3);
        String evTerminationCode = null;
        if (e == 0) {
            evTerminationCode = in.string(4, 0, 80);
            e = in.event(2, 2);
        } else {
            e--;
        }
        String evTerminationExplanation = null;
        if (e == 0) {
            evTerminationExplanation = in.string(5, 0, 160);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new SessionStopReq(
                header, chargingSession, evTerminationCode, evTerminationExplanation);
    }

    static void writeSessionStopReq(ExiWriter out, SessionStopReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.chargingSession().ordinal(), 2);
        int w = 2;
        int e = 0;
        String evTerminationCode = m.evTerminationCode();
        if (evTerminationCode != null) {
            out.event(e, w);
            out.string(evTerminationCode, 0, 80);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        String evTerminationExplanation = m.evTerminationExplanation();
        if (evTerminationExplanation != null) {
            out.event(e, w);
            out.string(evTerminationExplanation, 0, 160);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static SessionStopRes readSessionStopRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        return new SessionStopRes(header, responseCode);
    }

    static void writeSessionStopRes(ExiWriter out, SessionStopRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
    }

    static VehicleCheckInReq readVehicleCheckInReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        EvCheckInStatus evCheckInStatus = EV_CHECK_IN_STATUS_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        ParkingMethod parkingMethod = PARKING_METHOD_VALUES[in.enumeration(2, 3)];
        int e = in.event(3, 4);
        Integer vehicleFrame = null;
        if (e == 0) {
            vehicleFrame = (int) in.signed(-32768, 32767);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Integer deviceOffset = null;
        if (e == 0) {
            deviceOffset = (int) in.signed(-32768, 32767);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Integer vehicleTravel = null;
        if (e == 0) {
            vehicleTravel = (int) in.signed(-32768, 32767);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new VehicleCheckInReq(
                header, evCheckInStatus, parkingMethod, vehicleFrame, deviceOffset, vehicleTravel);
    }

    static void writeVehicleCheckInReq(ExiWriter out, VehicleCheckInReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.evCheckInStatus().ordinal(), 2);
        out.event(0, 1);
        out.enumeration(m.parkingMethod().ordinal(), 2);
        int w = 3;
        int e = 0;
        Integer vehicleFrame = m.vehicleFrame();
        if (vehicleFrame != null) {
            out.event(e, w);
            out.signed(vehicleFrame, -32768, 32767);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Integer deviceOffset = m.deviceOffset();
        if (deviceOffset != null) {
            out.event(e, w);
            out.signed(deviceOffset, -32768, 32767);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Integer vehicleTravel = m.vehicleTravel();
        if (vehicleTravel != null) {
            out.event(e, w);
            out.signed(vehicleTravel, -32768, 32767);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static VehicleCheckInRes readVehicleCheckInRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        int e = in.event(3, 4);
        Integer parkingSpace = null;
        if (e == 0) {
            parkingSpace = (int) in.signed(-32768, 32767);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Integer deviceLocation = null;
        if (e == 0) {
            deviceLocation = (int) in.signed(-32768, 32767);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Integer targetDistance = null;
        if (e == 0) {
            targetDistance = (int) in.signed(-32768, 32767);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new VehicleCheckInRes(
                header, responseCode, parkingSpace, deviceLocation, targetDistance);
    }

    static void writeVehicleCheckInRes(ExiWriter out, VehicleCheckInRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        int w = 3;
        int e = 0;
        Integer parkingSpace = m.parkingSpace();
        if (parkingSpace != null) {
            out.event(e, w);
            out.signed(parkingSpace, -32768, 32767);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Integer deviceLocation = m.deviceLocation();
        if (deviceLocation != null) {
            out.event(e, w);
            out.signed(deviceLocation, -32768, 32767);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Integer targetDistance = m.targetDistance();
        if (targetDistance != null) {
            out.event(e, w);
            out.signed(targetDistance, -32768, 32767);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static VehicleCheckOutReq readVehicleCheckOutReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        EvCheckOutStatus evCheckOutStatus = EV_CHECK_OUT_STATUS_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        long checkOutTime = in.unsignedLong();
        in.event(1, 1);
        return new VehicleCheckOutReq(header, evCheckOutStatus, checkOutTime);
    }

    static void writeVehicleCheckOutReq(ExiWriter out, VehicleCheckOutReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.evCheckOutStatus().ordinal(), 2);
        out.event(0, 1);
        out.unsignedLong(m.checkOutTime());
        out.event(0, 1);
    }

    static VehicleCheckOutRes readVehicleCheckOutRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        EvseCheckOutStatus evseCheckOutStatus = EVSE_CHECK_OUT_STATUS_VALUES[in.enumeration(1, 2)];
        in.event(1, 1);
        return new VehicleCheckOutRes(header, responseCode, evseCheckOutStatus);
    }

    static void writeVehicleCheckOutRes(ExiWriter out, VehicleCheckOutRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
        out.enumeration(m.evseCheckOutStatus().ordinal(), 1);
        out.event(0, 1);
    }
}
