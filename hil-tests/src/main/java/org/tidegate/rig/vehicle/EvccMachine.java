package org.tidegate.rig.vehicle;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.AcChargeLoopRes;
import org.tidegate.iso15118.message.AppProtocolResponseCode;
import org.tidegate.iso15118.message.AuthorizationRes;
import org.tidegate.iso15118.message.AuthorizationSetupRes;
import org.tidegate.iso15118.message.DcCableCheckRes;
import org.tidegate.iso15118.message.DcChargeLoopRes;
import org.tidegate.iso15118.message.DcPreChargeRes;
import org.tidegate.iso15118.message.DcWeldingDetectionRes;
import org.tidegate.iso15118.message.EvseNotification;
import org.tidegate.iso15118.message.EvseStatus;
import org.tidegate.iso15118.message.ParameterSet;
import org.tidegate.iso15118.message.ParameterValue;
import org.tidegate.iso15118.message.PncAsResAuthorizationMode;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.ScheduleExchangeRes;
import org.tidegate.iso15118.message.ScheduledSeResControlMode;
import org.tidegate.iso15118.message.ServiceDetailRes;
import org.tidegate.iso15118.message.ServiceDiscoveryRes;
import org.tidegate.iso15118.message.SessionSetupRes;
import org.tidegate.iso15118.message.SupportedAppProtocolRes;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.message.V2gResponse;
import org.tidegate.rig.vehicle.EvccStep.Action;

/** The vehicle's half of an ISO 15118-20 session, as a pure machine. */
final class EvccMachine {
    private static final long ONGOING_PAUSE_MILLIS = 250;
    private static final long FAST_PAUSE_MILLIS = 100;
    private static final long REFUSED_PAUSE_MILLIS = 1_000;
    private static final double PRE_CHARGE_CLOSE_V = 20;
    private static final double SAFE_VOLTAGE_V = 60;
    private static final double NO_CURRENT_A = 1;
    private static final int CONTROL_SCHEDULED = 1;
    private static final int CONTROL_DYNAMIC = 2;
    private static final int MOBILITY_BY_EVCC = 1;
    private static final int MOBILITY_BY_SECC = 2;

    /** So many offers of nothing in a row, and a vehicle that latches has latched. */
    private static final int ZEROS_TO_LATCH = 3;

    private static final long TOGGLE_MILLIS = 300;

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
        if (stage == EvccStage.PAUSED) {
            return asleep(state, in);
        }
        if (stage == EvccStage.RAMP_DOWN) {
            boolean still = Math.abs(in.battery().currentA()) < NO_CURRENT_A;
            EvccStage next = in.settings().style().ac() ? EvccStage.GOODBYE : EvccStage.WELDING;
            return still || isOlder(state, in, RAMP_DOWN_MILLIS)
                    ? EvccStep.to(
                            state.to(next, now, FAST_PAUSE_MILLIS),
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

    /** Wakes the charger by B-C-B, then speaks to it. */
    private static EvccStep asleep(EvccState state, EvccInput in) {
        long wakesMillis = in.settings().style().wakesAfterMillis();
        if (wakesMillis == 0 || !isOlder(state, in, wakesMillis)) {
            return EvccStep.stay(state);
        }
        return isOlder(state, in, wakesMillis + TOGGLE_MILLIS)
                ? EvccStep.to(state.to(EvccStage.PLUGGED, in.nowNanos()), Action.OPEN_S2)
                : EvccStep.to(state, Action.CLOSE_S2);
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
            case SESSION -> session(s, message, now);
            case AUTHORISATION_SETUP ->
                    EvccStep.stay(
                            (message instanceof AuthorizationSetupRes r
                                                    && r.authorizationMode()
                                                            instanceof PncAsResAuthorizationMode m
                                            ? s.with(s.deal().challenged(m.genChallenge()))
                                            : s)
                                    .to(EvccStage.AUTHORISATION, now));
            case AUTHORISATION -> authorisation(s, message, in);
            case SERVICES -> services(s, message, in);
            case SERVICE_DETAIL -> serviceDetail(s, message, in);
            case SERVICE_SELECTION -> EvccStep.stay(s.to(EvccStage.PARAMETERS, now));
            case PARAMETERS -> EvccStep.stay(s.to(EvccStage.SCHEDULE, now));
            case SCHEDULE -> schedule(s, message, in);
            case CABLE_CHECK ->
                    message instanceof DcCableCheckRes r
                            ? r.evseProcessing() != Processing.FINISHED
                                    ? again(s, FAST_PAUSE_MILLIS, CABLE_CHECK_MILLIS, in)
                                    : EvccStep.stay(s.to(EvccStage.PRE_CHARGE, now))
                            : unexpected(s, message, now);
            case PRE_CHARGE -> preCharge(s, message, in);
            case POWER_ON -> EvccStep.stay(s.to(EvccStage.LOOP, now));
            case LOOP -> loop(s, message, in);
            case METER -> EvccStep.stay(s.to(EvccStage.LOOP, now));
            case POWER_STANDBY -> standby(s, message, now);
            case POWER_RENEGOTIATE ->
                    isWarning(message)
                            ? EvccStep.stay(s.to(EvccStage.LOOP, now))
                            : EvccStep.stay(
                                    s.with(s.deal().standing(false, true))
                                            .to(EvccStage.SCHEDULE, now));
            case POWER_OFF -> EvccStep.stay(s.to(EvccStage.RAMP_DOWN, now));
            case WELDING -> welding(s, message, in);
            case GOODBYE -> goodbye(s, now);
            case AWAY, PLUGGED, RAMP_DOWN, DONE, PAUSED, FAILED -> unexpected(s, message, now);
        };
    }

    private static EvccStep session(EvccState s, V2gMessage message, long now) {
        if (!(message instanceof SessionSetupRes r)) {
            return unexpected(s, message, now);
        }
        EvccState known = s.withId(r.header().sessionId());
        return EvccStep.stay(
                r.responseCode() == ResponseCode.OK_OLD_SESSION_JOINED
                        ? known.to(EvccStage.PARAMETERS, now)
                        : known.with(EvccDeal.NONE).to(EvccStage.AUTHORISATION_SETUP, now));
    }

    private static EvccStep schedule(EvccState s, V2gMessage message, EvccInput in) {
        if (!(message instanceof ScheduleExchangeRes r)) {
            return unexpected(s, message, in.nowNanos());
        }
        if (r.evseProcessing() != Processing.FINISHED) {
            return again(s, ONGOING_PAUSE_MILLIS, ONGOING_MILLIS, in);
        }
        EvccState next =
                r.controlMode() instanceof ScheduledSeResControlMode m
                        ? s.with(s.deal().offered(m.scheduleTuples()))
                        : s;
        long now = in.nowNanos();
        if (s.deal().energised()) {
            return EvccStep.stay(next.to(EvccStage.POWER_ON, now));
        }
        return in.settings().style().ac()
                ? EvccStep.to(
                        next.to(EvccStage.POWER_ON, now), Action.CLOSE_S2, Action.CLOSE_CONTACTORS)
                : EvccStep.to(next.to(EvccStage.CABLE_CHECK, now), Action.CLOSE_S2);
    }

    private static EvccStep standby(EvccState s, V2gMessage message, long now) {
        return EvccStep.stay(
                s.with(s.deal().standing(!isWarning(message), false)).to(EvccStage.LOOP, now));
    }

    private static EvccStep goodbye(EvccState s, long now) {
        return switch (s.deal().ending()) {
            case TERMINATE -> EvccStep.to(s.to(EvccStage.DONE, now), Action.HANG_UP);
            case PAUSE ->
                    EvccStep.to(
                            s.with(s.deal().leaving(s.id())).to(EvccStage.PAUSED, now),
                            Action.HANG_UP);
            case SERVICE ->
                    EvccStep.stay(
                            s.with(EvccDeal.NONE.nextContract().ending(EvccDeal.Ending.TERMINATE))
                                    .to(EvccStage.SERVICES, now));
        };
    }

    private static boolean isWarning(V2gMessage message) {
        return message instanceof V2gResponse r && r.responseCode().name().startsWith("WARNING");
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
            return again(
                    s.with(s.deal().nextContract()),
                    REFUSED_PAUSE_MILLIS,
                    AUTHORISATION_MILLIS,
                    in);
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
        int[] likes =
                in.settings().style().ac()
                        ? new int[] {EvccRequests.AC_BPT, EvccRequests.AC}
                        : new int[] {
                            EvccRequests.MCS_BPT,
                            EvccRequests.MCS,
                            EvccRequests.DC_BPT,
                            EvccRequests.DC
                        };
        for (int like : likes) {
            boolean both =
                    like == EvccRequests.AC_BPT
                            || like == EvccRequests.DC_BPT
                            || like == EvccRequests.MCS_BPT;
            boolean offered =
                    r.energyTransferServiceList().stream().anyMatch(o -> o.serviceId() == like);
            if (offered && (!both || in.settings().bidirectional()) && wanted == 0) {
                wanted = like;
            }
        }
        return wanted == 0
                ? broken(s, "no service offered that fits", in.nowNanos())
                : EvccStep.stay(
                        s.withService(wanted, 0).to(EvccStage.SERVICE_DETAIL, in.nowNanos()));
    }

    private static EvccStep serviceDetail(EvccState s, V2gMessage message, EvccInput in) {
        if (!(message instanceof ServiceDetailRes r)) {
            return unexpected(s, message, in.nowNanos());
        }
        EvccStyle style = in.settings().style();
        for (ParameterSet set : r.serviceParameterList()) {
            if (is(set, "ControlMode", style.scheduled() ? CONTROL_SCHEDULED : CONTROL_DYNAMIC)
                    && is(
                            set,
                            "MobilityNeedsMode",
                            style.mobilityByCharger() ? MOBILITY_BY_SECC : MOBILITY_BY_EVCC)) {
                return EvccStep.stay(
                        s.withService(s.service(), set.parameterSetId())
                                .to(EvccStage.SERVICE_SELECTION, in.nowNanos()));
            }
        }
        return broken(s, "no parameter set that fits", in.nowNanos());
    }

    private static boolean is(ParameterSet set, String name, int value) {
        return set.parameters().stream()
                .anyMatch(p ->
                        p.name().equals(name)
                                && Objects.equals(p.value(), new ParameterValue.IntValue(value)));
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
        long now = in.nowNanos();
        EvseStatus status;
        EvccState heard;
        switch (message) {
            case DcChargeLoopRes r -> {
                status = r.evseStatus();
                EvccState.Offer offer = EvccOffers.of(r, s.offer());
                heard =
                        s.heard(offer)
                                .with(s.deal().looped(r.meterInfo(), isZero(offer), Double.NaN));
            }
            case AcChargeLoopRes r -> {
                status = r.evseStatus();
                double setPointW = EvccOffers.setPointW(r.controlMode());
                heard =
                        s.heard(EvccOffers.of(r, s.offer(), in))
                                .with(s.deal().looped(r.meterInfo(), setPointW == 0, setPointW));
            }
            default -> {
                return unexpected(s, message, now);
            }
        }
        boolean latched =
                in.settings().style().leavesAtZero()
                        && heard.deal().zeros() >= ZEROS_TO_LATCH
                        && !heard.deal().standby();
        EvseNotification note =
                status == null || in.has(Fault.IGNORES_STOP) ? null : status.evseNotification();
        boolean done = in.settings().leavesAtTarget() && in.targetReached();
        if (note == EvseNotification.TERMINATE || done || latched || in.wantsToLeave()) {
            return off(
                    heard.looped(note == EvseNotification.TERMINATE),
                    EvccDeal.Ending.TERMINATE,
                    now);
        }
        EvccState on = heard.looped(false);
        return note != null ? asked(on, note, in) : wished(on, in);
    }

    private static boolean isZero(EvccState.Offer offer) {
        return offer.maxChargePowerW() == 0;
    }

    private static EvccStep off(EvccState s, EvccDeal.Ending how, long now) {
        return EvccStep.stay(s.with(s.deal().ending(how)).to(EvccStage.POWER_OFF, now));
    }

    private static EvccStep asked(EvccState s, EvseNotification note, EvccInput in) {
        long now = in.nowNanos();
        return switch (note) {
            case TERMINATE -> off(s, EvccDeal.Ending.TERMINATE, now);
            case PAUSE -> off(s, EvccDeal.Ending.PAUSE, now);
            case SERVICE_RENEGOTIATION -> off(s, EvccDeal.Ending.SERVICE, now);
            case SCHEDULE_RENEGOTIATION -> EvccStep.stay(s.to(EvccStage.POWER_RENEGOTIATE, now));
            case EXIT_STANDBY ->
                    EvccStep.stay(
                            s.with(s.deal().standing(false, false)).to(EvccStage.POWER_ON, now));
            case METERING_CONFIRMATION ->
                    s.deal().contract() < in.settings().style().contracts().size()
                            ? EvccStep.stay(s.to(EvccStage.METER, now))
                            : next(s, in);
        };
    }

    private static EvccStep wished(EvccState s, EvccInput in) {
        long now = in.nowNanos();
        return switch (in.wish()) {
            case NONE -> next(s, in);
            case PAUSE -> granted(off(s, EvccDeal.Ending.PAUSE, now));
            case NEW_SERVICE -> granted(off(s, EvccDeal.Ending.SERVICE, now));
            case STANDBY -> granted(EvccStep.stay(s.to(EvccStage.POWER_STANDBY, now)));
            case NEW_SCHEDULE -> granted(EvccStep.stay(s.to(EvccStage.POWER_RENEGOTIATE, now)));
            case RESUME ->
                    granted(
                            EvccStep.stay(
                                    s.with(s.deal().standing(false, false))
                                            .to(EvccStage.POWER_ON, now)));
        };
    }

    private static EvccStep granted(EvccStep step) {
        return new EvccStep(step.state(), step.request(), List.of(Action.WISH_GRANTED));
    }

    private static EvccStep next(EvccState s, EvccInput in) {
        return EvccStep.stay(s.to(EvccStage.LOOP, in.nowNanos(), in.settings().loopMillis()));
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
