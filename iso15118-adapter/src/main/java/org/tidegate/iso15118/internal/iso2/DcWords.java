package org.tidegate.iso15118.internal.iso2;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.OlderProtocols.TransferMode;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.message.Bytes;

/** What both dialects put into the same words. */
public final class DcWords {
    private DcWords() {}

    // ---- reading

    /** Null for a request that is not the same in both dialects. */
    public static @Nullable Ask ask(ExiElement body) {
        return switch (body.localName()) {
            case "ServiceDiscoveryReq" ->
                    new Ask.ServiceDiscovery(
                            "EVCharging".equals(Doc.text(body, "ServiceCategory")));
            case "ServiceDetailReq" -> new Ask.ServiceDetail(Doc.whole(body, "ServiceID"));
            case "CableCheckReq" -> new Ask.CableCheck(status(body));
            case "PreChargeReq" ->
                    new Ask.PreCharge(
                            status(body),
                            Doc.physical(body, "EVTargetVoltage", "V"),
                            Doc.physical(body, "EVTargetCurrent", "A"));
            case "CurrentDemandReq" -> demand(body);
            case "WeldingDetectionReq" -> new Ask.WeldingDetection(status(body));
            case "ChargingStatusReq" -> new Ask.ChargingStatus();
            default -> null;
        };
    }

    private static Ask demand(ExiElement body) {
        return new Ask.CurrentDemand(
                status(body),
                Doc.physical(body, "EVTargetCurrent", "A"),
                Doc.physical(body, "EVTargetVoltage", "V"),
                Doc.physical(body, "EVMaximumVoltageLimit", "V"),
                Doc.physical(body, "EVMaximumCurrentLimit", "A"),
                Doc.physical(body, "EVMaximumPowerLimit", "W"),
                Doc.flag(body, "ChargingComplete"));
    }

    public static Ask.Status status(ExiElement parent) {
        ExiElement status = Doc.get(parent, "DC_EVStatus");
        return new Ask.Status(
                Doc.flag(status, "EVReady"),
                Doc.needed(status, "EVErrorCode"),
                Doc.whole(status, "EVRESSSOC"));
    }

    public static Ask.Dc dcParameters(ExiElement dc) {
        return new Ask.Dc(
                status(dc),
                Doc.physical(dc, "EVMaximumCurrentLimit", "A"),
                Doc.physical(dc, "EVMaximumPowerLimit", "W"),
                Doc.physical(dc, "EVMaximumVoltageLimit", "V"),
                Doc.physical(dc, "EVEnergyCapacity", "Wh"),
                Doc.physical(dc, "EVEnergyRequest", "Wh"),
                Doc.number(dc, "FullSOC"),
                Doc.number(dc, "BulkSOC"));
    }

    public static Ask.Ac acParameters(ExiElement ac) {
        return new Ask.Ac(
                Doc.physical(ac, "EAmount", "Wh"),
                Doc.physical(ac, "EVMaxVoltage", "V"),
                Doc.physical(ac, "EVMaxCurrent", "A"),
                Doc.physical(ac, "EVMinCurrent", "A"));
    }

    /** By the schema's name; null for one this charger has never heard of. */
    public static @Nullable TransferMode mode(String name) {
        for (TransferMode mode : TransferMode.values()) {
            if (mode.name().equals(name.toUpperCase(Locale.ROOT))) {
                return mode;
            }
        }
        return null;
    }

    /** The schema's name: {@code DC_extended}, {@code AC_three_phase_core}. */
    public static String name(TransferMode mode) {
        String name = mode.name();
        return name.substring(0, 3) + name.substring(3).toLowerCase(Locale.ROOT);
    }

    public static Ask.PaymentSelection selection(ExiElement body) {
        var ids = new ArrayList<Integer>();
        for (ExiElement service : Doc.get(body, "SelectedServiceList").children()) {
            ids.add(Doc.whole(service, "ServiceID"));
        }
        return new Ask.PaymentSelection(
                Doc.needed(body, "SelectedPaymentOption").equals("Contract"), ids);
    }

    /** Certificates of a chain, leaf first. */
    public static List<Bytes> chain(ExiElement chain) {
        var certificates = new ArrayList<Bytes>();
        certificates.add(binary(Doc.needed(chain, "Certificate")));
        ExiElement subs = Doc.find(chain, "SubCertificates");
        if (subs != null) {
            for (ExiElement sub : subs.children()) {
                certificates.add(binary(sub.text()));
            }
        }
        return certificates;
    }

    public static Bytes binary(String base64) {
        return Bytes.wrap(Base64.getMimeDecoder().decode(base64));
    }

    // ---- writing

    /** ResponseCode as the schema spells it. */
    public static String code(Code code) {
        return switch (code) {
            case OK -> "OK";
            case OK_NEW_SESSION_ESTABLISHED -> "OK_NewSessionEstablished";
            case OK_OLD_SESSION_JOINED -> "OK_OldSessionJoined";
            case OK_CERTIFICATE_EXPIRES_SOON -> "OK_CertificateExpiresSoon";
            case FAILED -> "FAILED";
            case FAILED_SEQUENCE_ERROR -> "FAILED_SequenceError";
            case FAILED_SERVICE_ID_INVALID -> "FAILED_ServiceIDInvalid";
            case FAILED_UNKNOWN_SESSION -> "FAILED_UnknownSession";
            case FAILED_SERVICE_SELECTION_INVALID -> "FAILED_ServiceSelectionInvalid";
            case FAILED_PAYMENT_SELECTION_INVALID -> "FAILED_PaymentSelectionInvalid";
            case FAILED_CERTIFICATE_EXPIRED -> "FAILED_CertificateExpired";
            case FAILED_SIGNATURE_ERROR -> "FAILED_SignatureError";
            case FAILED_NO_CERTIFICATE_AVAILABLE -> "FAILED_NoCertificateAvailable";
            case FAILED_CERT_CHAIN_ERROR -> "FAILED_CertChainError";
            case FAILED_CHALLENGE_INVALID -> "FAILED_ChallengeInvalid";
            case FAILED_CONTRACT_CANCELED -> "FAILED_ContractCanceled";
            case FAILED_WRONG_CHARGE_PARAMETER -> "FAILED_WrongChargeParameter";
            case FAILED_POWER_DELIVERY_NOT_APPLIED -> "FAILED_PowerDeliveryNotApplied";
            case FAILED_TARIFF_SELECTION_INVALID -> "FAILED_TariffSelectionInvalid";
            case FAILED_CHARGING_PROFILE_INVALID -> "FAILED_ChargingProfileInvalid";
            case FAILED_METERING_SIGNATURE_NOT_VALID -> "FAILED_MeteringSignatureNotValid";
            case FAILED_NO_CHARGE_SERVICE_SELECTED -> "FAILED_NoChargeServiceSelected";
            case FAILED_WRONG_ENERGY_TRANSFER_MODE -> "FAILED_WrongEnergyTransferMode";
            case FAILED_CONTACTOR_ERROR -> "FAILED_ContactorError";
            case FAILED_CERTIFICATE_NOT_ALLOWED_AT_THIS_EVSE ->
                    "FAILED_CertificateNotAllowedAtThisEVSE";
            case FAILED_CERTIFICATE_REVOKED -> "FAILED_CertificateRevoked";
        };
    }

    public static String wish(Reply.Wish wish) {
        return switch (wish) {
            case NONE -> "None";
            case STOP_CHARGING -> "StopCharging";
            case RENEGOTIATE -> "ReNegotiation";
        };
    }

    public static String health(Reply.Health health) {
        return switch (health) {
            case NOT_READY -> "EVSE_NotReady";
            case READY -> "EVSE_Ready";
            case SHUTDOWN -> "EVSE_Shutdown";
            case ISOLATION_MONITORING -> "EVSE_IsolationMonitoringActive";
            case EMERGENCY_SHUTDOWN -> "EVSE_EmergencyShutdown";
            case MALFUNCTION -> "EVSE_Malfunction";
        };
    }

    public static String isolation(Reply.Isolation isolation) {
        return switch (isolation) {
            case INVALID -> "Invalid";
            case VALID -> "Valid";
            case FAULT -> "Fault";
        };
    }

    /** The charger's limits of a CurrentDemandRes; vehicles rely on all three optional ones. */
    public static ExiElement[] demandLimits(Doc doc, Reply.Limits limits) {
        return new ExiElement[] {
            doc.body("EVSEMaximumVoltageLimit", doc.limit("V", -1, limits.maxVoltageV())),
            doc.body("EVSEMaximumCurrentLimit", doc.limit("A", -1, limits.maxCurrentA())),
            doc.body("EVSEMaximumPowerLimit", doc.limit("W", 0, limits.maxPowerW()))
        };
    }

    /** The part of DC_EVSEChargeParameter behind the status, the same in both dialects. */
    public static ExiElement[] dcLimits(Doc doc, Reply.Limits limits) {
        return new ExiElement[] {
            doc.data("EVSEMaximumCurrentLimit", doc.limit("A", -1, limits.maxCurrentA())),
            doc.data("EVSEMaximumPowerLimit", doc.limit("W", 0, limits.maxPowerW())),
            doc.data("EVSEMaximumVoltageLimit", doc.limit("V", -1, limits.maxVoltageV())),
            doc.data("EVSEMinimumCurrentLimit", doc.measured("A", -1, limits.minCurrentA())),
            doc.data("EVSEMinimumVoltageLimit", doc.measured("V", -1, limits.minVoltageV())),
            doc.data("EVSEPeakCurrentRipple", doc.measured("A", -1, 0.5))
        };
    }
}
