package org.tidegate.iso15118.internal.iso2;

import java.util.stream.Collectors;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.internal.Context;
import org.tidegate.iso15118.internal.Outside;
import org.tidegate.iso15118.internal.iso2.OlderSession.Times;
import org.tidegate.runtime.Parameter;

/**
 * Order, session number, stopping and time. What each request means is in {@link Opening}, {@link
 * Contracts}, {@link Parameters}, {@link Delivery}, {@link DcTransfer} and {@link AcTransfer}.
 */
final class Order {
    /** How long a vehicle may still ask after an emergency stop before it is simply cut off. */
    private static final long LAST_ANSWER_NANOS = 1_000_000_000L;

    private Order() {}

    static Outcome received(OlderSession s, Dialect.Request request, Outside outside) {
        Ask ask = request.ask();
        boolean inOrder = s.allows(ask.kind());
        boolean ours =
                ask.kind() == Kind.SESSION_SETUP || request.sessionId().equals(s.identity().id());
        if (!ours && (inOrder || s.dialect().judgesSessionFirst())) {
            return refused(
                    s,
                    ask,
                    Code.FAILED_UNKNOWN_SESSION,
                    Refusal.UNKNOWN_SESSION,
                    ask.kind().title() + " with " + request.sessionId(),
                    outside);
        }
        if (!inOrder) {
            return refused(
                    s,
                    ask,
                    Code.FAILED_SEQUENCE_ERROR,
                    Refusal.WRONG_ORDER,
                    ask.kind().title() + ", expected " + expected(s),
                    outside);
        }
        Stop stop = outside.context().evse().stop();
        boolean leaving = ask.kind() == Kind.SESSION_STOP || s.stage().isLeaving();
        if (stop == Stop.EMERGENCY && !leaving) {
            return refused(s, ask, Code.FAILED, Refusal.EMERGENCY_STOP, reason(outside), outside);
        }
        if (stop == Stop.NORMAL
                && !leaving
                && s.stage().isBeforePower()
                && !isAboutRefusedContract(s, ask, outside)) {
            return refused(
                    s, ask, Code.FAILED, Refusal.ENERGY_NOT_PERMITTED, reason(outside), outside);
        }
        OlderSession heard = s.with(s.car().silent(false));
        return answered(dispatch(heard, request, outside), outside);
    }

    /** A vehicle whose contract is not taken is told so, and not just that there is no energy. */
    private static boolean isAboutRefusedContract(OlderSession s, Ask ask, Outside outside) {
        Terms.Contract contract = s.terms().contract();
        return ask.kind() == Kind.AUTHORIZATION
                && contract != null
                && contract.signed()
                && outside.context().evse().authorisation() == EvseState.Authorisation.REJECTED;
    }

    private static Outcome dispatch(OlderSession s, Dialect.Request request, Outside outside) {
        return switch (request.ask()) {
            case Ask.SessionSetup q -> Opening.session(s, q, request.sessionId(), outside);
            case Ask.ServiceDiscovery q -> Opening.services(s, q, outside);
            case Ask.ServiceDetail q -> Opening.detail(s, q, outside);
            case Ask.PaymentSelection q -> Opening.payment(s, q, outside);
            case Ask.Certificate q -> Contracts.certificate(s, q, outside);
            case Ask.PaymentDetails q -> Contracts.details(s, q, outside);
            case Ask.Authorization q -> Contracts.authorisation(s, q, outside);
            case Ask.ChargeParameterDiscovery q -> Parameters.discovery(s, q, outside);
            case Ask.CableCheck q -> DcTransfer.cableCheck(s, q, outside);
            case Ask.PreCharge q -> DcTransfer.preCharge(s, q, outside);
            case Ask.PowerDelivery q -> Delivery.power(s, q, outside);
            case Ask.CurrentDemand q -> DcTransfer.demand(s, q, outside);
            case Ask.ChargingStatus q -> AcTransfer.status(s, q, outside);
            case Ask.MeteringReceipt q -> Contracts.receipt(s, q, outside);
            case Ask.WeldingDetection q -> Delivery.welding(s, q, outside);
            case Ask.SessionStop q -> Delivery.stop(s, q, outside);
        };
    }

    private static Outcome answered(Outcome outcome, Outside outside) {
        if (outcome.reply() == null) {
            return outcome;
        }
        OlderSession next = outcome.session();
        return outcome.with(next.with(next.times().answered(outside.context().nowNanos())));
    }

    static Outcome waited(OlderSession s, Outside outside) {
        Context context = outside.context();
        Times times = s.times();
        if (s.stage() == Stage.ENDED) {
            return context.isOlderThan(times.stageNanos(), SeccSettings.CLOSE_DELAY)
                    ? Outcome.stay(s).closing()
                    : Outcome.stay(s);
        }
        if (s.stage() == Stage.FAILED) {
            return Outcome.stay(s).closing();
        }
        Ask pending = s.pending();
        if (pending != null) {
            return answered(waitedFor(s, pending, outside), outside);
        }
        if (s.stage() == Stage.AWAIT_SESSION
                && context.isOlderThan(times.connectedNanos(), SeccSettings.SETUP_TIMEOUT)) {
            return failed(
                    s,
                    Refusal.SETUP_TIMEOUT,
                    seconds(context, SeccSettings.SETUP_TIMEOUT),
                    outside);
        }
        if (context.isOlderThan(times.answeredNanos(), SeccSettings.SEQUENCE_TIMEOUT)) {
            return failed(
                    s,
                    Refusal.SILENT,
                    "nothing for "
                            + seconds(context, SeccSettings.SEQUENCE_TIMEOUT)
                            + ", expected "
                            + expected(s),
                    outside);
        }
        if (context.evse().stop() == Stop.EMERGENCY
                && context.nowNanos() - times.answeredNanos() > LAST_ANSWER_NANOS) {
            return failed(s, Refusal.EMERGENCY_STOP, reason(outside), outside);
        }
        boolean silent =
                s.stage() == Stage.DC_LOOP
                        && context.isOlderThan(times.answeredNanos(), SeccSettings.LOOP_TIMEOUT);
        if (silent && !s.car().silent()) {
            double limitS = context.settings().numbers().get(SeccSettings.LOOP_TIMEOUT);
            return Outcome.stay(s.with(s.car().silent(true)))
                    .note(Iso15118Event.LOOP_SILENT, limitS, Double.NaN, "");
        }
        return Outcome.stay(s);
    }

    private static Outcome waitedFor(OlderSession s, Ask pending, Outside outside) {
        if (outside.context().evse().stop() == Stop.EMERGENCY) {
            return refused(
                    s, pending, Code.FAILED, Refusal.EMERGENCY_STOP, reason(outside), outside);
        }
        return switch (pending) {
            case Ask.PowerDelivery q -> AcTransfer.contactor(s, q, outside);
            case Ask.Certificate q -> Contracts.fetched(s, q, outside);
            default -> throw new IllegalStateException(pending.kind() + " has nothing to wait for");
        };
    }

    /** Says no in the matching response, ends the session and closes. */
    static Outcome refused(
            OlderSession s, Ask ask, Code code, Refusal why, String detail, Outside outside) {
        Reply reply = Refusing.reply(s, ask, code, outside);
        if (s.stage().isOver()) {
            return Outcome.answer(s, ask, reply).closing();
        }
        String words = why.with(detail);
        return Outcome.answer(s.failed(words, outside.context().nowNanos()), ask, reply)
                .closing()
                .note(Iso15118Event.SESSION_FAILED, words);
    }

    /** Ends the session without an answer. */
    static Outcome failed(OlderSession s, Refusal why, String detail, Outside outside) {
        String words = why.with(detail);
        return Outcome.stay(s.failed(words, outside.context().nowNanos()))
                .closing()
                .note(Iso15118Event.SESSION_FAILED, words);
    }

    private static String reason(Outside outside) {
        String words = outside.context().evse().stopReason();
        return words == null ? "" : words;
    }

    private static String seconds(Context context, Parameter limit) {
        double value = context.settings().numbers().get(limit);
        return (value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value))
                + " s";
    }

    private static String expected(OlderSession s) {
        String kinds =
                s.stage().next().stream()
                        .filter(s::allows)
                        .map(Kind::title)
                        .collect(Collectors.joining(" or "));
        return kinds.isEmpty() ? "nothing more" : kinds;
    }
}
