package org.tidegate.iso15118.internal;

import static org.tidegate.iso15118.internal.SeccSession.refused;

import org.tidegate.iso15118.EvseState.Isolation;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.message.DcCableCheckReq;
import org.tidegate.iso15118.message.DcCableCheckRes;
import org.tidegate.iso15118.message.DcPreChargeReq;
import org.tidegate.iso15118.message.DcPreChargeRes;
import org.tidegate.iso15118.message.DcWeldingDetectionReq;
import org.tidegate.iso15118.message.DcWeldingDetectionRes;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.SessionStopReq;
import org.tidegate.iso15118.message.SessionStopRes;

/** What DC needs before power, and the goodbye. */
final class EnergyTransfer {
    /** A battery's voltage may lie this far above what it calls its maximum: its own tolerance. */
    private static final double VOLTAGE_TOLERANCE = 1.01;

    private static final int LONGEST_CODE = 80;

    private EnergyTransfer() {}

    static Step cableCheck(SessionState state, DcCableCheckReq request, Context context) {
        if (state.stage() == Stage.AWAIT_CABLE_CHECK) {
            // A result that stands already belongs to an earlier check: ask for one, then wait.
            double voltageV =
                    Math.min(
                            state.facts().limits().maxVoltageV(),
                            context.settings().rating().maxVoltageV());
            return Step.answer(
                            state.with(state.facts().with(EvFacts.Wish.voltage(voltageV)))
                                    .to(Stage.CABLE_CHECK, context.nowNanos()),
                            checked(state, Processing.ONGOING, context))
                    .note(Iso15118Event.CABLE_CHECK_BEGAN, "");
        }
        Isolation isolation = context.evse().isolation();
        if (isolation == Isolation.FAULT) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED,
                    Refusal.ISOLATION_FAULT,
                    "cable check",
                    context);
        }
        if (isolation == Isolation.VALID
                && context.evse().issuedNanos() > state.times().stageNanos()) {
            return Step.answer(
                    state.to(Stage.AWAIT_PRE_CHARGE, context.nowNanos()),
                    checked(state, Processing.FINISHED, context));
        }
        if (context.isOlderThan(state.times().stageNanos(), SeccSettings.CABLE_CHECK_TIMEOUT)) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED,
                    Refusal.CABLE_CHECK_TIMEOUT,
                    isolation.name(),
                    context);
        }
        return Step.answer(state, checked(state, Processing.ONGOING, context));
    }

    private static DcCableCheckRes checked(
            SessionState state, Processing processing, Context context) {
        return new DcCableCheckRes(header(state, context), ResponseCode.OK, processing);
    }

    static Step preCharge(SessionState state, DcPreChargeReq request, Context context) {
        double targetV = Numbers.value(request.evTargetVoltage());
        double highestV =
                Math.min(
                        context.settings().rating().maxVoltageV(),
                        state.facts().limits().maxVoltageV() * VOLTAGE_TOLERANCE);
        if (!(targetV > 0) || targetV > highestV) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED,
                    Refusal.PRE_CHARGE_VOLTAGE,
                    "%.1f V, at most %.1f V".formatted(targetV, highestV),
                    context);
        }
        boolean finished = request.evProcessing() == Processing.FINISHED;
        if (!finished
                && state.stage() == Stage.PRE_CHARGE
                && context.isOlderThan(
                        state.times().stageNanos(), SeccSettings.PRE_CHARGE_TIMEOUT)) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED,
                    Refusal.PRE_CHARGE_TIMEOUT,
                    "%.1f V of %.1f V".formatted(context.evse().presentVoltageV(), targetV),
                    context);
        }
        Stage next = finished ? Stage.AWAIT_POWER : Stage.PRE_CHARGE;
        Step step =
                Step.answer(
                        state.with(state.facts().with(EvFacts.Wish.voltage(targetV)))
                                .to(next, context.nowNanos()),
                        new DcPreChargeRes(
                                header(state, context),
                                ResponseCode.OK,
                                Numbers.measured(context.evse().presentVoltageV())));
        return state.stage() == Stage.AWAIT_PRE_CHARGE
                ? step.note(Iso15118Event.PRE_CHARGE_BEGAN, targetV, Double.NaN, "")
                : step;
    }

    static Step welding(SessionState state, DcWeldingDetectionReq request, Context context) {
        Stage next =
                request.evProcessing() == Processing.FINISHED ? Stage.AWAIT_STOP : Stage.WELDING;
        return Step.answer(
                state.to(next, context.nowNanos()),
                new DcWeldingDetectionRes(
                        header(state, context),
                        ResponseCode.OK,
                        Numbers.measured(context.evse().presentVoltageV())));
    }

    static Step sessionStop(SessionState state, SessionStopReq request, Context context) {
        return switch (request.chargingSession()) {
            case SERVICE_RENEGOTIATION -> renegotiated(state, request, context);
            case PAUSE -> paused(state, request, context);
            case TERMINATE ->
                    stopped(state.to(Stage.ENDED, context.nowNanos()), context)
                            .note(Iso15118Event.SESSION_ENDED, why(request));
        };
    }

    private static String why(SessionStopReq request) {
        return request.evTerminationCode() == null
                ? request.chargingSession().name()
                : Text.harmless(request.evTerminationCode(), LONGEST_CODE);
    }

    private static Step stopped(SessionState next, Context context) {
        return Step.answer(next, new SessionStopRes(header(next, context), ResponseCode.OK));
    }

    /** Another service on the same connection, without another authorisation. */
    private static Step renegotiated(SessionState state, SessionStopReq request, Context context) {
        if (!context.settings().iso20().serviceRenegotiation() || state.identity().service() == 0) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_NO_SERVICE_RENEGOTIATION_SUPPORTED,
                    Refusal.RENEGOTIATION,
                    "",
                    context);
        }
        SessionState next =
                state.with(state.identity().served(0))
                        .with(state.terms().chosen(Services.Choice.NONE))
                        .with(state.times().renewed())
                        .with(EvFacts.NONE);
        return stopped(next.to(Stage.AWAIT_SERVICES, context.nowNanos()), context)
                .note(Iso15118Event.RENEGOTIATION_BEGAN, "vehicle, of the service");
    }

    /** Before a service is chosen there is nothing to come back to. */
    private static Step paused(SessionState state, SessionStopReq request, Context context) {
        if (!context.settings().iso20().pauses() || state.identity().service() == 0) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_PAUSE_NOT_ALLOWED,
                    Refusal.PAUSE_REFUSED,
                    "",
                    context);
        }
        return stopped(
                        state.with(state.identity().leaving()).to(Stage.ENDED, context.nowNanos()),
                        context)
                .note(Iso15118Event.SESSION_PAUSED, state.identity().evccId());
    }

    private static MessageHeader header(SessionState state, Context context) {
        return context.header(state.identity().id());
    }
}
