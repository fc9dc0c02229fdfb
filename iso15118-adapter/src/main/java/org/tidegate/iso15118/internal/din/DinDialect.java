package org.tidegate.iso15118.internal.din;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.OlderProtocols.TransferMode;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.internal.iso2.Ask;
import org.tidegate.iso15118.internal.iso2.Code;
import org.tidegate.iso15118.internal.iso2.DcWords;
import org.tidegate.iso15118.internal.iso2.Dialect;
import org.tidegate.iso15118.internal.iso2.Doc;
import org.tidegate.iso15118.internal.iso2.Kind;
import org.tidegate.iso15118.internal.iso2.Reply;
import org.tidegate.iso15118.internal.iso2.Schedule;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.SessionId;

/** DIN SPEC 70121:2014. */
public final class DinDialect implements Dialect {
    public static final DinDialect INSTANCE = new DinDialect();

    static final String NAMESPACE = "urn:din:70121:2012:MsgDef";
    private static final Doc DOC = new Doc("urn:din:70121:2012:");

    /** PMax is a plain short, in W. */
    private static final int MOST_W = Short.MAX_VALUE;

    private DinDialect() {}

    @Override
    public String name() {
        return "DIN 70121";
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public boolean judgesSessionFirst() {
        return true;
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    @Override
    public long pilotPatienceNanos() {
        return 1_500_000_000L; // CPState_Detection
    }

    // ---- reading

    @Override
    public @Nullable Request read(Bytes exi) throws ExiException {
        ExiElement message = ExiCodec.decode(SchemaSet.DIN, exi.array());
        if (!message.localName().equals("V2G_Message")) {
            return null;
        }
        ExiElement header = Doc.get(message, "Header");
        List<ExiElement> content = Doc.get(message, "Body").children();
        if (content.isEmpty()) {
            return null;
        }
        Ask ask = ask(content.getFirst(), exi);
        return ask == null
                ? null
                : new Request(Doc.sessionId(Doc.needed(header, "SessionID")), ask);
    }

    private static @Nullable Ask ask(ExiElement body, Bytes exi) {
        Ask same = DcWords.ask(body);
        if (same != null) {
            return same;
        }
        return switch (body.localName()) {
            case "SessionSetupReq" -> new Ask.SessionSetup(Doc.needed(body, "EVCCID"));
            case "ServicePaymentSelectionReq" -> DcWords.selection(body);
            case "CertificateInstallationReq" -> new Ask.Certificate(false, exi, List.of(), null);
            case "CertificateUpdateReq" -> new Ask.Certificate(true, exi, List.of(), null);
            case "PaymentDetailsReq" ->
                    new Ask.PaymentDetails(Doc.needed(body, "ContractID"), List.of());
            case "ContractAuthenticationReq" -> new Ask.Authorization(null, null);
            case "ChargeParameterDiscoveryReq" -> parameters(body);
            case "PowerDeliveryReq" -> delivery(body);
            case "MeteringReceiptReq" ->
                    new Ask.MeteringReceipt(
                            Doc.sessionId(Doc.needed(body, "SessionID")), 0, "", -1, null);
            case "SessionStopReq" -> new Ask.SessionStop(false);
            default -> null;
        };
    }

    private static Ask parameters(ExiElement body) {
        ExiElement dc = Doc.find(body, "DC_EVChargeParameter");
        ExiElement ac = Doc.find(body, "AC_EVChargeParameter");
        Ask.Parameters parameters =
                dc != null
                        ? DcWords.dcParameters(dc)
                        : ac != null ? DcWords.acParameters(ac) : null;
        return new Ask.ChargeParameterDiscovery(
                DcWords.mode(Doc.needed(body, "EVRequestedEnergyTransferType")),
                Double.NaN,
                parameters);
    }

    private static Ask delivery(ExiElement body) {
        var entries = new ArrayList<Ask.ProfileEntry>();
        int tuple = 0;
        ExiElement profile = Doc.find(body, "ChargingProfile");
        if (profile != null) {
            tuple = Doc.whole(profile, "SAScheduleTupleID");
            for (ExiElement entry : Doc.all(profile, "ProfileEntry")) {
                entries.add(
                        new Ask.ProfileEntry(
                                Long.parseLong(Doc.needed(entry, "ChargingProfileEntryStart")),
                                Doc.whole(entry, "ChargingProfileEntryMaxPower")));
            }
        }
        Ask.Progress progress =
                Doc.flag(body, "ReadyToChargeState") ? Ask.Progress.START : Ask.Progress.STOP;
        return new Ask.PowerDelivery(progress, tuple, entries);
    }

    @Override
    public boolean isCertificateAnswer(Bytes exi, boolean update, SessionId id) {
        return false; // nothing is ever ordered in this protocol
    }

    // ---- writing

    @Override
    public byte[] write(SessionId id, Ask ask, Reply reply, Tongue tongue) {
        return ExiCodec.encode(SchemaSet.DIN, DOC.message(id, null, body(ask, reply, tongue)));
    }

    private static ExiElement body(Ask ask, Reply reply, Tongue tongue) {
        String name = responseName(ask);
        ExiElement code = DOC.body("ResponseCode", code(reply.code()));
        return switch (reply) {
            case Reply.Plain _ -> DOC.body(name, code);
            case Reply.Powered r -> powered(name, code, r, ask);
            case Reply.SessionSetup r ->
                    DOC.body(
                            name,
                            code,
                            DOC.body("EVSEID", evseId(r.evseId())),
                            DOC.body("DateTimeNow", Long.toString(r.wallSeconds())));
            case Reply.ServiceDiscovery r -> services(name, code, r);
            case Reply.ServiceDetail r ->
                    DOC.body(name, code, DOC.body("ServiceID", Integer.toString(r.serviceId())));
            case Reply.Certificate _ -> noCertificate(name, code, ask);
            case Reply.PaymentDetails r ->
                    DOC.body(
                            name,
                            code,
                            DOC.body("GenChallenge", r.challenge().toString()),
                            DOC.body("DateTimeNow", Long.toString(r.wallSeconds())));
            case Reply.Authorization r ->
                    DOC.body(name, code, DOC.body("EVSEProcessing", processing(r.processing())));
            case Reply.ChargeParameterDiscovery r -> parameters(name, code, r);
            case Reply.CableCheck r ->
                    DOC.body(
                            name,
                            code,
                            DOC.body("DC_EVSEStatus", status(r.status())),
                            DOC.body("EVSEProcessing", processing(r.processing())));
            case Reply.Voltage r ->
                    DOC.body(
                            name,
                            code,
                            DOC.body("DC_EVSEStatus", status(r.status())),
                            DOC.body(
                                    "EVSEPresentVoltage",
                                    DOC.measured("V", -1, r.presentVoltageV())));
            case Reply.CurrentDemand r -> demand(name, code, r);
            case Reply.ChargingStatus r -> charging(name, code, r, tongue);
        };
    }

    private static String responseName(Ask ask) {
        if (ask.kind() == Kind.PAYMENT_SELECTION) {
            return "ServicePaymentSelectionRes";
        }
        return ask.kind() == Kind.AUTHORIZATION
                ? "ContractAuthenticationRes"
                : ask.kind().title() + "Res";
    }

    private static ExiElement powered(String name, ExiElement code, Reply.Powered r, Ask ask) {
        return ask.kind() == Kind.METERING_RECEIPT
                ? DOC.body(name, code, DOC.body("AC_EVSEStatus", acStatus(r.status())))
                : DOC.body(name, code, DOC.data("DC_EVSEStatus", status(r.status())));
    }

    private static ExiElement services(String name, ExiElement code, Reply.ServiceDiscovery r) {
        TransferMode first = r.modes().isEmpty() ? TransferMode.DC_EXTENDED : r.modes().getFirst();
        // "DC_unique" can be asked for in this protocol, but not be offered.
        TransferMode mode = first == TransferMode.DC_UNIQUE ? TransferMode.DC_EXTENDED : first;
        return DOC.body(
                name,
                code,
                DOC.body("PaymentOptions", DOC.data("PaymentOption", "ExternalPayment")),
                DOC.body(
                        "ChargeService",
                        DOC.data(
                                "ServiceTag",
                                DOC.data("ServiceID", "1"),
                                DOC.data("ServiceCategory", "EVCharging")),
                        DOC.data("FreeService", "false"),
                        DOC.data("EnergyTransferType", DcWords.name(mode))));
    }

    /** Only to refuse: this charger takes no contracts in this protocol. */
    private static ExiElement noCertificate(String name, ExiElement code, Ask ask) {
        boolean update = ask instanceof Ask.Certificate c && c.update();
        var parts =
                new ArrayList<>(
                        List.of(
                                code,
                                DOC.body(
                                        "ContractSignatureCertChain",
                                        DOC.data("Certificate", "AA==")),
                                DOC.body("ContractSignatureEncryptedPrivateKey", "AA=="),
                                DOC.body("DHParams", "AA=="),
                                DOC.body("ContractID", "0")));
        if (update) {
            parts.add(DOC.body("RetryCounter", "0"));
        }
        ExiElement plain = DOC.body(name, parts.toArray(ExiElement[]::new));
        return new ExiElement(plain.name(), Map.of(new QName("Id"), "id1"), "", plain.children());
    }

    private static ExiElement parameters(
            String name, ExiElement code, Reply.ChargeParameterDiscovery r) {
        var parts = new ArrayList<ExiElement>();
        parts.add(code);
        parts.add(DOC.body("EVSEProcessing", processing(r.processing())));
        Reply.Limits limits = r.limits();
        // This schema wants a schedule even where there is none yet.
        double mostW = limits == null ? 0 : limits.maxPowerW();
        List<Schedule> schedules =
                r.schedules().isEmpty()
                        ? List.of(new Schedule(1, List.of(new Schedule.Step(0, mostW)), null))
                        : r.schedules();
        parts.add(
                DOC.data(
                        "SAScheduleList",
                        schedules.stream().map(DinDialect::schedule).toArray(ExiElement[]::new)));
        if (limits != null) {
            var dc = new ArrayList<ExiElement>();
            dc.add(DOC.data("DC_EVSEStatus", status(r.status())));
            dc.addAll(List.of(DcWords.dcLimits(DOC, limits)));
            parts.add(DOC.data("DC_EVSEChargeParameter", dc.toArray(ExiElement[]::new)));
        } else {
            parts.add(
                    DOC.data(
                            "AC_EVSEChargeParameter",
                            DOC.data("AC_EVSEStatus", acStatus(r.status())),
                            DOC.data("EVSEMaxVoltage", DOC.measured("V", 0, 0)),
                            DOC.data("EVSEMaxCurrent", DOC.measured("A", 0, 0)),
                            DOC.data("EVSEMinCurrent", DOC.measured("A", 0, 0))));
        }
        return DOC.body(name, parts.toArray(ExiElement[]::new));
    }

    private static ExiElement schedule(Schedule schedule) {
        var list = new ArrayList<ExiElement>();
        list.add(DOC.data("PMaxScheduleID", Integer.toString(schedule.tuple())));
        for (Schedule.Step step : schedule.steps()) {
            long watts = (long) Math.clamp(step.maxPowerW(), 0, MOST_W);
            list.add(
                    DOC.data(
                            "PMaxScheduleEntry",
                            DOC.data(
                                    "RelativeTimeInterval",
                                    DOC.data("start", Long.toString(step.startS()))),
                            DOC.data("PMax", Long.toString(watts))));
        }
        return DOC.data(
                "SAScheduleTuple",
                DOC.data("SAScheduleTupleID", Integer.toString(schedule.tuple())),
                DOC.data("PMaxSchedule", list.toArray(ExiElement[]::new)));
    }

    private static ExiElement demand(String name, ExiElement code, Reply.CurrentDemand r) {
        var parts = new ArrayList<ExiElement>();
        parts.add(code);
        parts.add(DOC.body("DC_EVSEStatus", status(r.status())));
        parts.add(DOC.body("EVSEPresentVoltage", DOC.measured("V", -1, r.presentVoltageV())));
        parts.add(DOC.body("EVSEPresentCurrent", DOC.measured("A", -1, r.presentCurrentA())));
        parts.add(flag("EVSECurrentLimitAchieved", r.currentLimitAchieved()));
        parts.add(flag("EVSEVoltageLimitAchieved", r.voltageLimitAchieved()));
        parts.add(flag("EVSEPowerLimitAchieved", r.powerLimitAchieved()));
        parts.addAll(List.of(DcWords.demandLimits(DOC, r.limits())));
        return DOC.body(name, parts.toArray(ExiElement[]::new));
    }

    private static ExiElement charging(
            String name, ExiElement code, Reply.ChargingStatus r, Tongue tongue) {
        return DOC.body(
                name,
                code,
                DOC.body("EVSEID", evseId(tongue.settings().evseId())),
                DOC.body("SAScheduleTupleID", Integer.toString(r.tuple())),
                flag("ReceiptRequired", false),
                DOC.body("AC_EVSEStatus", acStatus(r.status())));
    }

    private static ExiElement flag(String name, boolean value) {
        return DOC.body(name, Boolean.toString(value));
    }

    private static ExiElement[] status(Reply.Status s) {
        return new ExiElement[] {
            DOC.data("EVSEIsolationStatus", DcWords.isolation(s.isolation())),
            DOC.data("EVSEStatusCode", DcWords.health(s.health())),
            DOC.data("NotificationMaxDelay", Integer.toString(s.delayS())),
            DOC.data("EVSENotification", DcWords.wish(s.wish()))
        };
    }

    private static ExiElement[] acStatus(Reply.Status s) {
        return new ExiElement[] {
            DOC.data("PowerSwitchClosed", "false"),
            DOC.data("RCD", Boolean.toString(s.isolation() == Reply.Isolation.FAULT)),
            DOC.data("NotificationMaxDelay", Integer.toString(s.delayS())),
            DOC.data("EVSENotification", DcWords.wish(s.wish()))
        };
    }

    /** Fewer codes than ISO 15118-2. */
    private static String code(Code code) {
        return switch (code) {
            case FAILED_WRONG_ENERGY_TRANSFER_MODE -> "FAILED_WrongEnergyTransferType";
            case FAILED_CONTACTOR_ERROR -> DcWords.code(Code.FAILED_POWER_DELIVERY_NOT_APPLIED);
            case FAILED_NO_CHARGE_SERVICE_SELECTED ->
                    DcWords.code(Code.FAILED_SERVICE_SELECTION_INVALID);
            case FAILED_CERTIFICATE_NOT_ALLOWED_AT_THIS_EVSE, FAILED_CERTIFICATE_REVOKED ->
                    DcWords.code(Code.FAILED);
            default -> DcWords.code(code);
        };
    }

    private static String processing(Reply.Processing processing) {
        return processing == Reply.Processing.FINISHED ? "Finished" : "Ongoing";
    }

    /**
     * DIN SPEC 91286 writes digits and stars, two to a byte, a star as A; an identity of another
     * kind cannot be told in this protocol, for which 0 stands.
     */
    static String evseId(String id) {
        String digits = id.startsWith("+") ? id.substring(1) : id;
        if (!digits.matches("[0-9*]{1,64}")) {
            return "00";
        }
        String nibbles = digits.replace('*', 'A');
        String even = nibbles.length() % 2 == 0 ? nibbles : nibbles + "0";
        return HexFormat.of().withUpperCase().formatHex(HexFormat.of().parseHex(even));
    }
}
