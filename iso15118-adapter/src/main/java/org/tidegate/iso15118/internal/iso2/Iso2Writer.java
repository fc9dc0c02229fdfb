package org.tidegate.iso15118.internal.iso2;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EnergyTariff;
import org.tidegate.iso15118.OlderProtocols.TransferMode;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.iso2.AcEvseChargeParameter;
import org.tidegate.iso15118.message.iso2.AcEvseStatus;
import org.tidegate.iso15118.message.iso2.AuthorizationRes;
import org.tidegate.iso15118.message.iso2.CableCheckRes;
import org.tidegate.iso15118.message.iso2.CertificateChain;
import org.tidegate.iso15118.message.iso2.CertificateInstallationRes;
import org.tidegate.iso15118.message.iso2.CertificateUpdateRes;
import org.tidegate.iso15118.message.iso2.ChargeParameterDiscoveryRes;
import org.tidegate.iso15118.message.iso2.ChargeService;
import org.tidegate.iso15118.message.iso2.ChargingStatusRes;
import org.tidegate.iso15118.message.iso2.ContractSignatureEncryptedPrivateKey;
import org.tidegate.iso15118.message.iso2.CurrentDemandRes;
import org.tidegate.iso15118.message.iso2.DcEvseChargeParameter;
import org.tidegate.iso15118.message.iso2.DcEvseStatus;
import org.tidegate.iso15118.message.iso2.DcEvseStatusCode;
import org.tidegate.iso15118.message.iso2.DiffieHellmanPublicKey;
import org.tidegate.iso15118.message.iso2.Emaid;
import org.tidegate.iso15118.message.iso2.EnergyTransferMode;
import org.tidegate.iso15118.message.iso2.EvseChargeParameter;
import org.tidegate.iso15118.message.iso2.EvseNotification;
import org.tidegate.iso15118.message.iso2.EvseProcessing;
import org.tidegate.iso15118.message.iso2.EvseStatus;
import org.tidegate.iso15118.message.iso2.Iso2Response;
import org.tidegate.iso15118.message.iso2.IsolationLevel;
import org.tidegate.iso15118.message.iso2.MeterInfo;
import org.tidegate.iso15118.message.iso2.MeteringReceiptRes;
import org.tidegate.iso15118.message.iso2.PMaxScheduleEntry;
import org.tidegate.iso15118.message.iso2.Parameter;
import org.tidegate.iso15118.message.iso2.ParameterSet;
import org.tidegate.iso15118.message.iso2.ParameterValue;
import org.tidegate.iso15118.message.iso2.PaymentDetailsRes;
import org.tidegate.iso15118.message.iso2.PaymentOption;
import org.tidegate.iso15118.message.iso2.PaymentServiceSelectionRes;
import org.tidegate.iso15118.message.iso2.PhysicalValue;
import org.tidegate.iso15118.message.iso2.PowerDeliveryRes;
import org.tidegate.iso15118.message.iso2.PreChargeRes;
import org.tidegate.iso15118.message.iso2.RelativeTimeInterval;
import org.tidegate.iso15118.message.iso2.ResponseCode;
import org.tidegate.iso15118.message.iso2.SaScheduleList;
import org.tidegate.iso15118.message.iso2.SaScheduleTuple;
import org.tidegate.iso15118.message.iso2.SalesTariff;
import org.tidegate.iso15118.message.iso2.SalesTariffEntry;
import org.tidegate.iso15118.message.iso2.Service;
import org.tidegate.iso15118.message.iso2.ServiceCategory;
import org.tidegate.iso15118.message.iso2.ServiceDetailRes;
import org.tidegate.iso15118.message.iso2.ServiceDiscoveryRes;
import org.tidegate.iso15118.message.iso2.SessionSetupRes;
import org.tidegate.iso15118.message.iso2.SessionStopRes;
import org.tidegate.iso15118.message.iso2.UnitSymbol;
import org.tidegate.iso15118.message.iso2.WeldingDetectionRes;

/** Answers of ISO 15118-2, put into words. */
final class Iso2Writer {
    /** Shortest EVSEID the schema takes; this one means "has none" ([V2G2-879]). */
    private static final String NO_EVSE_ID = "ZZ00000";

    private static final int EVSE_ID_SHORTEST = 7;
    private static final int EVSE_ID_LONGEST = 37;
    private static final int METER_ID_LONGEST = 32;

    private Iso2Writer() {}

    static Iso2Response response(Ask ask, Reply reply, SeccSettings settings) {
        ResponseCode code = ResponseCode.valueOf(reply.code().name());
        return switch (reply) {
            case Reply.Plain _ ->
                    ask.kind() == Kind.SESSION_STOP
                            ? new SessionStopRes(code)
                            : new PaymentServiceSelectionRes(code);
            case Reply.Powered r ->
                    ask.kind() == Kind.METERING_RECEIPT
                            ? new MeteringReceiptRes(code, status(r))
                            : new PowerDeliveryRes(code, status(r));
            case Reply.SessionSetup r ->
                    new SessionSetupRes(code, evseId(r.evseId()), r.wallSeconds());
            case Reply.ServiceDiscovery r -> services(code, r);
            case Reply.ServiceDetail r -> detail(code, r);
            case Reply.Certificate _ -> noCertificate(code, ask);
            case Reply.PaymentDetails r ->
                    new PaymentDetailsRes(code, r.challenge(), r.wallSeconds());
            case Reply.Authorization r -> new AuthorizationRes(code, processing(r.processing()));
            case Reply.ChargeParameterDiscovery r -> parameters(code, r);
            case Reply.CableCheck r ->
                    new CableCheckRes(code, dcStatus(r.status()), processing(r.processing()));
            case Reply.Voltage r ->
                    ask.kind() == Kind.WELDING_DETECTION
                            ? new WeldingDetectionRes(
                                    code, dcStatus(r.status()), volts(r.presentVoltageV()))
                            : new PreChargeRes(
                                    code, dcStatus(r.status()), volts(r.presentVoltageV()));
            case Reply.CurrentDemand r -> demand(code, r, settings);
            case Reply.ChargingStatus r ->
                    new ChargingStatusRes(
                            code,
                            evseId(settings.evseId()),
                            r.tuple(),
                            limit(r.maxCurrentA(), UnitSymbol.A),
                            meter(r.meter()),
                            r.receiptRequired(),
                            acStatus(r.status()));
        };
    }

    private static Iso2Response services(ResponseCode code, Reply.ServiceDiscovery r) {
        var options = new ArrayList<PaymentOption>();
        if (r.contract()) {
            options.add(PaymentOption.CONTRACT);
        }
        if (r.external()) {
            options.add(PaymentOption.EXTERNAL_PAYMENT);
        }
        List<EnergyTransferMode> modes =
                r.modes().stream()
                        .map(TransferMode::name)
                        .map(EnergyTransferMode::valueOf)
                        .toList();
        var charging =
                new ChargeService(
                        Terms.CHARGING, null, ServiceCategory.EV_CHARGING, null, false, modes);
        List<Service> more =
                r.services().stream()
                        .map(s ->
                                new Service(
                                        s.id(),
                                        s.name(),
                                        s.id() == Terms.CERTIFICATE
                                                ? ServiceCategory.CONTRACT_CERTIFICATE
                                                : ServiceCategory.OTHER_CUSTOM,
                                        null,
                                        true))
                        .toList();
        return new ServiceDiscoveryRes(code, options, charging, more);
    }

    private static Iso2Response detail(ResponseCode code, Reply.ServiceDetail r) {
        var sets = new ArrayList<ParameterSet>();
        for (String name : r.setNames()) {
            var parameter = new Parameter("Service", new ParameterValue.StringValue(name));
            sets.add(new ParameterSet(sets.size() + 1, List.of(parameter)));
        }
        return new ServiceDetailRes(code, r.serviceId(), sets);
    }

    /** Mandatory fields with nothing in them ([V2G2-736]). */
    private static Iso2Response noCertificate(ResponseCode code, Ask ask) {
        Bytes nothing = Bytes.of((byte) 0);
        var provisioning = new CertificateChain(null, nothing, List.of());
        var contract = new CertificateChain("id1", nothing, List.of());
        var key = new ContractSignatureEncryptedPrivateKey("id2", Bytes.of(new byte[48]));
        var dh = new DiffieHellmanPublicKey("id3", Bytes.of(new byte[65]));
        var eMaid = new Emaid("id4", "ZZ000000000000");
        return ask instanceof Ask.Certificate c && c.update()
                ? new CertificateUpdateRes(code, provisioning, contract, key, dh, eMaid, 0)
                : new CertificateInstallationRes(code, provisioning, contract, key, dh, eMaid);
    }

    private static Iso2Response parameters(ResponseCode code, Reply.ChargeParameterDiscovery r) {
        Reply.Limits limits = r.limits();
        Reply.Outlet ac = r.ac();
        EvseChargeParameter parameter;
        if (limits != null) {
            parameter =
                    new DcEvseChargeParameter(
                            dcStatus(r.status()),
                            limit(limits.maxCurrentA(), UnitSymbol.A),
                            limit(limits.maxPowerW(), UnitSymbol.W),
                            limit(limits.maxVoltageV(), UnitSymbol.V),
                            limit(limits.minCurrentA(), UnitSymbol.A),
                            limit(limits.minVoltageV(), UnitSymbol.V),
                            null,
                            limit(Words.RIPPLE_A, UnitSymbol.A),
                            null);
        } else {
            parameter =
                    new AcEvseChargeParameter(
                            acStatus(r.status()),
                            volts(ac == null ? 0 : ac.nominalVoltageV()),
                            limit(ac == null ? 0 : ac.maxCurrentA(), UnitSymbol.A));
        }
        List<SaScheduleTuple> tuples = r.schedules().stream().map(Iso2Writer::tuple).toList();
        return new ChargeParameterDiscoveryRes(
                code,
                processing(r.processing()),
                tuples.isEmpty() ? null : new SaScheduleList(tuples),
                parameter);
    }

    private static SaScheduleTuple tuple(Schedule schedule) {
        var entries = new ArrayList<PMaxScheduleEntry>();
        for (Schedule.Step step : schedule.steps()) {
            boolean last = step.equals(schedule.steps().getLast());
            entries.add(
                    new PMaxScheduleEntry(
                            interval(step.startS(), last), limit(step.maxPowerW(), UnitSymbol.W)));
        }
        return new SaScheduleTuple(schedule.tuple(), entries, tariff(schedule.tariff()));
    }

    private static @Nullable SalesTariff tariff(@Nullable EnergyTariff tariff) {
        if (tariff == null) {
            return null;
        }
        var entries = new ArrayList<SalesTariffEntry>();
        for (EnergyTariff.Step step : tariff.steps()) {
            boolean last = step.equals(tariff.steps().getLast());
            entries.add(
                    new SalesTariffEntry(interval(step.startS(), last), step.level(), List.of()));
        }
        return new SalesTariff("ID1", tariff.id(), null, tariff.levels(), entries);
    }

    /** The last one says how long it lasts, the others end where the next begins. */
    private static RelativeTimeInterval interval(long startS, boolean last) {
        return new RelativeTimeInterval(
                (int) startS, last ? (int) (Schedule.LAST_SECOND - startS) : null);
    }

    private static Iso2Response demand(
            ResponseCode code, Reply.CurrentDemand r, SeccSettings settings) {
        return new CurrentDemandRes(
                code,
                dcStatus(r.status()),
                volts(r.presentVoltageV()),
                PhysicalValue.fromDouble(Words.tenths(r.presentCurrentA()), UnitSymbol.A),
                r.currentLimitAchieved(),
                r.voltageLimitAchieved(),
                r.powerLimitAchieved(),
                limit(r.limits().maxVoltageV(), UnitSymbol.V),
                limit(r.limits().maxCurrentA(), UnitSymbol.A),
                limit(r.limits().maxPowerW(), UnitSymbol.W),
                evseId(settings.evseId()),
                r.tuple(),
                meter(r.meter()),
                r.receiptRequired());
    }

    private static @Nullable MeterInfo meter(Reply.@Nullable Meter meter) {
        return meter == null
                ? null
                : new MeterInfo(
                        cut(meter.meterId(), METER_ID_LONGEST),
                        meter.readingWh(),
                        null,
                        null,
                        meter.wallSeconds());
    }

    private static EvseStatus status(Reply.Powered r) {
        return r.ac() ? acStatus(r.status()) : dcStatus(r.status());
    }

    private static DcEvseStatus dcStatus(Reply.Status s) {
        return new DcEvseStatus(
                s.delayS(), wish(s.wish()), isolation(s.isolation()), health(s.health()));
    }

    private static AcEvseStatus acStatus(Reply.Status s) {
        return new AcEvseStatus(s.delayS(), wish(s.wish()), s.isolation() == Reply.Isolation.FAULT);
    }

    private static EvseNotification wish(Reply.Wish wish) {
        return switch (wish) {
            case NONE -> EvseNotification.NONE;
            case STOP_CHARGING -> EvseNotification.STOP_CHARGING;
            case RENEGOTIATE -> EvseNotification.RE_NEGOTIATION;
        };
    }

    private static IsolationLevel isolation(Reply.Isolation isolation) {
        return switch (isolation) {
            case INVALID -> IsolationLevel.INVALID;
            case VALID -> IsolationLevel.VALID;
            case FAULT -> IsolationLevel.FAULT;
        };
    }

    private static DcEvseStatusCode health(Reply.Health health) {
        return switch (health) {
            case NOT_READY -> DcEvseStatusCode.EVSE_NOT_READY;
            case READY -> DcEvseStatusCode.EVSE_READY;
            case SHUTDOWN -> DcEvseStatusCode.EVSE_SHUTDOWN;
            case ISOLATION_MONITORING -> DcEvseStatusCode.EVSE_ISOLATION_MONITORING_ACTIVE;
            case EMERGENCY_SHUTDOWN -> DcEvseStatusCode.EVSE_EMERGENCY_SHUTDOWN;
            case MALFUNCTION -> DcEvseStatusCode.EVSE_MALFUNCTION;
        };
    }

    private static EvseProcessing processing(Reply.Processing processing) {
        return switch (processing) {
            case FINISHED -> EvseProcessing.FINISHED;
            case ONGOING -> EvseProcessing.ONGOING;
            case WAITING_FOR_CUSTOMER -> EvseProcessing.ONGOING_WAITING_FOR_CUSTOMER_INTERACTION;
        };
    }

    private static PhysicalValue volts(double value) {
        return PhysicalValue.fromDouble(Words.tenths(value), UnitSymbol.V);
    }

    private static PhysicalValue limit(double value, UnitSymbol unit) {
        return PhysicalValue.towardsZero(Words.tenthsTowardsZero(value), unit);
    }

    private static String evseId(String id) {
        return id.length() < EVSE_ID_SHORTEST ? NO_EVSE_ID : cut(id, EVSE_ID_LONGEST);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
