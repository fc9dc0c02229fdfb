package org.tidegate.iso15118.internal.iso2;

import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.EvseState.Isolation;
import org.tidegate.iso15118.EvseState.Pilot;
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.internal.Context;
import org.tidegate.iso15118.internal.Outside;
import org.tidegate.iso15118.internal.iso2.OlderSession.Times;
import org.tidegate.iso15118.internal.iso2.Reply.Processing;
import org.tidegate.iso15118.internal.iso2.Reply.Wish;

/** DC from the cable check to the charge loop. */
final class DcTransfer {
    /** A battery's voltage may lie this far above what it calls its maximum: its own tolerance. */
    private static final double VOLTAGE_TOLERANCE = 1.01;

    /** V2G_EVCC_PreCharge_Timeout of both protocols: nobody is waiting any more after that. */
    private static final long PRE_CHARGE_NANOS = 7_000_000_000L;

    /** A schedule that much smaller than what is permitted, for so long, is worth a new one. */
    private static final double OUTGROWN = 1.1;

    private static final double OUTGROWN_W = 500;
    private static final long OUTGROWN_NANOS = 60_000_000_000L;

    /** A vehicle is not sent round again before it has used what it was given. */
    private static final long SETTLED_NANOS = 10_000_000_000L;

    private DcTransfer() {}

    static Outcome cableCheck(OlderSession s, Ask.CableCheck ask, Outside outside) {
        Context context = outside.context();
        EvseState evse = context.evse();
        if (s.stage() == Stage.AWAIT_CABLE_CHECK) {
            // A result that stands already belongs to an earlier check: ask for one, then wait.
            double voltageV =
                    Math.min(
                            s.car().limits().maxVoltageV(),
                            context.settings().rating().maxVoltageV());
            return Outcome.answer(
                            s.with(s.car().with(new Car.Wish(voltageV, Double.NaN)))
                                    .to(Stage.CABLE_CHECK, context.nowNanos()),
                            ask,
                            checked(s, Processing.ONGOING, context))
                    .note(Iso15118Event.CABLE_CHECK_BEGAN, "");
        }
        long waitedNanos = context.nowNanos() - s.times().stageNanos();
        boolean notReady =
                evse.pilot() != Pilot.UNKNOWN
                        && evse.pilot() != Pilot.C_OR_D
                        && waitedNanos > s.dialect().pilotPatienceNanos();
        if (notReady) {
            return refused(s, ask, Refusal.PILOT_NOT_READY, evse.pilot().name(), outside);
        }
        if (evse.isolation() == Isolation.FAULT) {
            return refused(s, ask, Refusal.ISOLATION_FAULT, "cable check", outside);
        }
        if (evse.isolation() == Isolation.VALID && evse.issuedNanos() > s.times().stageNanos()) {
            return Outcome.answer(
                    s.to(Stage.AWAIT_PRE_CHARGE, context.nowNanos()),
                    ask,
                    checked(s, Processing.FINISHED, context));
        }
        return context.isOlderThan(s.times().stageNanos(), SeccSettings.CABLE_CHECK_TIMEOUT)
                ? refused(s, ask, Refusal.CABLE_CHECK_TIMEOUT, evse.isolation().name(), outside)
                : Outcome.answer(s, ask, checked(s, Processing.ONGOING, context));
    }

    private static Reply checked(OlderSession s, Processing processing, Context context) {
        return new Reply.CableCheck(Code.OK, Offer.status(s, context), processing);
    }

    private static Outcome refused(
            OlderSession s, Ask ask, Refusal why, String detail, Outside outside) {
        return Order.refused(s, ask, Code.FAILED, why, detail, outside);
    }

    static Outcome preCharge(OlderSession s, Ask.PreCharge ask, Outside outside) {
        Context context = outside.context();
        double targetV = ask.targetVoltageV();
        double highestV =
                Math.min(
                        context.settings().rating().maxVoltageV(),
                        s.car().limits().maxVoltageV() * VOLTAGE_TOLERANCE);
        if (!(targetV > 0) || !(targetV <= highestV)) {
            return refused(
                    s,
                    ask,
                    Refusal.PRE_CHARGE_VOLTAGE,
                    "%.1f V, at most %.1f V".formatted(targetV, highestV),
                    outside);
        }
        long waitedNanos = context.nowNanos() - s.times().stageNanos();
        if (s.stage() == Stage.PRE_CHARGE && waitedNanos > PRE_CHARGE_NANOS) {
            return refused(
                    s,
                    ask,
                    Refusal.PRE_CHARGE_TIMEOUT,
                    "%.1f V of %.1f V".formatted(context.evse().presentVoltageV(), targetV),
                    outside);
        }
        Outcome outcome =
                Outcome.answer(
                        s.with(s.car().with(new Car.Wish(targetV, Double.NaN)))
                                .to(Stage.PRE_CHARGE, context.nowNanos()),
                        ask,
                        new Reply.Voltage(
                                Code.OK,
                                Offer.status(s, context),
                                Delivery.presentV(context.evse())));
        return s.stage() == Stage.AWAIT_PRE_CHARGE
                ? outcome.note(Iso15118Event.PRE_CHARGE_BEGAN, targetV, Double.NaN, "")
                : outcome;
    }

    static Outcome demand(OlderSession s, Ask.CurrentDemand ask, Outside outside) {
        Context context = outside.context();
        if (Stopping.isIgnored(s, context)) {
            return Stopping.ignored(s, ask, outside);
        }
        long unfollowed = Demand.unfollowedSince(s, ask, context);
        Times times =
                s.times().looped(Stopping.since(s, context), outgrownSince(s, context), unfollowed);
        Car car = Demand.heard(s.with(times), ask, context);
        OlderSession looped = s.with(car).with(times).to(Stage.DC_LOOP, context.nowNanos());
        Wish wish = wish(looped, context);
        boolean receipt = Receipts.isDue(looped, wish, context);
        Reply.Meter meter = Offer.meter(context);
        OlderSession next =
                receipt ? Receipts.asked(looped, Stage.DC_RECEIPT, meter, context) : looped;
        EvseState evse = context.evse();
        var reply =
                new Reply.CurrentDemand(
                        Code.OK,
                        Offer.status(looped, context, wish, Stopping.delayS(looped, context, wish)),
                        Delivery.presentV(evse),
                        Double.isFinite(evse.presentCurrentA()) ? evse.presentCurrentA() : 0,
                        Offer.currentAchieved(evse),
                        Offer.voltageAchieved(evse),
                        Offer.powerAchieved(evse),
                        Offer.now(looped, context),
                        looped.terms().tuple(),
                        meter,
                        receipt);
        Outcome outcome = Outcome.answer(next, ask, reply);
        return notes(Stopping.noted(outcome, s, looped, context), s, car);
    }

    private static Outcome notes(Outcome outcome, OlderSession before, Car car) {
        Outcome noted = outcome;
        if (before.times().loops() == 0) {
            noted =
                    noted.note(
                            Iso15118Event.LOOP_BEGAN, car.battery().socPercent(), Double.NaN, "");
        }
        if (!car.doubt().isEmpty() && !car.doubt().equals(before.car().doubt())) {
            noted = noted.note(Iso15118Event.NUMBER_REFUSED, car.doubt());
        }
        if (!car.dischargeDoubt().isEmpty()
                && !car.dischargeDoubt().equals(before.car().dischargeDoubt())) {
            noted = noted.note(Iso15118Event.DISCHARGE_REFUSED, car.dischargeDoubt());
        }
        return noted;
    }

    /** To stop comes first; a new schedule only where the dialect knows one. */
    static Wish wish(OlderSession s, Context context) {
        if (context.evse().stop() == Stop.NORMAL) {
            return Wish.STOP_CHARGING;
        }
        return wantsNewSchedule(s, context) ? Wish.RENEGOTIATE : Wish.NONE;
    }

    static boolean wantsNewSchedule(OlderSession s, Context context) {
        long since = s.times().outgrownNanos();
        boolean outgrown =
                since != OlderSession.NEVER && context.nowNanos() - since >= OUTGROWN_NANOS;
        boolean settled = context.nowNanos() - s.times().scheduleNanos() >= SETTLED_NANOS;
        return s.dialect().isComplete() && settled && (context.evse().renegotiate() || outgrown);
    }

    /** Since when the schedule holds the vehicle far below what is permitted. */
    static long outgrownSince(OlderSession s, Context context) {
        Schedule schedule = s.terms().schedule();
        if (schedule == null) {
            return OlderSession.NEVER;
        }
        long second = (context.nowNanos() - s.times().scheduleNanos()) / 1_000_000_000L;
        double wantedW =
                Math.min(
                        Offer.finite(context.evse().maxChargePowerW()),
                        s.car().declared().maxChargeW());
        boolean outgrown = wantedW > schedule.atS(second) * OUTGROWN + OUTGROWN_W;
        if (!outgrown) {
            return OlderSession.NEVER;
        }
        long since = s.times().outgrownNanos();
        return since == OlderSession.NEVER ? context.nowNanos() : since;
    }
}
