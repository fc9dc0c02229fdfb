package org.tidegate.iso15118.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.message.AcChargeLoopReq;
import org.tidegate.iso15118.message.AcChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.AuthorizationReq;
import org.tidegate.iso15118.message.AuthorizationSetupReq;
import org.tidegate.iso15118.message.CertificateInstallationReq;
import org.tidegate.iso15118.message.DcCableCheckReq;
import org.tidegate.iso15118.message.DcChargeLoopReq;
import org.tidegate.iso15118.message.DcChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.DcPreChargeReq;
import org.tidegate.iso15118.message.DcWeldingDetectionReq;
import org.tidegate.iso15118.message.MeteringConfirmationReq;
import org.tidegate.iso15118.message.PowerDeliveryReq;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.ScheduleExchangeReq;
import org.tidegate.iso15118.message.ServiceDetailReq;
import org.tidegate.iso15118.message.ServiceDiscoveryReq;
import org.tidegate.iso15118.message.ServiceSelectionReq;
import org.tidegate.iso15118.message.SessionSetupReq;
import org.tidegate.iso15118.message.SessionStopReq;
import org.tidegate.iso15118.message.SupportedAppProtocolReq;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.message.V2gRequest;

/**
 * The charger's half of an ISO 15118-20 DC session as a pure machine: order, session number,
 * stopping and time are judged here, the content of each message in {@link Negotiation} and {@link
 * EnergyTransfer}.
 */
public final class SeccSession {
    /** How long a vehicle may still ask after an emergency stop before it is simply cut off. */
    private static final long LAST_ANSWER_NANOS = 1_000_000_000L;

    private SeccSession() {}

    /** One message has arrived. */
    public static Step received(SessionState state, V2gMessage message, Outside outside) {
        Context context = outside.context();
        Request request = Request.of(message);
        if (request == null) {
            return failed(state, Refusal.NOT_A_REQUEST, name(message), context);
        }
        if (!state.stage().allows(request, state.speaksAc())) {
            return refused(
                    state,
                    message,
                    ResponseCode.FAILED_SEQUENCE_ERROR,
                    Refusal.WRONG_ORDER,
                    name(message) + ", expected " + expected(state),
                    context);
        }
        if (message instanceof V2gRequest numbered
                && request != Request.SESSION_SETUP
                && !numbered.header().sessionId().equals(state.identity().id())) {
            return refused(
                    state,
                    message,
                    ResponseCode.FAILED_UNKNOWN_SESSION,
                    Refusal.UNKNOWN_SESSION,
                    name(message) + " with " + numbered.header().sessionId(),
                    context);
        }
        Stop stop = context.evse().stop();
        boolean leaving = request == Request.SESSION_STOP || state.stage() == Stage.AWAIT_WELDING;
        if (stop == Stop.EMERGENCY && !leaving && state.stage() != Stage.AWAIT_PROTOCOL) {
            return refused(
                    state,
                    message,
                    ResponseCode.FAILED,
                    Refusal.EMERGENCY_STOP,
                    reason(context),
                    context);
        }
        if (stop == Stop.NORMAL
                && !leaving
                && state.stage().isBeforePower()
                && !isAboutRefusedContract(state, request, context)) {
            return refused(
                    state,
                    message,
                    ResponseCode.FAILED,
                    Refusal.ENERGY_NOT_PERMITTED,
                    reason(context),
                    context);
        }
        return dispatch(state, message, outside);
    }

    /** A vehicle whose contract is not taken is told so, and not just that there is no energy. */
    private static boolean isAboutRefusedContract(
            SessionState state, Request request, Context context) {
        return request == Request.AUTHORIZATION
                && state.terms().proven()
                && context.evse().authorisation() == EvseState.Authorisation.REJECTED;
    }

    /** Time has passed; nothing has arrived. */
    public static Step waited(SessionState state, Context context) {
        SeccSettings settings = context.settings();
        SessionState.Times times = state.times();
        if (state.stage() == Stage.ENDED) {
            return context.isOlderThan(times.stageNanos(), SeccSettings.CLOSE_DELAY)
                    ? Step.stay(state).closing()
                    : Step.stay(state);
        }
        if (state.stage() == Stage.FAILED) {
            return Step.stay(state).closing();
        }
        if (state.stage().compareTo(Stage.AWAIT_SESSION) <= 0
                && context.isOlderThan(times.connectedNanos(), SeccSettings.SETUP_TIMEOUT)) {
            return failed(
                    state,
                    Refusal.SETUP_TIMEOUT,
                    seconds(settings, SeccSettings.SETUP_TIMEOUT),
                    context);
        }
        if (state.stage() == Stage.CLOSING) {
            return Delivery.closing(state, context);
        }
        boolean looping = state.stage() == Stage.LOOP || state.stage() == Stage.CONFIRMING;
        if (looping && context.isOlderThan(times.answeredNanos(), SeccSettings.LOOP_TIMEOUT)) {
            return failed(
                    state,
                    Refusal.SILENT_IN_LOOP,
                    "nothing for " + seconds(settings, SeccSettings.LOOP_TIMEOUT),
                    context);
        }
        if (context.isOlderThan(times.answeredNanos(), SeccSettings.SEQUENCE_TIMEOUT)) {
            return failed(
                    state,
                    Refusal.SILENT,
                    "nothing for "
                            + seconds(settings, SeccSettings.SEQUENCE_TIMEOUT)
                            + ", expected "
                            + expected(state),
                    context);
        }
        if (context.evse().stop() == Stop.EMERGENCY
                && context.nowNanos() - times.answeredNanos() > LAST_ANSWER_NANOS) {
            return failed(state, Refusal.EMERGENCY_STOP, reason(context), context);
        }
        return Step.stay(state);
    }

    /** The connection is gone, or what it carries is no message. Nothing can be answered. */
    public static Step broken(SessionState state, Refusal why, String detail, Context context) {
        return state.stage().isOver()
                ? Step.stay(state).closing()
                : failed(state, why, detail, context);
    }

    private static Step dispatch(SessionState state, V2gMessage message, Outside outside) {
        Context context = outside.context();
        Step step =
                switch (message) {
                    case SupportedAppProtocolReq q -> Negotiation.protocol(state, q, context);
                    case SessionSetupReq q -> Negotiation.session(state, q, outside);
                    case AuthorizationSetupReq q -> Payment.setup(state, q, outside);
                    case AuthorizationReq q -> Payment.authorisation(state, q, outside);
                    case CertificateInstallationReq q -> Payment.installation(state, q, outside);
                    case MeteringConfirmationReq q -> Payment.confirmation(state, q, context);
                    case ServiceDiscoveryReq q -> Negotiation.services(state, q, context);
                    case ServiceDetailReq q -> Negotiation.serviceDetail(state, q, context);
                    case ServiceSelectionReq q -> Negotiation.serviceSelection(state, q, context);
                    case DcChargeParameterDiscoveryReq q -> Parameters.discovery(state, q, context);
                    case AcChargeParameterDiscoveryReq q -> AcTransfer.discovery(state, q, context);
                    case AcChargeLoopReq q -> AcTransfer.loop(state, q, context);
                    case ScheduleExchangeReq q -> Parameters.schedule(state, q, context);
                    case DcCableCheckReq q -> EnergyTransfer.cableCheck(state, q, context);
                    case DcPreChargeReq q -> EnergyTransfer.preCharge(state, q, context);
                    case PowerDeliveryReq q -> Delivery.power(state, q, context);
                    case DcChargeLoopReq q -> DcLoop.loop(state, q, context);
                    case DcWeldingDetectionReq q -> EnergyTransfer.welding(state, q, context);
                    case SessionStopReq q -> EnergyTransfer.sessionStop(state, q, context);
                    default ->
                            throw new IllegalStateException(
                                    name(message) + " is allowed somewhere and handled nowhere");
                };
        SessionState next = step.state();
        return step.with(next.with(next.times().answered(context.nowNanos())));
    }

    /** Says no in the matching response, ends the session and closes. */
    static Step refused(
            SessionState state,
            V2gMessage message,
            ResponseCode code,
            Refusal why,
            String detail,
            Context context) {
        V2gMessage response =
                Answers.to(
                        message, code, context.header(state.identity().id()), context.settings());
        if (state.stage().isOver()) {
            return new Step(state, response, true, List.of());
        }
        String words = why.with(detail);
        return new Step(state.failed(words, context.nowNanos()), response, true, List.of())
                .note(Iso15118Event.SESSION_FAILED, words);
    }

    private static Step failed(SessionState state, Refusal why, String detail, Context context) {
        String words = why.with(detail);
        return new Step(state.failed(words, context.nowNanos()), null, true, List.of())
                .note(Iso15118Event.SESSION_FAILED, words);
    }

    private static String reason(Context context) {
        String words = context.evse().stopReason();
        return words == null ? "" : words;
    }

    private static String seconds(SeccSettings settings, org.tidegate.runtime.Parameter limit) {
        double value = settings.numbers().get(limit);
        return (value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value))
                + " s";
    }

    private static String expected(SessionState state) {
        return state.stage().next(state.speaksAc()).isEmpty()
                ? "nothing more"
                : state.stage().next(state.speaksAc()).stream()
                        .map(r -> name(r.type()))
                        .collect(Collectors.joining(" or "));
    }

    private static String name(V2gMessage message) {
        return name(message.getClass());
    }

    private static String name(Class<?> type) {
        String name = type.getSimpleName();
        return name.endsWith("Req") ? name.substring(0, name.length() - 3) : name;
    }
}
