package org.tidegate.iso15118.internal.din;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.tidegate.iso15118.OlderProtocols.TransferMode;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.internal.iso2.Ask;
import org.tidegate.iso15118.internal.iso2.Code;
import org.tidegate.iso15118.internal.iso2.Kind;
import org.tidegate.iso15118.internal.iso2.Reply;
import org.tidegate.iso15118.internal.iso2.Schedule;
import org.tidegate.iso15118.internal.iso2.Words;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.din.AcEvseChargeParameter;
import org.tidegate.iso15118.message.din.AcEvseStatus;
import org.tidegate.iso15118.message.din.CableCheckRes;
import org.tidegate.iso15118.message.din.CertificateChain;
import org.tidegate.iso15118.message.din.CertificateInstallationRes;
import org.tidegate.iso15118.message.din.CertificateUpdateRes;
import org.tidegate.iso15118.message.din.ChargeParameterDiscoveryRes;
import org.tidegate.iso15118.message.din.ChargingStatusRes;
import org.tidegate.iso15118.message.din.ContractAuthenticationRes;
import org.tidegate.iso15118.message.din.CurrentDemandRes;
import org.tidegate.iso15118.message.din.DcEvseChargeParameter;
import org.tidegate.iso15118.message.din.DcEvseStatus;
import org.tidegate.iso15118.message.din.DcEvseStatusCode;
import org.tidegate.iso15118.message.din.DinResponse;
import org.tidegate.iso15118.message.din.EvseChargeParameter;
import org.tidegate.iso15118.message.din.EvseNotification;
import org.tidegate.iso15118.message.din.EvseProcessing;
import org.tidegate.iso15118.message.din.EvseSupportedEnergyTransfer;
import org.tidegate.iso15118.message.din.IsolationLevel;
import org.tidegate.iso15118.message.din.MeteringReceiptRes;
import org.tidegate.iso15118.message.din.PMaxSchedule;
import org.tidegate.iso15118.message.din.PMaxScheduleEntry;
import org.tidegate.iso15118.message.din.PaymentDetailsRes;
import org.tidegate.iso15118.message.din.PaymentOption;
import org.tidegate.iso15118.message.din.PhysicalValue;
import org.tidegate.iso15118.message.din.PowerDeliveryRes;
import org.tidegate.iso15118.message.din.PreChargeRes;
import org.tidegate.iso15118.message.din.RelativeTimeInterval;
import org.tidegate.iso15118.message.din.ResponseCode;
import org.tidegate.iso15118.message.din.SaScheduleList;
import org.tidegate.iso15118.message.din.SaScheduleTuple;
import org.tidegate.iso15118.message.din.ServiceCategory;
import org.tidegate.iso15118.message.din.ServiceCharge;
import org.tidegate.iso15118.message.din.ServiceDetailRes;
import org.tidegate.iso15118.message.din.ServiceDiscoveryRes;
import org.tidegate.iso15118.message.din.ServicePaymentSelectionRes;
import org.tidegate.iso15118.message.din.ServiceTag;
import org.tidegate.iso15118.message.din.SessionSetupRes;
import org.tidegate.iso15118.message.din.SessionStopRes;
import org.tidegate.iso15118.message.din.UnitSymbol;
import org.tidegate.iso15118.message.din.WeldingDetectionRes;

/** Answers of DIN 70121, put into words. */
final class DinWriter {
    /** PMax is a plain short, in W. */
    private static final int MOST_W = Short.MAX_VALUE;

    private static final int CHARGING = 1;

    private DinWriter() {}

    static DinResponse response(Ask ask, Reply reply, SeccSettings settings) {
        ResponseCode code = code(reply.code());
        return switch (reply) {
            case Reply.Plain _ ->
                    ask.kind() == Kind.SESSION_STOP
                            ? new SessionStopRes(code)
                            : new ServicePaymentSelectionRes(code);
            case Reply.Powered r ->
                    ask.kind() == Kind.METERING_RECEIPT
                            ? new MeteringReceiptRes(code, acStatus(r.status()))
                            : new PowerDeliveryRes(code, dcStatus(r.status()));
            case Reply.SessionSetup r ->
                    new SessionSetupRes(code, evseId(r.evseId()), r.wallSeconds());
            case Reply.ServiceDiscovery r -> services(code, r);
            case Reply.ServiceDetail r -> new ServiceDetailRes(code, r.serviceId(), List.of());
            case Reply.Certificate _ -> noCertificate(code, ask);
            case Reply.PaymentDetails r ->
                    new PaymentDetailsRes(code, r.challenge().toString(), r.wallSeconds());
            case Reply.Authorization r ->
                    new ContractAuthenticationRes(code, processing(r.processing()));
            case Reply.ChargeParameterDiscovery r -> parameters(code, r);
            case Reply.CableCheck r ->
                    new CableCheckRes(code, dcStatus(r.status()), processing(r.processing()));
            case Reply.Voltage r ->
                    ask.kind() == Kind.WELDING_DETECTION
                            ? new WeldingDetectionRes(
                                    code, dcStatus(r.status()), volts(r.presentVoltageV()))
                            : new PreChargeRes(
                                    code, dcStatus(r.status()), volts(r.presentVoltageV()));
            case Reply.CurrentDemand r -> demand(code, r);
            case Reply.ChargingStatus r ->
                    new ChargingStatusRes(
                            code,
                            evseId(settings.evseId()),
                            r.tuple(),
                            null,
                            null,
                            false,
                            acStatus(r.status()));
        };
    }

    private static DinResponse services(ResponseCode code, Reply.ServiceDiscovery r) {
        TransferMode first = r.modes().isEmpty() ? TransferMode.DC_EXTENDED : r.modes().getFirst();
        // "DC_unique" can be asked for in this protocol, but not be offered.
        EvseSupportedEnergyTransfer mode =
                first == TransferMode.DC_UNIQUE
                        ? EvseSupportedEnergyTransfer.DC_EXTENDED
                        : EvseSupportedEnergyTransfer.valueOf(first.name());
        var tag = new ServiceTag(CHARGING, null, ServiceCategory.EV_CHARGING, null);
        return new ServiceDiscoveryRes(
                code,
                List.of(PaymentOption.EXTERNAL_PAYMENT),
                new ServiceCharge(tag, false, mode),
                List.of());
    }

    /** Only to refuse: this charger takes no contracts in this protocol. */
    private static DinResponse noCertificate(ResponseCode code, Ask ask) {
        Bytes nothing = Bytes.of((byte) 0);
        var chain = new CertificateChain(nothing, List.of());
        return ask instanceof Ask.Certificate c && c.update()
                ? new CertificateUpdateRes("id1", code, chain, nothing, nothing, "0", 0)
                : new CertificateInstallationRes("id1", code, chain, nothing, nothing, "0");
    }

    private static DinResponse parameters(ResponseCode code, Reply.ChargeParameterDiscovery r) {
        Reply.Limits limits = r.limits();
        EvseChargeParameter parameter =
                limits != null
                        ? new DcEvseChargeParameter(
                                dcStatus(r.status()),
                                limit(limits.maxCurrentA(), UnitSymbol.A),
                                limit(limits.maxPowerW(), UnitSymbol.W),
                                limit(limits.maxVoltageV(), UnitSymbol.V),
                                limit(limits.minCurrentA(), UnitSymbol.A),
                                limit(limits.minVoltageV(), UnitSymbol.V),
                                null,
                                limit(Words.RIPPLE_A, UnitSymbol.A),
                                null)
                        : new AcEvseChargeParameter(
                                acStatus(r.status()),
                                limit(0, UnitSymbol.V),
                                limit(0, UnitSymbol.A),
                                limit(0, UnitSymbol.A));
        // This schema wants a schedule even where there is none yet.
        double mostW = limits == null ? 0 : limits.maxPowerW();
        List<Schedule> schedules =
                r.schedules().isEmpty()
                        ? List.of(new Schedule(1, List.of(new Schedule.Step(0, mostW)), null))
                        : r.schedules();
        return new ChargeParameterDiscoveryRes(
                code,
                processing(r.processing()),
                new SaScheduleList(schedules.stream().map(DinWriter::tuple).toList()),
                parameter);
    }

    private static SaScheduleTuple tuple(Schedule schedule) {
        var entries = new ArrayList<PMaxScheduleEntry>();
        for (Schedule.Step step : schedule.steps()) {
            entries.add(
                    new PMaxScheduleEntry(
                            new RelativeTimeInterval(step.startS(), null),
                            (int) Math.clamp(step.maxPowerW(), 0, MOST_W)));
        }
        return new SaScheduleTuple(
                schedule.tuple(), new PMaxSchedule(schedule.tuple(), entries), null);
    }

    private static DinResponse demand(ResponseCode code, Reply.CurrentDemand r) {
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
                limit(r.limits().maxPowerW(), UnitSymbol.W));
    }

    private static DcEvseStatus dcStatus(Reply.Status s) {
        return new DcEvseStatus(
                isolation(s.isolation()), health(s.health()), s.delayS(), wish(s.wish()));
    }

    private static AcEvseStatus acStatus(Reply.Status s) {
        return new AcEvseStatus(
                false, s.isolation() == Reply.Isolation.FAULT, s.delayS(), wish(s.wish()));
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

    /** Fewer codes than ISO 15118-2. */
    private static ResponseCode code(Code code) {
        return switch (code) {
            case FAILED_WRONG_ENERGY_TRANSFER_MODE ->
                    ResponseCode.FAILED_WRONG_ENERGY_TRANSFER_TYPE;
            case FAILED_CONTACTOR_ERROR -> ResponseCode.FAILED_POWER_DELIVERY_NOT_APPLIED;
            case FAILED_NO_CHARGE_SERVICE_SELECTED -> ResponseCode.FAILED_SERVICE_SELECTION_INVALID;
            case FAILED_CERTIFICATE_NOT_ALLOWED_AT_THIS_EVSE, FAILED_CERTIFICATE_REVOKED ->
                    ResponseCode.FAILED;
            default -> ResponseCode.valueOf(code.name());
        };
    }

    private static EvseProcessing processing(Reply.Processing processing) {
        return processing == Reply.Processing.FINISHED
                ? EvseProcessing.FINISHED
                : EvseProcessing.ONGOING;
    }

    private static PhysicalValue volts(double value) {
        return PhysicalValue.fromDouble(Words.tenths(value), UnitSymbol.V);
    }

    private static PhysicalValue limit(double value, UnitSymbol unit) {
        return PhysicalValue.towardsZero(Words.tenthsTowardsZero(value), unit);
    }

    /**
     * DIN SPEC 91286 writes digits and stars, two to a byte, a star as A; an identity of another
     * kind cannot be told in this protocol, for which 0 stands.
     */
    static Bytes evseId(String id) {
        String digits = id.startsWith("+") ? id.substring(1) : id;
        if (!digits.matches("[0-9*]{1,64}")) {
            return Bytes.of((byte) 0);
        }
        String nibbles = digits.replace('*', 'A');
        return Bytes.wrap(
                HexFormat.of().parseHex(nibbles.length() % 2 == 0 ? nibbles : nibbles + "0"));
    }
}
