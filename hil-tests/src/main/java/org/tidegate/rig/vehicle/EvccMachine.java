package org.tidegate.rig.vehicle;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.AppProtocolResponseCode;
import org.tidegate.iso15118.message.AuthorizationRes;
import org.tidegate.iso15118.message.BptDynamicDcClResControlMode;
import org.tidegate.iso15118.message.BptScheduledDcClResControlMode;
import org.tidegate.iso15118.message.DcCableCheckRes;
import org.tidegate.iso15118.message.DcChargeLoopRes;
import org.tidegate.iso15118.message.DcPreChargeRes;
import org.tidegate.iso15118.message.DcWeldingDetectionRes;
import org.tidegate.iso15118.message.DynamicDcClResControlMode;
import org.tidegate.iso15118.message.EvseNotification;
import org.tidegate.iso15118.message.EvseStatus;
import org.tidegate.iso15118.message.MeterInfo;
import org.tidegate.iso15118.message.ParameterSet;
import org.tidegate.iso15118.message.ParameterValue;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.ScheduleExchangeRes;
import org.tidegate.iso15118.message.ScheduledDcClResControlMode;
import org.tidegate.iso15118.message.ServiceDetailRes;
import org.tidegate.iso15118.message.ServiceDiscoveryRes;
import org.tidegate.iso15118.message.SessionSetupRes;
import org.tidegate.iso15118.message.SupportedAppProtocolRes;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.message.V2gResponse;
import org.tidegate.rig.vehicle.EvccStep.Action;

/** The vehicle's half of an ISO 15118-20 DC session in dynamic control, as a pure machine. */
final class EvccMachine {
    private static final long ONGOING_PAUSE_MILLIS = 250;
    private static final long FAST_PAUSE_MILLIS = 100;
    private static final long REFUSED_PAUSE_MILLIS = 1_000;
    private static final double PRE_CHARGE_CLOSE_V = 20;
    private static final double SAFE_VOLTAGE_V = 60;
    private static final double NO_CURRENT_A = 1;
    private static final int CONTROL_DYNAMIC = 2;

    // ISO 15118-20, Table 215 and neighbours: how long the vehicle waits in total.
    private static final long AUTHORISATION_MILLIS = 180_000;
    private static final long ONGOING_MILLIS = 60_000;
    private static final long CABLE_CHECK_MILLIS = 40_000;
    private static final long PRE_CHARGE_MILLIS = 10_000;
    private static final long ACCEPT_ANY_AFTER_MILLIS = 1_500;
    private static final long RAMP_DOWN_MILLIS = 3_000;
    private static final long WELDING_MILLIS = 3_000;

    private EvccMachine() {}

    /** Time has passed: send what is due, give up on what is overdue. */
    static EvccStep tick(EvccState state, EvccInput in) {
        long now = in.nowNanos();
        EvccStage stage = state.stage();
        if (stage == EvccStage.PLUGGED) {
            // 3 to 7 % is "digital communication required" (IEC 61851-1, Table A.8).
            boolean digital = in.dutyPercent() >= 3 && in.dutyPercent() <= 7;
            return digital
                    ? EvccStep.to(state.to(EvccStage.PROTOCOL, now), Action.CONNECT)
                    : EvccStep.stay(state);
        }
        if (stage == EvccStage.RAMP_DOWN) {
            boolean still = Math.abs(in.battery().currentA()) < NO_CURRENT_A;
            return still || isOlder(state, in, RAMP_DOWN_MILLIS)
                    ? EvccStep.to(
                            state.to(EvccStage.WELDING, now, FAST_PAUSE_MILLIS),
                            Action.OPEN_CONTACTORS,
                            Action.OPEN_S2)
                    : EvccStep.stay(state);
        }
        if (!stage.isTalking()) {
            return EvccStep.stay(state);
        }
        if (state.awaiting()) {
            long patience =
                    stage == EvccStage.LOOP
                            ? in.settings().loopPatienceMillis()
                            : in.settings().patienceMillis();
            return now - state.sentNanos() > patience * 1_000_000
                    ? broken(state, "no answer to " + stage + " for " + patience + " ms", now)
                    : EvccStep.stay(state);
        }
        return now - state.sendAtNanos() >= 0
                ? new EvccStep(state.sent(now), EvccRequests.of(state, in), List.of())
                : EvccStep.stay(state);
    }

    /** The charger has answered. */
    static EvccStep answered(EvccState state, V2gMessage response, EvccInput in) {
        String wrong = fault(state, response);
        if (wrong != null) {
            return broken(state, wrong, in.nowNanos());
        }
        EvccStep step = next(state, response, in);
        boolean leave = in.wantsToLeave() && step.state().stage().mayLeaveAtOnce();
        return leave
                ? EvccStep.to(
                        step.state().to(EvccStage.GOODBYE, in.nowNanos()),
                        Action.OPEN_CONTACTORS,
                        Action.OPEN_S2)
                : step;
    }

    /** The connection is gone or the session is hopeless: contactors open, whatever flows. */
    static EvccStep broken(EvccState state, String why, long nowNanos) {
        return EvccStep.to(
                state.failed(why, nowNanos),
                Action.OPEN_CONTACTORS,
                Action.OPEN_S2,
                Action.HANG_UP);
    }

    private static @Nullable String fault(EvccState state, V2gMessage response) {
        if (!state.awaiting()) {
            return "an answer to nothing: " + response.getClass().getSimpleName();
        }
        if (!(response instanceof V2gResponse numbered)) {
            return response instanceof SupportedAppProtocolRes
                    ? null
                    : "a request from the charger";
        }
        if (numbered.responseCode().name().startsWith("FAILED")) {
            return "charger answered " + state.stage() + " with " + numbered.responseCode();
        }
        boolean stranger =
                state.stage() != EvccStage.SESSION
                        && !numbered.header().sessionId().equals(state.id());
        return stranger ? "an answer from another session" : null;
    }

    private static EvccStep next(EvccState s, V2gMessage message, EvccInput in) {
        long now = in.nowNanos();
        return switch (s.stage()) {
            case PROTOCOL -> protocol(s, message, now);
            case SESSION ->
                    message instanceof SessionSetupRes r
                            ? EvccStep.stay(
                                    s.withId(r.header().sessionId())
                                            .to(EvccStage.AUTHORISATION_SETUP, now))
                            : unexpected(s, message, now);
            case AUTHORISATION_SETUP -> EvccStep.stay(s.to(EvccStage.AUTHORISATION, now));
            case AUTHORISATION -> authorisation(s, message, in);
            case SERVICES -> services(s, message, in);
            case SERVICE_DETAIL -> serviceDetail(s, message, now);
            case SERVICE_SELECTION -> EvccStep.stay(s.to(EvccStage.PARAMETERS, now));
            case PARAMETERS -> EvccStep.stay(s.to(EvccStage.SCHEDULE, now));
            case SCHEDULE ->
                    message instanceof ScheduleExchangeRes r
                            ? r.evseProcessing() != Processing.FINISHED
                                    ? again(s, ONGOING_PAUSE_MILLIS, ONGOING_MILLIS, in)
                                    : EvccStep.to(s.to(EvccStage.CABLE_CHECK, now), Action.CLOSE_S2)
                            : unexpected(s, message, now);
            case CABLE_CHECK ->
                    message instanceof DcCableCheckRes r
                            ? r.evseProcessing() != Processing.FINISHED
                                    ? again(s, FAST_PAUSE_MILLIS, CABLE_CHECK_MILLIS, in)
                                    : EvccStep.stay(s.to(EvccStage.PRE_CHARGE, now))
                            : unexpected(s, message, now);
            case PRE_CHARGE -> preCharge(s, message, in);
            case POWER_ON -> EvccStep.stay(s.to(EvccStage.LOOP, now));
            case LOOP -> loop(s, message, in);
            case POWER_OFF -> EvccStep.stay(s.to(EvccStage.RAMP_DOWN, now));
            case WELDING -> welding(s, message, in);
            case GOODBYE -> EvccStep.to(s.to(EvccStage.DONE, now), Action.HANG_UP);
            case AWAY, PLUGGED, RAMP_DOWN, DONE, FAILED -> unexpected(s, message, now);
        };
    }

    private static EvccStep protocol(EvccState s, V2gMessage message, long now) {
        return message instanceof SupportedAppProtocolRes r
                        && r.responseCode() != AppProtocolResponseCode.FAILED_NO_NEGOTIATION
                ? EvccStep.stay(s.to(EvccStage.SESSION, now))
                : broken(s, "charger speaks no ISO 15118-20 DC here", now);
    }

    private static EvccStep authorisation(EvccState s, V2gMessage message, EvccInput in) {
        if (!(message instanceof AuthorizationRes r)) {
            return unexpected(s, message, in.nowNanos());
        }
        if (r.responseCode() != ResponseCode.OK) {
            return again(s, REFUSED_PAUSE_MILLIS, AUTHORISATION_MILLIS, in);
        }
        return r.evseProcessing() == Processing.FINISHED
                ? EvccStep.stay(s.to(EvccStage.SERVICES, in.nowNanos()))
                : again(s, ONGOING_PAUSE_MILLIS, AUTHORISATION_MILLIS, in);
    }

    private static EvccStep services(EvccState s, V2gMessage message, EvccInput in) {
        if (!(message instanceof ServiceDiscoveryRes r)) {
            return unexpected(s, message, in.nowNanos());
        }
        int wanted = 0;
        for (var service : r.energyTransferServiceList()) {
            if (service.serviceId() == EvccRequests.DC_BPT && in.settings().bidirectional()) {
                wanted = EvccRequests.DC_BPT;
            } else if (service.serviceId() == EvccRequests.DC && wanted == 0) {
                wanted = EvccRequests.DC;
            }
        }
        return wanted == 0
                ? broken(s, "no DC service offered", in.nowNanos())
                : EvccStep.stay(
                        s.withService(wanted, 0).to(EvccStage.SERVICE_DETAIL, in.nowNanos()));
    }

    private static EvccStep serviceDetail(EvccState s, V2gMessage message, long now) {
        if (!(message instanceof ServiceDetailRes r)) {
            return unexpected(s, message, now);
        }
        for (ParameterSet set : r.serviceParameterList()) {
            boolean dynamic =
                    set.parameters().stream()
                            .anyMatch(p ->
                                    p.name().equals("ControlMode")
                                            && Objects.equals(
                                                    p.value(),
                                                    new ParameterValue.IntValue(CONTROL_DYNAMIC)));
            if (dynamic) {
                return EvccStep.stay(
                        s.withService(s.service(), set.parameterSetId())
                                .to(EvccStage.SERVICE_SELECTION, now));
            }
        }
        return broken(s, "no dynamic control offered", now);
    }

    private static EvccStep preCharge(EvccState s, V2gMessage message, EvccInput in) {
        if (!(message instanceof DcPreChargeRes r)) {
            return unexpected(s, message, in.nowNanos());
        }
        long now = in.nowNanos();
        if (s.lastRound()) {
            return EvccStep.to(s.to(EvccStage.POWER_ON, now), Action.CLOSE_CONTACTORS);
        }
        double presentV = r.evsePresentVoltage().toDouble();
        EvccState seen = s.heard(presentOf(s.offer(), presentV));
        boolean close = Math.abs(presentV - in.battery().openCircuitV()) < PRE_CHARGE_CLOSE_V;
        boolean tired =
                in.settings().acceptsAnyPreCharge() && isOlder(s, in, ACCEPT_ANY_AFTER_MILLIS);
        return close || tired
                ? EvccStep.stay(seen.finishing(now))
                : again(seen, FAST_PAUSE_MILLIS, PRE_CHARGE_MILLIS, in);
    }

    private static EvccState.Offer presentOf(EvccState.Offer was, double presentV) {
        return new EvccState.Offer(
                was.maxChargePowerW(),
                was.maxDischargePowerW(),
                presentV,
                was.presentCurrentA(),
                was.chargedWh(),
                was.dischargedWh());
    }

    private static EvccStep loop(EvccState s, V2gMessage message, EvccInput in) {
        if (!(message instanceof DcChargeLoopRes r)) {
            return unexpected(s, message, in.nowNanos());
        }
        boolean asked = asksToStop(r.evseStatus()) && !in.has(Fault.IGNORES_STOP);
        EvccState heard = s.heard(offer(r, s.offer())).looped(asked);
        boolean done = in.settings().leavesAtTarget() && in.targetReached();
        return asked || done || in.wantsToLeave()
                ? EvccStep.stay(heard.to(EvccStage.POWER_OFF, in.nowNanos()))
                : EvccStep.stay(
                        heard.to(EvccStage.LOOP, in.nowNanos(), in.settings().loopMillis()));
    }

    private static boolean asksToStop(@Nullable EvseStatus status) {
        return status != null
                && (status.evseNotification() == EvseNotification.TERMINATE
                        || status.evseNotification() == EvseNotification.PAUSE);
    }

    private static EvccState.Offer offer(DcChargeLoopRes r, EvccState.Offer was) {
        Rational zero = Rational.ZERO;
        Rational charge;
        Rational discharge = zero;
        switch (r.controlMode()) {
            case BptDynamicDcClResControlMode m -> {
                charge = m.evseMaximumChargePower();
                discharge = m.evseMaximumDischargePower();
            }
            case DynamicDcClResControlMode m -> charge = m.evseMaximumChargePower();
            case BptScheduledDcClResControlMode _ -> charge = zero;
            case ScheduledDcClResControlMode _ -> charge = zero;
        }
        MeterInfo meter = r.meterInfo();
        Long exported = meter == null ? null : meter.bptDischargedEnergyReadingWh();
        return new EvccState.Offer(
                charge.toDouble(),
                discharge.toDouble(),
                r.evsePresentVoltage().toDouble(),
                r.evsePresentCurrent().toDouble(),
                meter == null ? was.chargedWh() : meter.chargedEnergyReadingWh(),
                exported == null ? was.dischargedWh() : exported);
    }

    private static EvccStep welding(EvccState s, V2gMessage message, EvccInput in) {
        if (!(message instanceof DcWeldingDetectionRes r)) {
            return unexpected(s, message, in.nowNanos());
        }
        if (s.lastRound()) {
            return EvccStep.stay(s.to(EvccStage.GOODBYE, in.nowNanos()));
        }
        boolean low = r.evsePresentVoltage().toDouble() < SAFE_VOLTAGE_V;
        return low || isOlder(s, in, WELDING_MILLIS)
                ? EvccStep.stay(s.finishing(in.nowNanos()))
                : EvccStep.stay(s.to(EvccStage.WELDING, in.nowNanos(), FAST_PAUSE_MILLIS));
    }

    private static EvccStep again(EvccState s, long pauseMillis, long totalMillis, EvccInput in) {
        return isOlder(s, in, totalMillis)
                ? broken(s, s.stage() + " took longer than " + totalMillis + " ms", in.nowNanos())
                : EvccStep.stay(s.to(s.stage(), in.nowNanos(), pauseMillis));
    }

    private static boolean isOlder(EvccState s, EvccInput in, long millis) {
        return in.nowNanos() - s.stageNanos() > millis * 1_000_000;
    }

    private static EvccStep unexpected(EvccState s, V2gMessage message, long now) {
        return broken(s, message.getClass().getSimpleName() + " does not answer " + s.stage(), now);
    }
}
