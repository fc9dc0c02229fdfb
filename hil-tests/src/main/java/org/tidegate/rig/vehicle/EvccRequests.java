package org.tidegate.rig.vehicle;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.AppProtocol;
import org.tidegate.iso15118.message.AuthorizationReq;
import org.tidegate.iso15118.message.AuthorizationService;
import org.tidegate.iso15118.message.AuthorizationSetupReq;
import org.tidegate.iso15118.message.BptDcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.BptDynamicDcClReqControlMode;
import org.tidegate.iso15118.message.BptScheduledDcClReqControlMode;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.ChargeProgress;
import org.tidegate.iso15118.message.ChargingSession;
import org.tidegate.iso15118.message.ContractCertificateChain;
import org.tidegate.iso15118.message.DcCableCheckReq;
import org.tidegate.iso15118.message.DcChargeLoopReq;
import org.tidegate.iso15118.message.DcChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.DcClReqControlMode;
import org.tidegate.iso15118.message.DcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.DcCpdReqMode;
import org.tidegate.iso15118.message.DcPreChargeReq;
import org.tidegate.iso15118.message.DcWeldingDetectionReq;
import org.tidegate.iso15118.message.DisplayParameters;
import org.tidegate.iso15118.message.DynamicDcClReqControlMode;
import org.tidegate.iso15118.message.DynamicSeReqControlMode;
import org.tidegate.iso15118.message.DynamicSmdtControlMode;
import org.tidegate.iso15118.message.EimAReqAuthorizationMode;
import org.tidegate.iso15118.message.EvPowerProfile;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.MeterInfo;
import org.tidegate.iso15118.message.MeteringConfirmationReq;
import org.tidegate.iso15118.message.PncAReqAuthorizationMode;
import org.tidegate.iso15118.message.PowerDeliveryReq;
import org.tidegate.iso15118.message.PowerSchedule;
import org.tidegate.iso15118.message.PowerScheduleEntry;
import org.tidegate.iso15118.message.PowerToleranceAcceptance;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ScheduleExchangeReq;
import org.tidegate.iso15118.message.ScheduleTuple;
import org.tidegate.iso15118.message.ScheduledDcClReqControlMode;
import org.tidegate.iso15118.message.ScheduledEvpptControlMode;
import org.tidegate.iso15118.message.ScheduledSeReqControlMode;
import org.tidegate.iso15118.message.ScheduledSmdtControlMode;
import org.tidegate.iso15118.message.SelectedService;
import org.tidegate.iso15118.message.ServiceDetailReq;
import org.tidegate.iso15118.message.ServiceDiscoveryReq;
import org.tidegate.iso15118.message.ServiceSelectionReq;
import org.tidegate.iso15118.message.SessionSetupReq;
import org.tidegate.iso15118.message.SessionStopReq;
import org.tidegate.iso15118.message.SignedMeteringData;
import org.tidegate.iso15118.message.SupportedAppProtocolReq;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.pki.Credential;

/** The request that belongs to each stage, filled from the battery and the driver's wishes. */
final class EvccRequests {
    static final int DC = 2;
    static final int DC_BPT = 6;
    static final int AC = 1;
    static final int AC_BPT = 5;
    static final int MCS = 8;
    static final int MCS_BPT = 9;

    private static final String DC_NAMESPACE = "urn:iso:std:iso:15118:-20:DC";
    private static final String AC_NAMESPACE = "urn:iso:std:iso:15118:-20:AC";
    private static final int SCHEDULE_POINTS = 1024;
    private static final double LIE_PERCENT = 30;

    private EvccRequests() {}

    static V2gMessage of(EvccState state, EvccInput in) {
        var header = new MessageHeader(state.id(), in.wallSeconds(), null);
        Processing progress = state.lastRound() ? Processing.FINISHED : Processing.ONGOING;
        return switch (state.stage()) {
            case PROTOCOL ->
                    new SupportedAppProtocolReq(
                            List.of(
                                    new AppProtocol(
                                            AC_NAMESPACE,
                                            1,
                                            0,
                                            1,
                                            in.settings().style().ac() ? 1 : 2),
                                    new AppProtocol(
                                            DC_NAMESPACE,
                                            1,
                                            0,
                                            2,
                                            in.settings().style().ac() ? 2 : 1)));
            case SESSION ->
                    new SessionSetupReq(
                            new MessageHeader(state.deal().paused(), in.wallSeconds(), null),
                            in.settings().evccId());
            case AUTHORISATION_SETUP -> new AuthorizationSetupReq(header);
            case AUTHORISATION -> authorisation(header, state, in);
            case SERVICES -> new ServiceDiscoveryReq(header, List.of());
            case SERVICE_DETAIL -> new ServiceDetailReq(header, state.service());
            case SERVICE_SELECTION ->
                    new ServiceSelectionReq(
                            header,
                            new SelectedService(state.service(), state.parameterSet()),
                            List.of());
            case PARAMETERS ->
                    in.settings().style().ac()
                            ? EvccAcRequests.parameters(header, state, in)
                            : new DcChargeParameterDiscoveryReq(header, parameters(state, in));
            case SCHEDULE -> schedule(header, in);
            case CABLE_CHECK -> new DcCableCheckReq(header);
            case PRE_CHARGE ->
                    new DcPreChargeReq(
                            header,
                            progress,
                            number(state.offer().presentVoltageV()),
                            number(in.battery().openCircuitV()));
            case POWER_ON ->
                    new PowerDeliveryReq(
                            header,
                            Processing.FINISHED,
                            ChargeProgress.START,
                            profile(state, in),
                            null);
            case POWER_STANDBY ->
                    new PowerDeliveryReq(
                            header, Processing.FINISHED, ChargeProgress.STANDBY, null, null);
            case POWER_RENEGOTIATE ->
                    new PowerDeliveryReq(
                            header,
                            Processing.FINISHED,
                            ChargeProgress.SCHEDULE_RENEGOTIATION,
                            null,
                            null);
            case METER -> meter(header, state, in);
            case LOOP ->
                    in.settings().style().ac()
                            ? EvccAcRequests.loop(header, state, in)
                            : new DcChargeLoopReq(
                                    header,
                                    display(in),
                                    true,
                                    number(in.battery().terminalV()),
                                    loop(state, in));
            case POWER_OFF ->
                    new PowerDeliveryReq(
                            header, Processing.FINISHED, ChargeProgress.STOP, null, null);
            case WELDING -> new DcWeldingDetectionReq(header, progress);
            case GOODBYE -> new SessionStopReq(header, ending(state), null, null);
            case AWAY, PLUGGED, RAMP_DOWN, DONE, PAUSED, FAILED ->
                    throw new IllegalStateException("nothing to say while " + state.stage());
        };
    }

    private static ChargingSession ending(EvccState state) {
        return switch (state.deal().ending()) {
            case TERMINATE -> ChargingSession.TERMINATE;
            case PAUSE -> ChargingSession.PAUSE;
            case SERVICE -> ChargingSession.SERVICE_RENEGOTIATION;
        };
    }

    private static V2gMessage authorisation(MessageHeader header, EvccState state, EvccInput in) {
        EvccDeal deal = state.deal();
        List<Credential> contracts = in.settings().style().contracts();
        if (deal.challenge().length() == 0 || deal.contract() >= contracts.size()) {
            return new AuthorizationReq(
                    header, AuthorizationService.EIM, new EimAReqAuthorizationMode());
        }
        Credential contract = contracts.get(deal.contract());
        var mode =
                new PncAReqAuthorizationMode(
                        "auth",
                        in.has(Fault.WRONG_CHALLENGE) ? Bytes.of(new byte[16]) : deal.challenge(),
                        chain(contract));
        return EvccSigning.signed(
                h -> new AuthorizationReq(h, AuthorizationService.PNC, mode),
                header,
                "PnC_AReqAuthorizationMode",
                "auth",
                in.has(Fault.WRONG_SIGNATURE) ? contracts.getLast().key() : contract.key());
    }

    private static ContractCertificateChain chain(Credential contract) {
        try {
            var subs = new ArrayList<Bytes>();
            for (X509Certificate one : contract.chain().subList(1, contract.chain().size())) {
                subs.add(Bytes.wrap(one.getEncoded()));
            }
            return new ContractCertificateChain(Bytes.wrap(contract.leaf().getEncoded()), subs);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static V2gMessage meter(MessageHeader header, EvccState state, EvccInput in) {
        MeterInfo shown = Objects.requireNonNull(state.deal().meter(), "no reading was shown");
        var data =
                new SignedMeteringData(
                        "meter",
                        state.id(),
                        shown,
                        null,
                        in.settings().style().scheduled()
                                ? new ScheduledSmdtControlMode(
                                        state.deal().tuples().getFirst().scheduleTupleId())
                                : new DynamicSmdtControlMode());
        return EvccSigning.signed(
                h -> new MeteringConfirmationReq(h, data),
                header,
                "SignedMeteringData",
                "meter",
                in.settings().style().contracts().get(state.deal().contract()).key());
    }

    /** The first schedule, as much of it as the vehicle wants. */
    private static @Nullable EvPowerProfile profile(EvccState state, EvccInput in) {
        if (!in.settings().style().scheduled()) {
            return null;
        }
        ScheduleTuple tuple = state.deal().tuples().getFirst();
        double wantedW = in.settings().style().scheduledPowerW();
        boolean out = wantedW < 0 && tuple.dischargingSchedule() != null;
        PowerSchedule schedule =
                out && tuple.dischargingSchedule() != null
                        ? tuple.dischargingSchedule().powerSchedule()
                        : tuple.chargingSchedule().powerSchedule();
        var entries = new ArrayList<PowerScheduleEntry>();
        for (PowerScheduleEntry entry : schedule.powerScheduleEntries()) {
            double allowedW = entry.power().toDouble();
            double promisedW =
                    in.has(Fault.GREEDY_PROFILE)
                            ? 1.5 * allowedW
                            : wantedW < 0
                                    ? out ? Math.max(wantedW, allowedW) : 0
                                    : Math.min(wantedW, allowedW);
            entries.add(
                    new PowerScheduleEntry(
                            entry.duration(), Rational.towardsZero(promisedW), null, null));
        }
        return new EvPowerProfile(
                schedule.timeAnchor(),
                new ScheduledEvpptControlMode(
                        tuple.scheduleTupleId() + (in.has(Fault.UNKNOWN_SCHEDULE) ? 7 : 0),
                        schedule.powerTolerance() == null
                                ? null
                                : PowerToleranceAcceptance.POWER_TOLERANCE_CONFIRMED),
                entries);
    }

    /** What it takes at its own terminals now, plus into the vehicle. */
    static double inverterW(EvccState state, EvccInput in) {
        if (state.deal().standby()) {
            return 0;
        }
        double setPointW = state.deal().setPointW();
        if (!Double.isNaN(setPointW)) {
            return setPointW;
        }
        return in.settings().style().scheduled() ? promisedW(state, in) : 0;
    }

    /** What its profile says for now; more if it is greedy. */
    static double promisedW(EvccState state, EvccInput in) {
        EvPowerProfile profile = profile(state, in);
        if (profile == null) {
            return 0;
        }
        long second = Math.max(0, in.wallSeconds() - profile.timeAnchor());
        for (PowerScheduleEntry entry : profile.evPowerProfileEntries()) {
            if (second < entry.duration()) {
                return entry.power().toDouble() * (in.has(Fault.TAKES_MORE_THAN_PROMISED) ? 2 : 1);
            }
            second -= entry.duration();
        }
        return 0;
    }

    private static DcCpdReqMode parameters(EvccState state, EvccInput in) {
        EvccInput.Pack pack = in.battery();
        Rational zero = Rational.ZERO;
        Rational current = number(pack.maxCurrentA());
        Rational highest = number(pack.maxVoltageV());
        Rational lowest = number(pack.minVoltageV());
        int target = (int) Math.round(in.settings().targetSocPercent());
        return state.isBidirectional()
                ? new BptDcCpdReqEnergyTransferMode(
                        maximum(pack.maxChargeW(), in),
                        minimum(in),
                        current,
                        zero,
                        highest,
                        lowest,
                        target,
                        maximum(pack.maxDischargeW(), in),
                        zero,
                        current,
                        zero)
                : new DcCpdReqEnergyTransferMode(
                        maximum(pack.maxChargeW(), in),
                        minimum(in),
                        current,
                        zero,
                        highest,
                        lowest,
                        target);
    }

    private static V2gMessage schedule(MessageHeader header, EvccInput in) {
        return new ScheduleExchangeReq(
                header,
                SCHEDULE_POINTS,
                in.settings().style().scheduled()
                        ? new ScheduledSeReqControlMode(
                                in.settings().departureS(),
                                energyTo(in.settings().targetSocPercent(), in),
                                energyTo(100, in),
                                energyTo(in.settings().minimumSocPercent(), in),
                                null)
                        : new DynamicSeReqControlMode(
                                in.settings().departureS(),
                                (int) Math.round(in.settings().minimumSocPercent()),
                                (int) Math.round(in.settings().targetSocPercent()),
                                energyTo(in.settings().targetSocPercent(), in),
                                energyTo(100, in),
                                energyTo(in.settings().minimumSocPercent(), in),
                                in.settings().bidirectional() ? energyTo(100, in) : null,
                                in.settings().bidirectional() ? cyclingFloor(in) : null));
    }

    private static DcClReqControlMode loop(EvccState state, EvccInput in) {
        EvccInput.Pack pack = in.battery();
        Rational zero = Rational.ZERO;
        Rational current = number(pack.maxCurrentA());
        Rational highest = number(pack.maxVoltageV());
        Rational lowest = number(pack.minVoltageV());
        if (in.has(Fault.SCHEDULED_LOOP)) {
            return new BptScheduledDcClReqControlMode(
                    null, null, null, current, highest, null, null, null, null, null, null, null,
                    null);
        }
        if (in.settings().style().scheduled()) {
            double wantedW = state.deal().standby() ? 0 : promisedW(state, in);
            Rational target = number(wantedW / pack.openCircuitV());
            return state.isBidirectional()
                    ? new BptScheduledDcClReqControlMode(
                            energyTo(in.settings().targetSocPercent(), in),
                            energyTo(100, in),
                            energyTo(in.settings().minimumSocPercent(), in),
                            target,
                            number(pack.openCircuitV()),
                            maximum(pack.maxChargeW(), in),
                            minimum(in),
                            current,
                            highest,
                            lowest,
                            maximum(pack.maxDischargeW(), in),
                            zero,
                            current)
                    : new ScheduledDcClReqControlMode(
                            energyTo(in.settings().targetSocPercent(), in),
                            energyTo(100, in),
                            energyTo(in.settings().minimumSocPercent(), in),
                            target,
                            number(pack.openCircuitV()),
                            maximum(pack.maxChargeW(), in),
                            minimum(in),
                            current,
                            highest,
                            lowest);
        }
        return state.isBidirectional()
                ? new BptDynamicDcClReqControlMode(
                        in.settings().departureS(),
                        energyTo(in.settings().targetSocPercent(), in),
                        energyTo(100, in),
                        energyTo(in.settings().minimumSocPercent(), in),
                        maximum(pack.maxChargeW(), in),
                        minimum(in),
                        current,
                        highest,
                        lowest,
                        maximum(pack.maxDischargeW(), in),
                        zero,
                        current,
                        energyTo(100, in),
                        cyclingFloor(in))
                : new DynamicDcClReqControlMode(
                        in.settings().departureS(),
                        energyTo(in.settings().targetSocPercent(), in),
                        energyTo(100, in),
                        energyTo(in.settings().minimumSocPercent(), in),
                        maximum(pack.maxChargeW(), in),
                        minimum(in),
                        current,
                        highest,
                        lowest);
    }

    static DisplayParameters display(EvccInput in) {
        double shown = in.battery().socPercent() + (in.has(Fault.LIES_ABOUT_SOC) ? LIE_PERCENT : 0);
        return new DisplayParameters(
                // Rounded down: a vehicle never shows more than it has.
                (int) Math.floor(Math.clamp(shown, 0, 100)),
                (int) Math.round(in.settings().minimumSocPercent()),
                (int) Math.round(in.settings().targetSocPercent()),
                100,
                null,
                null,
                null,
                in.targetReached(),
                number(in.battery().capacityWh()),
                false);
    }

    /** Negative when the battery already holds more. */
    static Rational energyTo(double socPercent, EvccInput in) {
        return number((socPercent - in.battery().socPercent()) / 100 * in.battery().capacityWh());
    }

    /** Above 0 the battery must be charged first, whatever the grid wants. */
    static Rational cyclingFloor(EvccInput in) {
        return energyTo(in.settings().minimumSocPercent(), in);
    }

    static Rational maximum(double powerW, EvccInput in) {
        if (in.has(Fault.ABSURD_NUMBERS)) {
            return new Rational(127, 1);
        }
        return number(in.has(Fault.NEGATIVE_LIMITS) ? -powerW - 1 : powerW);
    }

    static Rational minimum(EvccInput in) {
        return in.has(Fault.INVERTED_LIMITS) ? number(2e6) : Rational.ZERO;
    }

    static Rational number(double value) {
        return Double.isFinite(value) ? Rational.fromDouble(value) : Rational.ZERO;
    }
}
