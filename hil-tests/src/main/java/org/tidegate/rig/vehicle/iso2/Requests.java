package org.tidegate.rig.vehicle.iso2;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.exi.ExiXml;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.rig.vehicle.iso2.Habits.Quirk;

/** The requests of an old car, in XML as the standards print them. */
final class Requests {
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

    /** The discharge service of SAE J2847/2. */
    static final int V2G = 28_473;

    private Requests() {}

    /** The EXI of what this stage asks for. */
    static byte[] of(CarState s, CarInput in) {
        Speech speech = in.habits().speech();
        String body = body(s, in);
        String signature = "";
        boolean signs =
                s.contractTaken()
                        && (s.stage() == CarStage.RECEIPT || (s.stage() == CarStage.AUTHORISATION));
        ContractKey key = in.habits().contract();
        if (signs && key != null) {
            boolean forged = in.habits().has(Quirk.FORGES_SIGNATURES);
            signature = signature(speech, body, key, forged);
        }
        String message =
                root(speech, "d:V2G_Message")
                        + "<d:Header><h:SessionID>%s</h:SessionID>%s</d:Header><d:Body>%s</d:Body>"
                                .formatted(s.sessionId(), signature, body)
                        + "</d:V2G_Message>";
        return ExiCodec.encode(set(speech), ExiXml.parse(message));
    }

    static SchemaSet set(Speech speech) {
        return speech.isDin() ? SchemaSet.DIN : SchemaSet.ISO2;
    }

    private static String root(Speech speech, String name) {
        String base = speech.base();
        return ("<%s xmlns:d=\"%sMsgDef\" xmlns:h=\"%sMsgHeader\" xmlns:b=\"%sMsgBody\""
                        + " xmlns:t=\"%sMsgDataTypes\" xmlns:ds=\"%s\">")
                .formatted(name, base, base, base, base, DSIG);
    }

    private static String body(CarState s, CarInput in) {
        boolean din = in.habits().speech().isDin();
        return switch (s.stage()) {
            case SESSION -> tag("SessionSetupReq", tag("EVCCID", in.habits().evccId()));
            case SERVICES -> "<b:ServiceDiscoveryReq/>";
            case PAYMENT -> payment(s, din);
            case CONTRACT -> contract(in);
            case AUTHORISATION -> authorisation(s, din);
            case PARAMETERS -> parameters(s, in);
            case CABLE_CHECK -> tag("CableCheckReq", status(s, in));
            case PRE_CHARGE ->
                    tag(
                            "PreChargeReq",
                            status(s, in)
                                    + quantity("b:EVTargetVoltage", "V", in.openCircuitV())
                                    + quantity("b:EVTargetCurrent", "A", 1));
            case POWER_ON -> delivery(s, in, "Start");
            case RENEGOTIATION -> delivery(s, in, "Renegotiate");
            case POWER_OFF -> delivery(s, in, "Stop");
            case LOOP -> in.habits().speech().isAc() ? "<b:ChargingStatusReq/>" : demand(s, in);
            case RECEIPT -> receipt(s);
            case WELDING -> tag("WeldingDetectionReq", status(s, in));
            case GOODBYE ->
                    din
                            ? "<b:SessionStopReq/>"
                            : tag(
                                    "SessionStopReq",
                                    tag(
                                            "ChargingSession",
                                            in.wantsToPause() ? "Pause" : "Terminate"));
            case AWAY, PLUGGED, PROTOCOL, RAMP_DOWN, DONE, PAUSED, FAILED ->
                    throw new IllegalStateException(s.stage() + " asks for nothing");
        };
    }

    private static String tag(String name, String content) {
        return "<b:" + name + ">" + content + "</b:" + name + ">";
    }

    private static String payment(CarState s, boolean din) {
        String services = "<t:SelectedService><t:ServiceID>1</t:ServiceID></t:SelectedService>";
        if (s.discharge()) {
            services +=
                    "<t:SelectedService><t:ServiceID>%d</t:ServiceID></t:SelectedService>"
                            .formatted(V2G);
        }
        return tag(
                din ? "ServicePaymentSelectionReq" : "PaymentServiceSelectionReq",
                tag("SelectedPaymentOption", s.contractTaken() ? "Contract" : "ExternalPayment")
                        + tag("SelectedServiceList", services));
    }

    private static String contract(CarInput in) {
        ContractKey key = in.habits().contract();
        if (key == null) {
            throw new IllegalStateException("a contract was chosen that there is not");
        }
        var base64 = Base64.getEncoder();
        String subs =
                key.leafFirst().stream()
                        .skip(1)
                        .map(c -> "<t:Certificate>" + base64.encodeToString(c) + "</t:Certificate>")
                        .collect(Collectors.joining());
        String chain =
                "<t:Certificate>"
                        + base64.encodeToString(key.leafFirst().getFirst())
                        + "</t:Certificate>"
                        + (subs.isEmpty()
                                ? ""
                                : "<t:SubCertificates>" + subs + "</t:SubCertificates>");
        return tag(
                "PaymentDetailsReq",
                tag("eMAID", key.eMaid()) + tag("ContractSignatureCertChain", chain));
    }

    private static String authorisation(CarState s, boolean din) {
        if (din) {
            return "<b:ContractAuthenticationReq/>";
        }
        return s.contractTaken()
                ? "<b:AuthorizationReq b:Id=\"id1\">"
                        + tag("GenChallenge", s.offer().challenge())
                        + "</b:AuthorizationReq>"
                : "<b:AuthorizationReq/>";
    }

    private static String parameters(CarState s, CarInput in) {
        Habits habits = in.habits();
        if (habits.speech().isAc()) {
            return tag(
                    "ChargeParameterDiscoveryReq",
                    tag("RequestedEnergyTransferMode", "AC_three_phase_core")
                            + "<t:AC_EVChargeParameter>"
                            + "<t:DepartureTime>3600</t:DepartureTime>"
                            + quantity("t:EAmount", "Wh", 20_000)
                            + quantity("t:EVMaxVoltage", "V", 400)
                            + quantity("t:EVMaxCurrent", "A", habits.maxCurrentA())
                            + quantity("t:EVMinCurrent", "A", 6)
                            + "</t:AC_EVChargeParameter>");
        }
        // The second telling of a car with SAE J2847/2 is about the way back.
        boolean backwards = s.discharge() && s.told() > 0;
        double currentA = backwards ? -habits.maxCurrentA() : habits.maxCurrentA();
        double powerW = backwards ? -in.maxDischargeW() : Math.max(in.maxChargeW(), 1_000);
        String mode =
                habits.speech().isDin()
                        ? tag("EVRequestedEnergyTransferType", "DC_extended")
                        : tag("RequestedEnergyTransferMode", "DC_extended");
        return tag(
                "ChargeParameterDiscoveryReq",
                mode
                        + "<t:DC_EVChargeParameter>"
                        + (habits.speech().isDin() ? "" : "<t:DepartureTime>7200</t:DepartureTime>")
                        + status(s, in).replace("b:", "t:")
                        + quantity("t:EVMaximumCurrentLimit", "A", currentA)
                        + quantity("t:EVMaximumPowerLimit", "W", powerW)
                        + quantity("t:EVMaximumVoltageLimit", "V", in.maxVoltageV())
                        + quantity("t:EVEnergyCapacity", "Wh", in.capacityWh())
                        + "<t:FullSOC>100</t:FullSOC><t:BulkSOC>"
                        + (backwards ? 20 : 80)
                        + "</t:BulkSOC></t:DC_EVChargeParameter>");
    }

    private static String delivery(CarState s, CarInput in, String progress) {
        boolean start = progress.equals("Start");
        if (in.habits().speech().isDin()) {
            return tag("PowerDeliveryReq", tag("ReadyToChargeState", Boolean.toString(start)));
        }
        String profile =
                tag(
                        "ChargingProfile",
                        "<t:ProfileEntry>"
                                + "<t:ChargingProfileEntryStart>0</t:ChargingProfileEntryStart>"
                                + quantity(
                                        "t:ChargingProfileEntryMaxPower",
                                        "W",
                                        s.offer().scheduleW())
                                + "</t:ProfileEntry>");
        return tag(
                "PowerDeliveryReq",
                tag("ChargeProgress", progress)
                        + tag("SAScheduleTupleID", "1")
                        + (start ? profile : ""));
    }

    private static String demand(CarState s, CarInput in) {
        Habits habits = in.habits();
        boolean negative = habits.has(Quirk.NEGATIVE_MAXIMA);
        return tag(
                "CurrentDemandReq",
                status(s, in)
                        + quantity("b:EVTargetCurrent", "A", targetA(s, in))
                        + quantity("b:EVMaximumVoltageLimit", "V", in.maxVoltageV())
                        + (s.discharge()
                                ? ""
                                : quantity(
                                        "b:EVMaximumCurrentLimit",
                                        "A",
                                        negative ? -habits.maxCurrentA() : habits.maxCurrentA()))
                        + tag("ChargingComplete", "false")
                        + quantity("b:EVTargetVoltage", "V", in.maxVoltageV()));
    }

    /** What the battery takes, within what the charger says it has. */
    private static double targetA(CarState s, CarInput in) {
        Habits habits = in.habits();
        if (habits.has(Quirk.WANTS_TOO_MUCH)) {
            return 5 * Math.abs(s.offer().maxCurrentA());
        }
        boolean backwards =
                s.discharge()
                        && s.offer().maxCurrentA() < 0
                        && !habits.has(Quirk.WILL_NOT_DISCHARGE);
        double batteryA = (backwards ? in.maxDischargeW() : in.maxChargeW()) / in.openCircuitV();
        double allowedA = Math.min(habits.maxCurrentA(), batteryA);
        return backwards ? -allowedA : allowedA;
    }

    private static String receipt(CarState s) {
        return "<b:MeteringReceiptReq b:Id=\"id1\">"
                + tag("SessionID", s.sessionId())
                + tag("SAScheduleTupleID", "1")
                + tag(
                        "MeterInfo",
                        "<t:MeterID>%s</t:MeterID><t:MeterReading>%s</t:MeterReading>"
                                .formatted(s.offer().meterId(), s.offer().meterReading()))
                + "</b:MeteringReceiptReq>";
    }

    private static String status(CarState s, CarInput in) {
        boolean lies = in.habits().has(Quirk.LIES_ABOUT_SOC) && s.stage() == CarStage.LOOP;
        long soc = Math.round(in.socPercent() + (lies && s.loops() > 3 ? 30 : 0));
        return ("<b:DC_EVStatus><t:EVReady>true</t:EVReady><t:EVErrorCode>NO_ERROR</t:EVErrorCode>"
                        + "<t:EVRESSSOC>%d</t:EVRESSSOC></b:DC_EVStatus>")
                .formatted(Math.clamp(soc, 0, 100));
    }

    /** A physical value; three digits are enough for a car. */
    static String quantity(String name, String unit, double value) {
        int multiplier = -1;
        while (Math.abs(value / Math.pow(10, multiplier)) > Short.MAX_VALUE && multiplier < 3) {
            multiplier++;
        }
        // Down: a profile may not exceed its schedule by a rounding.
        long scaled = (long) (value / Math.pow(10, multiplier));
        return String.format(
                Locale.ROOT,
                "<%s><t:Multiplier>%d</t:Multiplier><t:Unit>%s</t:Unit><t:Value>%d</t:Value></%s>",
                name,
                multiplier,
                unit,
                scaled,
                name);
    }

    private static String signature(Speech speech, String body, ContractKey key, boolean forged) {
        // The body by itself needs the message's namespaces declared.
        int end = body.indexOf(' ');
        String declared = root(speech, body.substring(1, end));
        ExiElement element =
                ExiXml.parse(declared.substring(0, declared.length() - 1) + body.substring(end));
        byte[] digest = sha256(ExiCodec.encodeFragment(SchemaSet.ISO2, element));
        String info =
                ("<ds:SignedInfo xmlns:ds=\"%s\"><ds:CanonicalizationMethod"
                                + " Algorithm=\"http://www.w3.org/TR/canonical-exi/\"/>"
                                + "<ds:SignatureMethod Algorithm=\"http://www.w3.org/2001/04/"
                                + "xmldsig-more#ecdsa-sha256\"/><ds:Reference URI=\"#id1\">"
                                + "<ds:Transforms><ds:Transform"
                                + " Algorithm=\"http://www.w3.org/TR/canonical-exi/\"/>"
                                + "</ds:Transforms><ds:DigestMethod"
                                + " Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>"
                                + "<ds:DigestValue>%s</ds:DigestValue></ds:Reference>"
                                + "</ds:SignedInfo>")
                        .formatted(DSIG, Base64.getEncoder().encodeToString(digest));
        byte[] infoExi = ExiCodec.encodeFragment(SchemaSet.XMLDSIG, ExiXml.parse(info));
        return "<ds:Signature>%s<ds:SignatureValue>%s</ds:SignatureValue></ds:Signature>"
                .formatted(info, key.sign(infoExi, forged));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
