package org.tidegate.iso15118.internal;

import static org.tidegate.iso15118.internal.SeccSession.refused;

import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.EvseState.Isolation;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.message.ChargeProgress;
import org.tidegate.iso15118.message.ChargingSession;
import org.tidegate.iso15118.message.DcCableCheckReq;
import org.tidegate.iso15118.message.DcCableCheckRes;
import org.tidegate.iso15118.message.DcPreChargeReq;
import org.tidegate.iso15118.message.DcPreChargeRes;
import org.tidegate.iso15118.message.DcWeldingDetectionReq;
import org.tidegate.iso15118.message.DcWeldingDetectionRes;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.PowerDeliveryReq;
import org.tidegate.iso15118.message.PowerDeliveryRes;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.SessionStopReq;
import org.tidegate.iso15118.message.SessionStopRes;

/** From the cable check to the goodbye, except the charge loop itself. */
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
                            state.with(state.facts().withRequest(voltageV, Double.NaN))
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
                        state.with(state.facts().withRequest(targetV, Double.NaN))
                                .to(next, context.nowNanos()),
                        new DcPreChargeRes(
                                header(state, context),
                                ResponseCode.OK,
                                Numbers.measured(context.evse().presentVoltageV())));
        return state.stage() == Stage.AWAIT_PRE_CHARGE
                ? step.note(Iso15118Event.PRE_CHARGE_BEGAN, targetV, Double.NaN, "")
                : step;
    }

    static Step powerDelivery(SessionState state, PowerDeliveryReq request, Context context) {
        return switch (request.chargeProgress()) {
            case START -> start(state, request, context);
            case STOP ->
                    delivered(state, Stage.AWAIT_WELDING, ResponseCode.OK, context)
                            .note(Iso15118Event.VEHICLE_STOPS, "");
            case STANDBY ->
                    delivered(
                            state,
                            state.stage(),
                            ResponseCode.WARNING_STANDBY_NOT_ALLOWED,
                            context);
            case SCHEDULE_RENEGOTIATION ->
                    state.stage() == Stage.LOOP
                            ? delivered(state, Stage.RENEGOTIATION, ResponseCode.OK, context)
                            : delivered(
                                    state,
                                    state.stage(),
                                    ResponseCode.WARNING_SCHEDULE_RENEGOTIATION_FAILED,
                                    context);
        };
    }

    private static Step start(SessionState state, PowerDeliveryReq request, Context context) {
        if (state.stage() == Stage.LOOP) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_SEQUENCE_ERROR,
                    Refusal.WRONG_ORDER,
                    "PowerDelivery " + ChargeProgress.START + " in the charge loop",
                    context);
        }
        if (request.evProcessing() != Processing.FINISHED) {
            return delivered(state, state.stage(), ResponseCode.OK, context);
        }
        EvseState evse = context.evse();
        if (!evse.energyPermitted()) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_POWER_DELIVERY_NOT_APPLIED,
                    Refusal.ENERGY_NOT_PERMITTED,
                    "",
                    context);
        }
        if (!evse.contactorClosed()) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_CONTACTOR_ERROR,
                    Refusal.CONTACTOR_OPEN,
                    "",
                    context);
        }
        return delivered(state, Stage.AWAIT_LOOP, ResponseCode.OK, context);
    }

    private static Step delivered(
            SessionState state, Stage next, ResponseCode code, Context context) {
        return Step.answer(
                state.to(next, context.nowNanos()),
                new PowerDeliveryRes(header(state, context), code, null));
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
        if (request.chargingSession() == ChargingSession.SERVICE_RENEGOTIATION) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_NO_SERVICE_RENEGOTIATION_SUPPORTED,
                    Refusal.RENEGOTIATION,
                    "",
                    context);
        }
        String why =
                request.evTerminationCode() == null
                        ? request.chargingSession().name()
                        : Text.harmless(request.evTerminationCode(), LONGEST_CODE);
        return Step.answer(
                        state.to(Stage.ENDED, context.nowNanos()),
                        new SessionStopRes(header(state, context), ResponseCode.OK))
                .note(Iso15118Event.SESSION_ENDED, why);
    }

    private static MessageHeader header(SessionState state, Context context) {
        return context.header(state.identity().id());
    }
}
