package org.tidegate.iso15118.internal.iso2;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EnergyTariff;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.SessionId;

/** ISO 15118-2:2014. */
public final class Iso2Dialect implements Dialect {
    public static final Iso2Dialect INSTANCE = new Iso2Dialect();

    static final String NAMESPACE = "urn:iso:15118:2:2013:MsgDef";
    private static final Doc DOC = new Doc("urn:iso:15118:2:2013:");

    /** Shortest EVSEID the schema takes; this one means "has none" ([V2G2-879]). */
    private static final String NO_EVSE_ID = "ZZ00000";

    private static final int EVSE_ID_SHORTEST = 7;
    private static final int EVSE_ID_LONGEST = 37;
    private static final int METER_ID_LONGEST = 32;

    private Iso2Dialect() {}

    @Override
    public String name() {
        return "ISO 15118-2";
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public boolean judgesSessionFirst() {
        return false;
    }

    @Override
    public boolean isComplete() {
        return true;
    }

    @Override
    public long pilotPatienceNanos() {
        return 250_000_000L; // [V2G2-917]
    }

    // ---- reading

    @Override
    public @Nullable Request read(Bytes exi) throws ExiException {
        ExiElement message = ExiCodec.decode(SchemaSet.ISO2, exi.array());
        if (!message.localName().equals("V2G_Message")) {
            return null;
        }
        ExiElement header = Doc.get(message, "Header");
        List<ExiElement> content = Doc.get(message, "Body").children();
        if (content.isEmpty()) {
            return null;
        }
        Ask ask = ask(content.getFirst(), header, exi);
        return ask == null
                ? null
                : new Request(Doc.sessionId(Doc.needed(header, "SessionID")), ask);
    }

    private static @Nullable Ask ask(ExiElement body, ExiElement header, Bytes exi) {
        Ask same = DcWords.ask(body);
        if (same != null) {
            return same;
        }
        return switch (body.localName()) {
            case "SessionSetupReq" -> new Ask.SessionSetup(Doc.needed(body, "EVCCID"));
            case "PaymentServiceSelectionReq" -> DcWords.selection(body);
            case "CertificateInstallationReq" ->
                    new Ask.Certificate(
                            false,
                            exi,
                            List.of(DcWords.binary(Doc.needed(body, "OEMProvisioningCert"))),
                            signed(body, header));
            case "CertificateUpdateReq" ->
                    new Ask.Certificate(
                            true,
                            exi,
                            DcWords.chain(Doc.get(body, "ContractSignatureCertChain")),
                            signed(body, header));
            case "PaymentDetailsReq" ->
                    new Ask.PaymentDetails(
                            Doc.needed(body, "eMAID"),
                            DcWords.chain(Doc.get(body, "ContractSignatureCertChain")));
            case "AuthorizationReq" -> {
                String challenge = Doc.text(body, "GenChallenge");
                yield new Ask.Authorization(
                        challenge == null ? null : DcWords.binary(challenge), signed(body, header));
            }
            case "ChargeParameterDiscoveryReq" -> parameters(body);
            case "PowerDeliveryReq" -> delivery(body);
            case "MeteringReceiptReq" -> receipt(body, header);
            case "SessionStopReq" ->
                    new Ask.SessionStop(Doc.needed(body, "ChargingSession").equals("Pause"));
            default -> null;
        };
    }

    private static Ask parameters(ExiElement body) {
        ExiElement dc = Doc.find(body, "DC_EVChargeParameter");
        ExiElement ac = Doc.find(body, "AC_EVChargeParameter");
        Ask.Parameters parameters = null;
        double departureS = Double.NaN;
        if (dc != null) {
            parameters = DcWords.dcParameters(dc);
            departureS = Doc.number(dc, "DepartureTime");
        } else if (ac != null) {
            parameters = DcWords.acParameters(ac);
            departureS = Doc.number(ac, "DepartureTime");
        }
        return new Ask.ChargeParameterDiscovery(
                DcWords.mode(Doc.needed(body, "RequestedEnergyTransferMode")),
                departureS,
                parameters);
    }

    private static Ask delivery(ExiElement body) {
        var entries = new ArrayList<Ask.ProfileEntry>();
        ExiElement profile = Doc.find(body, "ChargingProfile");
        if (profile != null) {
            for (ExiElement entry : Doc.all(profile, "ProfileEntry")) {
                entries.add(
                        new Ask.ProfileEntry(
                                Long.parseLong(Doc.needed(entry, "ChargingProfileEntryStart")),
                                Doc.physical(entry, "ChargingProfileEntryMaxPower", "W")));
            }
        }
        Ask.Progress progress =
                switch (Doc.needed(body, "ChargeProgress")) {
                    case "Start" -> Ask.Progress.START;
                    case "Stop" -> Ask.Progress.STOP;
                    default -> Ask.Progress.RENEGOTIATE;
                };
        return new Ask.PowerDelivery(progress, Doc.whole(body, "SAScheduleTupleID"), entries);
    }

    private static Ask receipt(ExiElement body, ExiElement header) {
        ExiElement meter = Doc.get(body, "MeterInfo");
        String tuple = Doc.text(body, "SAScheduleTupleID");
        String reading = Doc.text(meter, "MeterReading");
        return new Ask.MeteringReceipt(
                Doc.sessionId(Doc.needed(body, "SessionID")),
                tuple == null ? 0 : Integer.parseInt(tuple),
                Doc.needed(meter, "MeterID"),
                reading == null ? -1 : Long.parseUnsignedLong(reading),
                signed(body, header));
    }

    /** Null without a signature. */
    private static @Nullable Signed signed(ExiElement body, ExiElement header) {
        ExiElement signature = Doc.find(header, "Signature");
        if (signature == null) {
            return null;
        }
        ExiElement info = Doc.get(signature, "SignedInfo");
        var references = new ArrayList<Signed.Reference>();
        for (ExiElement reference : Doc.all(info, "Reference")) {
            references.add(
                    new Signed.Reference(
                            attribute(reference, "URI"),
                            attribute(Doc.get(reference, "DigestMethod"), "Algorithm"),
                            DcWords.binary(Doc.needed(reference, "DigestValue"))));
        }
        String id = attribute(body, "Id");
        return new Signed(
                id.isEmpty() ? null : id,
                Bytes.wrap(ExiCodec.encodeFragment(SchemaSet.ISO2, body)),
                references,
                Bytes.wrap(ExiCodec.encodeFragment(SchemaSet.XMLDSIG, info)),
                attribute(Doc.get(info, "SignatureMethod"), "Algorithm"),
                DcWords.binary(Doc.needed(signature, "SignatureValue")));
    }

    private static String attribute(ExiElement element, String name) {
        for (var attribute : element.attributes().entrySet()) {
            if (attribute.getKey().getLocalPart().equals(name)) {
                return attribute.getValue();
            }
        }
        return "";
    }

    @Override
    public boolean isCertificateAnswer(Bytes exi, boolean update, SessionId id) {
        try {
            ExiElement message = ExiCodec.decode(SchemaSet.ISO2, exi.array());
            ExiElement header = Doc.find(message, "Header");
            ExiElement body = Doc.find(message, "Body");
            String wanted = update ? "CertificateUpdateRes" : "CertificateInstallationRes";
            return header != null
                    && body != null
                    && Doc.find(body, wanted) != null
                    && Doc.sessionId(Doc.needed(header, "SessionID")).equals(id);
        } catch (ExiException _) {
            return false;
        }
    }

    // ---- writing

    @Override
    public byte[] write(SessionId id, Ask ask, Reply reply, Tongue tongue) {
        if (reply instanceof Reply.Certificate certificate && certificate.exi() != null) {
            return certificate.exi().toByteArray();
        }
        ExiElement signature = null;
        ExiElement tariff = tariff(reply);
        if (tariff != null) {
            signature = TariffSignature.over(tariff, tongue.signer());
        }
        ExiElement body = body(ask, reply, tariff, tongue);
        return ExiCodec.encode(SchemaSet.ISO2, DOC.message(id, signature, body));
    }

    private static ExiElement body(
            Ask ask, Reply reply, @Nullable ExiElement tariff, Tongue tongue) {
        String name = responseName(ask);
        ExiElement code = DOC.body("ResponseCode", DcWords.code(reply.code()));
        return switch (reply) {
            case Reply.Plain _ -> DOC.body(name, code);
            case Reply.Powered r ->
                    DOC.body(
                            name,
                            code,
                            r.ac()
                                    ? DOC.data("AC_EVSEStatus", acStatus(r.status()))
                                    : DOC.data("DC_EVSEStatus", status(r.status())));
            case Reply.SessionSetup r ->
                    DOC.body(
                            name,
                            code,
                            DOC.body("EVSEID", evseId(r.evseId())),
                            DOC.body("EVSETimeStamp", Long.toString(r.wallSeconds())));
            case Reply.ServiceDiscovery r -> services(name, code, r);
            case Reply.ServiceDetail r -> detail(name, code, r);
            case Reply.Certificate _ -> noCertificate(name, code, ask);
            case Reply.PaymentDetails r ->
                    DOC.body(
                            name,
                            code,
                            DOC.body("GenChallenge", r.challenge().toString()),
                            DOC.body("EVSETimeStamp", Long.toString(r.wallSeconds())));
            case Reply.Authorization r ->
                    DOC.body(name, code, DOC.body("EVSEProcessing", processing(r.processing())));
            case Reply.ChargeParameterDiscovery r -> parameters(name, code, r, tariff);
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
            case Reply.CurrentDemand r -> demand(name, code, r, tongue);
            case Reply.ChargingStatus r -> charging(name, code, r, tongue);
        };
    }

    static String responseName(Ask ask) {
        return ask.kind().title() + "Res";
    }

    private static ExiElement services(String name, ExiElement code, Reply.ServiceDiscovery r) {
        var options = new ArrayList<ExiElement>();
        if (r.contract()) {
            options.add(DOC.data("PaymentOption", "Contract"));
        }
        if (r.external()) {
            options.add(DOC.data("PaymentOption", "ExternalPayment"));
        }
        ExiElement modes =
                DOC.data(
                        "SupportedEnergyTransferMode",
                        r.modes().stream()
                                .map(m -> DOC.data("EnergyTransferMode", DcWords.name(m)))
                                .toArray(ExiElement[]::new));
        ExiElement charging =
                DOC.body(
                        "ChargeService",
                        DOC.data("ServiceID", Integer.toString(Terms.CHARGING)),
                        DOC.data("ServiceCategory", "EVCharging"),
                        DOC.data("FreeService", "false"),
                        modes);
        ExiElement[] more =
                r.services().stream().map(Iso2Dialect::service).toArray(ExiElement[]::new);
        ExiElement payment = DOC.body("PaymentOptionList", options.toArray(ExiElement[]::new));
        return more.length == 0
                ? DOC.body(name, code, payment, charging)
                : DOC.body(name, code, payment, charging, DOC.body("ServiceList", more));
    }

    private static ExiElement service(Reply.Service s) {
        return DOC.data(
                "Service",
                DOC.data("ServiceID", Integer.toString(s.id())),
                DOC.data("ServiceName", s.name()),
                DOC.data("ServiceCategory", s.category()),
                DOC.data("FreeService", Boolean.toString(s.free())));
    }

    private static ExiElement detail(String name, ExiElement code, Reply.ServiceDetail r) {
        ExiElement id = DOC.body("ServiceID", Integer.toString(r.serviceId()));
        if (r.setNames().isEmpty()) {
            return DOC.body(name, code, id);
        }
        var sets = new ArrayList<ExiElement>();
        for (String set : r.setNames()) {
            ExiElement value =
                    new ExiElement(
                            DOC.dataName("Parameter"),
                            Map.of(DOC.dataName("Name"), "Service"),
                            "",
                            List.of(DOC.data("stringValue", set)));
            sets.add(
                    DOC.data(
                            "ParameterSet",
                            DOC.data("ParameterSetID", Integer.toString(sets.size() + 1)),
                            value));
        }
        return DOC.body(
                name, code, id, DOC.body("ServiceParameterList", sets.toArray(ExiElement[]::new)));
    }

    /** Mandatory fields with nothing in them ([V2G2-736]). */
    private static ExiElement noCertificate(String name, ExiElement code, Ask ask) {
        boolean update = ask instanceof Ask.Certificate c && c.update();
        ExiElement empty = DOC.data("Certificate", "AA==");
        ExiElement eMaid = withId(DOC.body("eMAID", "ZZ000000000000"), "id4");
        var parts =
                new ArrayList<>(
                        List.of(
                                code,
                                DOC.body("SAProvisioningCertificateChain", empty),
                                withId(DOC.body("ContractSignatureCertChain", empty), "id1"),
                                withId(
                                        DOC.body(
                                                "ContractSignatureEncryptedPrivateKey", base64(48)),
                                        "id2"),
                                withId(DOC.body("DHpublickey", base64(65)), "id3"),
                                eMaid));
        if (update) {
            parts.add(DOC.body("RetryCounter", "0"));
        }
        return DOC.body(name, parts.toArray(ExiElement[]::new));
    }

    private static String base64(int zeros) {
        return Base64.getEncoder().encodeToString(new byte[zeros]);
    }

    private static ExiElement withId(ExiElement element, String id) {
        return new ExiElement(
                element.name(), Map.of(DOC.dataName("Id"), id), element.text(), element.children());
    }

    private static ExiElement parameters(
            String name,
            ExiElement code,
            Reply.ChargeParameterDiscovery r,
            @Nullable ExiElement tariff) {
        var parts = new ArrayList<ExiElement>();
        parts.add(code);
        parts.add(DOC.body("EVSEProcessing", processing(r.processing())));
        if (!r.schedules().isEmpty()) {
            parts.add(
                    DOC.data(
                            "SAScheduleList",
                            r.schedules().stream()
                                    .map(s -> schedule(s, tariff))
                                    .toArray(ExiElement[]::new)));
        }
        Reply.Limits limits = r.limits();
        Reply.Outlet ac = r.ac();
        if (limits != null) {
            var dc = new ArrayList<ExiElement>();
            dc.add(DOC.data("DC_EVSEStatus", status(r.status())));
            dc.addAll(List.of(DcWords.dcLimits(DOC, limits)));
            parts.add(DOC.data("DC_EVSEChargeParameter", dc.toArray(ExiElement[]::new)));
        } else if (ac != null) {
            parts.add(
                    DOC.data(
                            "AC_EVSEChargeParameter",
                            DOC.data("AC_EVSEStatus", acStatus(r.status())),
                            DOC.data(
                                    "EVSENominalVoltage",
                                    DOC.measured("V", -1, ac.nominalVoltageV())),
                            DOC.data("EVSEMaxCurrent", DOC.limit("A", -1, ac.maxCurrentA()))));
        }
        return DOC.body(name, parts.toArray(ExiElement[]::new));
    }

    private static ExiElement schedule(Schedule schedule, @Nullable ExiElement tariff) {
        var entries = new ArrayList<ExiElement>();
        for (int i = 0; i < schedule.steps().size(); i++) {
            Schedule.Step step = schedule.steps().get(i);
            boolean last = i + 1 == schedule.steps().size();
            entries.add(
                    DOC.data(
                            "PMaxScheduleEntry",
                            last
                                    ? interval(step.startS(), Schedule.LAST_SECOND - step.startS())
                                    : interval(step.startS(), -1),
                            DOC.data("PMax", DOC.limit("W", 0, step.maxPowerW()))));
        }
        ExiElement id = DOC.data("SAScheduleTupleID", Integer.toString(schedule.tuple()));
        ExiElement list = DOC.data("PMaxSchedule", entries.toArray(ExiElement[]::new));
        return tariff == null || schedule.tariff() == null
                ? DOC.data("SAScheduleTuple", id, list)
                : DOC.data("SAScheduleTuple", id, list, tariff);
    }

    private static ExiElement interval(long startS, long durationS) {
        ExiElement start = DOC.data("start", Long.toString(startS));
        return durationS < 0
                ? DOC.data("RelativeTimeInterval", start)
                : DOC.data(
                        "RelativeTimeInterval",
                        start,
                        DOC.data("duration", Long.toString(durationS)));
    }

    private static @Nullable ExiElement tariff(Reply reply) {
        if (!(reply instanceof Reply.ChargeParameterDiscovery r)) {
            return null;
        }
        for (Schedule schedule : r.schedules()) {
            EnergyTariff tariff = schedule.tariff();
            if (tariff != null) {
                return tariff(tariff);
            }
        }
        return null;
    }

    private static ExiElement tariff(EnergyTariff tariff) {
        var parts = new ArrayList<ExiElement>();
        parts.add(DOC.data("SalesTariffID", Integer.toString(tariff.id())));
        parts.add(DOC.data("NumEPriceLevels", Integer.toString(tariff.levels())));
        for (EnergyTariff.Step step : tariff.steps()) {
            boolean last = step.equals(tariff.steps().getLast());
            parts.add(
                    DOC.data(
                            "SalesTariffEntry",
                            last
                                    ? interval(step.startS(), Schedule.LAST_SECOND - step.startS())
                                    : interval(step.startS(), -1),
                            DOC.data("EPriceLevel", Integer.toString(step.level()))));
        }
        return withId(DOC.data("SalesTariff", parts.toArray(ExiElement[]::new)), "ID1");
    }

    private static ExiElement demand(
            String name, ExiElement code, Reply.CurrentDemand r, Tongue tongue) {
        var parts = new ArrayList<ExiElement>();
        parts.add(code);
        parts.add(DOC.body("DC_EVSEStatus", status(r.status())));
        parts.add(DOC.body("EVSEPresentVoltage", DOC.measured("V", -1, r.presentVoltageV())));
        parts.add(DOC.body("EVSEPresentCurrent", DOC.measured("A", -1, r.presentCurrentA())));
        parts.add(flag("EVSECurrentLimitAchieved", r.currentLimitAchieved()));
        parts.add(flag("EVSEVoltageLimitAchieved", r.voltageLimitAchieved()));
        parts.add(flag("EVSEPowerLimitAchieved", r.powerLimitAchieved()));
        parts.addAll(List.of(DcWords.demandLimits(DOC, r.limits())));
        parts.add(DOC.body("EVSEID", evseId(tongue.settings().evseId())));
        parts.add(DOC.body("SAScheduleTupleID", Integer.toString(r.tuple())));
        Reply.Meter meter = r.meter();
        if (meter != null) {
            parts.add(meter(meter));
        }
        parts.add(flag("ReceiptRequired", r.receiptRequired()));
        return DOC.body(name, parts.toArray(ExiElement[]::new));
    }

    private static ExiElement charging(
            String name, ExiElement code, Reply.ChargingStatus r, Tongue tongue) {
        var parts = new ArrayList<ExiElement>();
        parts.add(code);
        parts.add(DOC.body("EVSEID", evseId(tongue.settings().evseId())));
        parts.add(DOC.body("SAScheduleTupleID", Integer.toString(r.tuple())));
        parts.add(DOC.body("EVSEMaxCurrent", DOC.limit("A", -1, r.maxCurrentA())));
        Reply.Meter meter = r.meter();
        if (meter != null) {
            parts.add(meter(meter));
        }
        parts.add(flag("ReceiptRequired", r.receiptRequired()));
        parts.add(DOC.body("AC_EVSEStatus", acStatus(r.status())));
        return DOC.body(name, parts.toArray(ExiElement[]::new));
    }

    private static ExiElement meter(Reply.Meter meter) {
        return DOC.body(
                "MeterInfo",
                DOC.data("MeterID", cut(meter.meterId(), METER_ID_LONGEST)),
                DOC.data("MeterReading", Long.toString(meter.readingWh())),
                DOC.data("TMeter", Long.toString(meter.wallSeconds())));
    }

    private static ExiElement flag(String name, boolean value) {
        return DOC.body(name, Boolean.toString(value));
    }

    private static ExiElement[] status(Reply.Status s) {
        return new ExiElement[] {
            DOC.data("NotificationMaxDelay", Integer.toString(s.delayS())),
            DOC.data("EVSENotification", DcWords.wish(s.wish())),
            DOC.data("EVSEIsolationStatus", DcWords.isolation(s.isolation())),
            DOC.data("EVSEStatusCode", DcWords.health(s.health()))
        };
    }

    private static ExiElement[] acStatus(Reply.Status s) {
        return new ExiElement[] {
            DOC.data("NotificationMaxDelay", Integer.toString(s.delayS())),
            DOC.data("EVSENotification", DcWords.wish(s.wish())),
            DOC.data("RCD", Boolean.toString(s.isolation() == Reply.Isolation.FAULT))
        };
    }

    private static String processing(Reply.Processing processing) {
        return switch (processing) {
            case FINISHED -> "Finished";
            case ONGOING -> "Ongoing";
            case WAITING_FOR_CUSTOMER -> "Ongoing_WaitingForCustomerInteraction";
        };
    }

    private static String evseId(String id) {
        return id.length() < EVSE_ID_SHORTEST ? NO_EVSE_ID : cut(id, EVSE_ID_LONGEST);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
