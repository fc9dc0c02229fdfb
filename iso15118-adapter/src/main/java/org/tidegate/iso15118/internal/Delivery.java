package org.tidegate.iso15118.internal;

import static org.tidegate.iso15118.internal.SeccSession.refused;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.message.ChargeProgress;
import org.tidegate.iso15118.message.EvPowerProfile;
import org.tidegate.iso15118.message.PowerDeliveryReq;
import org.tidegate.iso15118.message.PowerDeliveryRes;
import org.tidegate.iso15118.message.PowerToleranceAcceptance;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.ScheduleTuple;
import org.tidegate.iso15118.message.ScheduledEvpptControlMode;

/** PowerDelivery: into the charge loop, out of it, and its pauses. */
final class Delivery {
    /** V2G_SECC_Msg_Performance_Time of PowerDelivery; the vehicle leaves after 2 s. */
    private static final long CLOSE_NANOS = 1_500_000_000L;

    private Delivery() {}

    static Step power(SessionState state, PowerDeliveryReq request, Context context) {
        return switch (request.chargeProgress()) {
            case START -> start(state, request, context);
            case STOP ->
                    delivered(
                                    state,
                                    state.isAc() ? Stage.AWAIT_STOP : Stage.AWAIT_WELDING,
                                    ResponseCode.OK,
                                    context)
                            .note(Iso15118Event.VEHICLE_STOPS, "");
            case STANDBY -> standby(state, context);
            case SCHEDULE_RENEGOTIATION -> renegotiation(state, context);
        };
    }

    private static Step standby(SessionState state, Context context) {
        boolean granted = context.settings().iso20().standby() && state.stage().isLooping();
        return granted
                ? delivered(state, Stage.STANDBY, ResponseCode.OK, context)
                : delivered(
                        state, state.stage(), ResponseCode.WARNING_STANDBY_NOT_ALLOWED, context);
    }

    /** DC needs no new cable check, its contactors stay closed. */
    private static Step renegotiation(SessionState state, Context context) {
        if (!state.stage().isLooping()) {
            return delivered(
                    state,
                    state.stage(),
                    ResponseCode.WARNING_SCHEDULE_RENEGOTIATION_FAILED,
                    context);
        }
        boolean asked = state.times().noticeNanos() != SessionState.NEVER;
        SessionState next = state.with(state.times().noticed(SessionState.NEVER));
        return delivered(next, Stage.RENEGOTIATION, ResponseCode.OK, context)
                .note(Iso15118Event.RENEGOTIATION_BEGAN, asked ? "charger" : "vehicle");
    }

    private static Step start(SessionState state, PowerDeliveryReq request, Context context) {
        if (state.stage() == Stage.LOOP || state.stage() == Stage.CONFIRMING) {
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
        if (state.stage() == Stage.STANDBY && request.evPowerProfile() == null) {
            return permitted(state, request, context); // what was promised before stands
        }
        return state.terms().choice().isScheduled()
                ? scheduled(state, request, context)
                : request.evPowerProfile() != null
                                && request.evPowerProfile().controlMode()
                                        instanceof ScheduledEvpptControlMode
                        ? refused(
                                state,
                                request,
                                ResponseCode.FAILED_EV_POWER_PROFILE_INVALID,
                                Refusal.CONTROL_MODE,
                                "scheduled profile",
                                context)
                        : permitted(state, request, context);
    }

    private static Step scheduled(SessionState state, PowerDeliveryReq request, Context context) {
        EvPowerProfile profile = request.evPowerProfile();
        if (profile == null) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_EV_POWER_PROFILE_INVALID,
                    Refusal.PROFILE_MISSING,
                    "",
                    context);
        }
        if (!(profile.controlMode() instanceof ScheduledEvpptControlMode mode)) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_EV_POWER_PROFILE_INVALID,
                    Refusal.CONTROL_MODE,
                    "dynamic profile",
                    context);
        }
        ScheduleTuple tuple =
                Schedules.find(state.terms().offered(), mode.selectedScheduleTupleId());
        if (tuple == null) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_SCHEDULE_SELECTION_INVALID,
                    Refusal.SCHEDULE_UNKNOWN,
                    "tuple " + mode.selectedScheduleTupleId(),
                    context);
        }
        String fault = Schedules.fault(profile, tuple);
        if (fault != null) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_EV_POWER_PROFILE_INVALID,
                    Refusal.PROFILE_TOO_HIGH,
                    fault,
                    context);
        }
        return permitted(state.with(state.terms().following(tuple, profile)), request, context);
    }

    private static Step permitted(SessionState state, PowerDeliveryReq request, Context context) {
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
        if (evse.contactorClosed()) {
            return delivered(state, Stage.AWAIT_LOOP, code(state), context);
        }
        return state.isAc()
                ? Step.stay(state.to(Stage.CLOSING, context.nowNanos()))
                : refused(
                        state,
                        request,
                        ResponseCode.FAILED_CONTACTOR_ERROR,
                        Refusal.CONTACTOR_OPEN,
                        "",
                        context);
    }

    /** The answer to an AC vehicle that waits for the charger's contactor. */
    static Step closing(SessionState state, Context context) {
        if (context.evse().contactorClosed()) {
            Step step = delivered(state, Stage.AWAIT_LOOP, code(state), context);
            return step.with(step.state().with(step.state().times().answered(context.nowNanos())));
        }
        // Three quarters of its patience: the rest is for the way.
        long patienceMillis = state.quirk(context).patienceMillis();
        long closeNanos = Math.min(CLOSE_NANOS / 1_000_000, patienceMillis / 4 * 3) * 1_000_000;
        if (context.nowNanos() - state.times().stageNanos() < closeNanos) {
            return Step.stay(state);
        }
        String words = Refusal.CONTACTOR_OPEN.text();
        var response =
                new PowerDeliveryRes(
                        context.header(state.identity().id()),
                        ResponseCode.FAILED_CONTACTOR_ERROR,
                        null);
        return Step.answer(state.failed(words, context.nowNanos()), response)
                .closing()
                .note(Iso15118Event.SESSION_FAILED, words);
    }

    /** A promise to keep to the profile is acknowledged where one was asked for. */
    private static ResponseCode code(SessionState state) {
        PowerToleranceAcceptance acceptance = acceptance(state.terms().profile());
        ScheduleTuple tuple = state.terms().followed();
        boolean wanted =
                tuple != null && tuple.chargingSchedule().powerSchedule().powerTolerance() != null;
        if (!wanted || acceptance == null) {
            return ResponseCode.OK;
        }
        return acceptance == PowerToleranceAcceptance.POWER_TOLERANCE_CONFIRMED
                ? ResponseCode.OK_POWER_TOLERANCE_CONFIRMED
                : ResponseCode.WARNING_POWER_TOLERANCE_NOT_CONFIRMED;
    }

    private static @Nullable PowerToleranceAcceptance acceptance(@Nullable EvPowerProfile profile) {
        return profile != null && profile.controlMode() instanceof ScheduledEvpptControlMode mode
                ? mode.powerToleranceAcceptance()
                : null;
    }

    private static Step delivered(
            SessionState state, Stage next, ResponseCode code, Context context) {
        return Step.answer(
                state.to(next, context.nowNanos()),
                new PowerDeliveryRes(context.header(state.identity().id()), code, null));
    }
}
