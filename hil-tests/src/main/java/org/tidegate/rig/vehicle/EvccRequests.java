package org.tidegate.rig.vehicle;

import java.util.List;
import org.tidegate.iso15118.message.AppProtocol;
import org.tidegate.iso15118.message.AuthorizationReq;
import org.tidegate.iso15118.message.AuthorizationService;
import org.tidegate.iso15118.message.AuthorizationSetupReq;
import org.tidegate.iso15118.message.BptDcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.BptDynamicDcClReqControlMode;
import org.tidegate.iso15118.message.BptScheduledDcClReqControlMode;
import org.tidegate.iso15118.message.ChargeProgress;
import org.tidegate.iso15118.message.ChargingSession;
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
import org.tidegate.iso15118.message.EimAReqAuthorizationMode;
import org.tidegate.iso15118.message.MessageHeader;
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
import org.tidegate.iso15118.message.SupportedAppProtocolReq;
import org.tidegate.iso15118.message.V2gMessage;

/** The request that belongs to each stage, filled from the battery and the driver's wishes. */
final class EvccRequests {
    static final int DC = 2;
    static final int DC_BPT = 6;

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
                                    new AppProtocol(AC_NAMESPACE, 1, 0, 1, 2),
                                    new AppProtocol(DC_NAMESPACE, 1, 0, 2, 1)));
            case SESSION ->
                    new SessionSetupReq(
                            new MessageHeader(SessionId.NONE, in.wallSeconds(), null),
                            in.settings().evccId());
            case AUTHORISATION_SETUP -> new AuthorizationSetupReq(header);
            case AUTHORISATION ->
                    new AuthorizationReq(
                            header, AuthorizationService.EIM, new EimAReqAuthorizationMode());
            case SERVICES -> new ServiceDiscoveryReq(header, List.of());
            case SERVICE_DETAIL -> new ServiceDetailReq(header, state.service());
            case SERVICE_SELECTION ->
                    new ServiceSelectionReq(
                            header,
                            new SelectedService(state.service(), state.parameterSet()),
                            List.of());
            case PARAMETERS -> new DcChargeParameterDiscoveryReq(header, parameters(state, in));
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
                            header, Processing.FINISHED, ChargeProgress.START, null, null);
            case LOOP ->
                    new DcChargeLoopReq(
                            header,
                            display(in),
                            true,
                            number(in.battery().terminalV()),
                            loop(state, in));
            case POWER_OFF ->
                    new PowerDeliveryReq(
                            header, Processing.FINISHED, ChargeProgress.STOP, null, null);
            case WELDING -> new DcWeldingDetectionReq(header, progress);
            case GOODBYE -> new SessionStopReq(header, ChargingSession.TERMINATE, null, null);
            case AWAY, PLUGGED, RAMP_DOWN, DONE, FAILED ->
                    throw new IllegalStateException("nothing to say while " + state.stage());
        };
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
                new DynamicSeReqControlMode(
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

    private static DisplayParameters display(EvccInput in) {
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
    private static Rational energyTo(double socPercent, EvccInput in) {
        return number((socPercent - in.battery().socPercent()) / 100 * in.battery().capacityWh());
    }

    /** Above 0 the battery must be charged first, whatever the grid wants. */
    private static Rational cyclingFloor(EvccInput in) {
        return energyTo(in.settings().minimumSocPercent(), in);
    }

    private static Rational maximum(double powerW, EvccInput in) {
        if (in.has(Fault.ABSURD_NUMBERS)) {
            return new Rational(127, 1);
        }
        return number(in.has(Fault.NEGATIVE_LIMITS) ? -powerW - 1 : powerW);
    }

    private static Rational minimum(EvccInput in) {
        return in.has(Fault.INVERTED_LIMITS) ? number(2e6) : Rational.ZERO;
    }

    private static Rational number(double value) {
        return Double.isFinite(value) ? Rational.fromDouble(value) : Rational.ZERO;
    }
}
