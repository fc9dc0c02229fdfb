package org.tidegate.iso15118.internal.iso2;

import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.internal.Context;
import org.tidegate.iso15118.internal.Outside;
import org.tidegate.iso15118.internal.iso2.OlderSession.Times;
import org.tidegate.iso15118.internal.iso2.Reply.Wish;

/** AC: the vehicle draws, the charger closes a contactor and names a current. */
final class AcTransfer {
    /**
     * The contactor is waited for this long (ISO 15118-2, 8.7.4.1.5); the vehicle leaves at 5 s.
     */
    private static final long CONTACTOR_NANOS = 3_000_000_000L;

    private AcTransfer() {}

    static Outcome start(OlderSession s, Ask.PowerDelivery ask, Outside outside) {
        Context context = outside.context();
        return context.evse().contactorClosed()
                ? started(s, ask, context)
                : Outcome.stay(s.to(Stage.CLOSING_CONTACTOR, context.nowNanos()).waitingFor(ask));
    }

    static Outcome contactor(OlderSession s, Ask.PowerDelivery ask, Outside outside) {
        Context context = outside.context();
        EvseState evse = context.evse();
        if (!evse.energyPermitted()) {
            return Order.refused(
                    s,
                    ask,
                    Code.FAILED_POWER_DELIVERY_NOT_APPLIED,
                    Refusal.ENERGY_NOT_PERMITTED,
                    "",
                    outside);
        }
        if (evse.contactorClosed()) {
            return started(s, ask, context);
        }
        if (context.nowNanos() - s.times().stageNanos() < CONTACTOR_NANOS) {
            return Outcome.stay(s);
        }
        Refusal why =
                evse.pilot() == EvseState.Pilot.B
                        ? Refusal.PILOT_NOT_READY
                        : Refusal.CONTACTOR_OPEN;
        return Order.refused(s, ask, Code.FAILED_CONTACTOR_ERROR, why, "after 3 s", outside);
    }

    private static Outcome started(OlderSession s, Ask.PowerDelivery ask, Context context) {
        return Outcome.answer(
                s.with(s.times().scheduled(context.nowNanos()))
                        .to(Stage.AWAIT_AC_LOOP, context.nowNanos()),
                ask,
                Delivery.powered(s, context));
    }

    static Outcome status(OlderSession s, Ask.ChargingStatus ask, Outside outside) {
        Context context = outside.context();
        if (Stopping.isIgnored(s, context)) {
            return Stopping.ignored(s, ask, outside);
        }
        boolean contactorLost = s.times().loops() > 0 && !context.evse().contactorClosed();
        if (contactorLost && context.evse().stop() == Stop.NONE) {
            return Order.refused(
                    s, ask, Code.FAILED, Refusal.CONTACTOR_OPEN, "while charging", outside);
        }
        long stopNanos = Stopping.since(s, context);
        long outgrown = DcTransfer.outgrownSince(s, context);
        Times times = s.times().looped(stopNanos, outgrown, OlderSession.NEVER);
        OlderSession looped = s.with(times).to(Stage.AC_LOOP, context.nowNanos());
        Wish wish = DcTransfer.wish(looped, context);
        boolean receipt = Receipts.isDue(looped, wish, context);
        Reply.Meter meter = Offer.meter(context);
        OlderSession next =
                receipt ? Receipts.asked(looped, Stage.AC_RECEIPT, meter, context) : looped;
        var reply =
                new Reply.ChargingStatus(
                        Code.OK,
                        Offer.status(looped, context, wish, Stopping.delayS(looped, context, wish)),
                        looped.terms().tuple(),
                        Offer.acCurrentA(looped, context),
                        meter,
                        receipt);
        Outcome outcome = Stopping.noted(Outcome.answer(next, ask, reply), s, looped, context);
        return s.times().loops() == 0
                ? outcome.note(Iso15118Event.LOOP_BEGAN, Double.NaN, Double.NaN, "")
                : outcome;
    }
}
