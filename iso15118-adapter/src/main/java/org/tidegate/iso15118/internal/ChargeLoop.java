package org.tidegate.iso15118.internal;

import static org.tidegate.iso15118.internal.Numbers.value;
import static org.tidegate.iso15118.internal.SeccSession.refused;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.EvseState.Notice;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.VehicleQuirks;
import org.tidegate.iso15118.VehicleQuirks.Quirk;
import org.tidegate.iso15118.internal.SessionState.Times;
import org.tidegate.iso15118.message.DisplayParameters;
import org.tidegate.iso15118.message.EvseNotification;
import org.tidegate.iso15118.message.EvseStatus;
import org.tidegate.iso15118.message.MeterInfo;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.message.V2gRequest;

/**
 * What the charge loops of AC and DC have in common: the vehicle's numbers of this moment are
 * checked and taken over, and the charger says what else it wants of the vehicle.
 */
final class ChargeLoop {
    private ChargeLoop() {}

    /**
     * One request of either kind, taken apart.
     *
     * @param facts with the control mode's numbers already in them
     * @param check what was wrong with those
     * @param display optional, and so is each of its fields
     * @param wishW what the vehicle takes or wants to take now, plus into the vehicle; NaN unless
     *     it has promised a profile
     */
    record Told(
            EvFacts facts,
            EvFacts.Check check,
            @Nullable DisplayParameters display,
            boolean meterWanted,
            double wishW) {}

    /**
     * The part of every response that is not about power, and the judged facts for the other part.
     */
    record Common(
            ResponseCode code,
            @Nullable EvseStatus status,
            @Nullable MeterInfo meter,
            EvFacts facts) {}

    /** Puts the response together. */
    @FunctionalInterface
    interface Answer {
        V2gMessage with(Common common);
    }

    static Step turn(
            SessionState state, V2gRequest request, Told told, Context context, Answer answer) {
        boolean stopping = context.evse().stop() == EvseState.Stop.NORMAL;
        Times times = state.times();
        if (stopping
                && times.stopNanos() != SessionState.NEVER
                && context.isOlderThan(times.stopNanos(), SeccSettings.STOP_DELAY)) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED,
                    Refusal.STOP_IGNORED,
                    "for %.0f s"
                            .formatted(context.settings().numbers().get(SeccSettings.STOP_DELAY)),
                    context);
        }
        boolean first = times.loops() == 0;
        boolean firstStop = stopping && times.stopNanos() == SessionState.NEVER;
        EvseNotification ask = notification(state, context);
        Times next = asked(first ? times.confirmed(context.nowNanos()) : times, ask, context);
        next = (firstStop ? next.stopAsked(context.nowNanos()) : next).looped();

        boolean confirming = ask == EvseNotification.METERING_CONFIRMATION;
        MeterInfo meter = first || told.meterWanted() || confirming ? meter(context) : null;
        boolean violated = isViolated(state, told, context);
        EvFacts judged = withSoc(told, violated ? violation(state, told, context) : "", context);
        EvFacts facts = judged.with(judged.limits().within(state.quirk(context)));
        SessionState after =
                state.with(facts)
                        .with(next)
                        .with(state.terms().showing(confirming ? meter : null))
                        .to(stage(state, confirming), context.nowNanos());
        Step step =
                Step.answer(
                        after,
                        answer.with(
                                new Common(
                                        violated
                                                ? ResponseCode.WARNING_EV_POWER_PROFILE_VIOLATION
                                                : ResponseCode.OK,
                                        ask == null ? null : status(ask, next, context),
                                        meter,
                                        facts)));
        return notes(step, state, facts, first, firstStop, context);
    }

    private static Stage stage(SessionState state, boolean confirming) {
        return state.stage() == Stage.STANDBY
                ? Stage.STANDBY
                : confirming ? Stage.CONFIRMING : Stage.LOOP;
    }

    /** Stopping comes before everything else; a confirmation only when nothing else is wanted. */
    private static @Nullable EvseNotification notification(SessionState state, Context context) {
        EvseState evse = context.evse();
        if (evse.stop() == EvseState.Stop.NORMAL) {
            return EvseNotification.TERMINATE;
        }
        Notice notice =
                evse.iso20().notice() == Notice.NONE && isPlanOld(state, evse)
                        ? Notice.SCHEDULE_RENEGOTIATION
                        : evse.iso20().notice();
        var habits = context.settings().iso20();
        return switch (notice) {
            case SCHEDULE_RENEGOTIATION -> EvseNotification.SCHEDULE_RENEGOTIATION;
            case SERVICE_RENEGOTIATION ->
                    habits.serviceRenegotiation() ? EvseNotification.SERVICE_RENEGOTIATION : null;
            case PAUSE -> habits.pauses() ? pause(state.quirk(context)) : null;
            case EXIT_STANDBY ->
                    state.stage() == Stage.STANDBY ? EvseNotification.EXIT_STANDBY : null;
            case NONE ->
                    mustNotSeeZero(state, context)
                            ? habits.pauses() ? pause(state.quirk(context)) : null
                            : isConfirmationDue(state, context)
                                    ? EvseNotification.METERING_CONFIRMATION
                                    : null;
        };
    }

    /** A vehicle that follows what is offered now has been here already. */
    private static boolean isPlanOld(SessionState state, EvseState evse) {
        long followed = state.terms().followedPlan();
        return evse.renegotiate()
                && (followed == 0
                        || evse.iso20().plans().stream().noneMatch(p -> p.id() == followed));
    }

    /** Null where a pause is only shown by the smallest power. */
    private static @Nullable EvseNotification pause(Quirk quirk) {
        return switch (quirk.pause()) {
            case NOTIFY -> EvseNotification.PAUSE;
            case TERMINATE -> EvseNotification.TERMINATE;
            case SMALLEST_POWER -> null;
        };
    }

    /** AC: there is no power left that a vehicle which latches at 0 W could be offered. */
    private static boolean mustNotSeeZero(SessionState state, Context context) {
        Quirk quirk = state.quirk(context);
        EvseState evse = context.evse();
        return state.isAc()
                && state.stage() != Stage.STANDBY
                && quirk.latchesAtZero()
                && Math.abs(evse.targetPowerW()) < leastW(quirk)
                && evse.maxChargePowerW() < leastW(quirk);
    }

    /** The least that is ever offered to a vehicle which latches at 0 W. */
    static double leastW(Quirk quirk) {
        return Math.max(SMALLEST_OFFER_W, quirk.smallestPowerW());
    }

    private static final double SMALLEST_OFFER_W = 100;

    /** What is offered at least for the sake of this vehicle; 0 for most. */
    static double floorW(SessionState state, Context context) {
        Quirk quirk = state.quirk(context);
        boolean pausing =
                context.evse().iso20().notice() == Notice.PAUSE
                        && quirk.pause() == VehicleQuirks.Pause.SMALLEST_POWER;
        return quirk.latchesAtZero() || pausing ? leastW(quirk) : 0;
    }

    private static boolean isConfirmationDue(SessionState state, Context context) {
        int everyS = context.settings().iso20().meterConfirmationEverySeconds();
        long sinceNanos = state.times().confirmedNanos();
        return state.stage() == Stage.CONFIRMING
                || (everyS > 0
                        && state.stage() == Stage.LOOP
                        && state.terms().proven()
                        && sinceNanos != SessionState.NEVER
                        && context.nowNanos() - sinceNanos >= everyS * 1_000_000_000L);
    }

    private static Times asked(Times times, @Nullable EvseNotification ask, Context context) {
        if (ask == null) {
            return times.noticeNanos() == SessionState.NEVER
                    ? times
                    : times.noticed(SessionState.NEVER);
        }
        return times.noticeNanos() == SessionState.NEVER
                ? times.noticed(context.nowNanos())
                : times;
    }

    /** Counts down while the vehicle has not reacted ([V2G20-3318]). */
    private static EvseStatus status(EvseNotification ask, Times times, Context context) {
        long since = ask == EvseNotification.TERMINATE ? times.stopNanos() : times.noticeNanos();
        long leftNanos =
                context.settings().nanos(SeccSettings.STOP_DELAY) - (context.nowNanos() - since);
        return new EvseStatus((int) Math.max(0, leftNanos / 1_000_000_000L), ask);
    }

    private static Step notes(
            Step step,
            SessionState was,
            EvFacts facts,
            boolean first,
            boolean firstStop,
            Context context) {
        Step noted = step;
        Quirk quirk = was.quirk(context);
        if (first && !quirk.equals(Quirk.ORDINARY)) {
            noted =
                    noted.note(
                            Iso15118Event.QUIRK_APPLIED,
                            was.identity().evccId() + ": " + quirk.note());
        }
        if (first) {
            noted =
                    noted.note(
                            Iso15118Event.LOOP_BEGAN, facts.charge().socPercent(), Double.NaN, "");
        }
        if (firstStop) {
            String reason = context.evse().stopReason();
            noted =
                    noted.note(
                            Iso15118Event.STOP_NOTIFIED,
                            context.settings().numbers().get(SeccSettings.STOP_DELAY),
                            Double.NaN,
                            reason == null ? "" : reason);
        }
        if (!facts.doubt().isEmpty() && !facts.doubt().equals(was.facts().doubt())) {
            noted = noted.note(Iso15118Event.NUMBER_REFUSED, facts.doubt());
        }
        if (!facts.dischargeDoubt().isEmpty()
                && !facts.dischargeDoubt().equals(was.facts().dischargeDoubt())) {
            noted = noted.note(Iso15118Event.DISCHARGE_REFUSED, facts.dischargeDoubt());
        }
        return noted;
    }

    private static boolean isViolated(SessionState state, Told told, Context context) {
        double promisedW = Schedules.promisedW(state.terms(), context);
        if (Double.isNaN(promisedW) || Double.isNaN(told.wishW())) {
            return false;
        }
        double percent = context.settings().iso20().powerTolerancePercent();
        double slackW = Math.max(SMALLEST_SLACK_W, Math.abs(promisedW) * percent / 100);
        // Less than promised is no harm to anybody.
        return promisedW >= 0
                ? told.wishW() > promisedW + slackW || told.wishW() < -slackW
                : told.wishW() < promisedW - slackW || told.wishW() > slackW;
    }

    /** A vehicle's measurement and its ramp are not better than this. */
    private static final double SMALLEST_SLACK_W = 250;

    private static String violation(SessionState state, Told told, Context context) {
        return Refusal.PROFILE_VIOLATED.with(
                "%.0f W, promised %.0f W"
                        .formatted(
                                Math.rint(told.wishW() / 500) * 500, // not a new line every watt
                                Schedules.promisedW(state.terms(), context)));
    }

    private static EvFacts withSoc(Told told, String violation, Context context) {
        EvFacts facts = told.facts();
        String doubt = told.check().words().isEmpty() ? violation : told.check().words();
        DisplayParameters shown = told.display();
        if (shown == null) {
            return facts.withDoubts(doubt, cyclingDoubt(facts));
        }
        EvFacts.Charge charge = facts.charge();
        double percent = value(shown.presentSoc());
        double capacityWh = value(shown.batteryEnergyCapacity());
        boolean outside = percent < 0 || percent > 100;
        boolean judged =
                !outside && context.evseFresh(); // without a meter there is nothing to judge by
        SocWatch watch =
                charge.watch()
                        .step(
                                judged ? percent : Double.NaN,
                                context.evse().meterImportWh() - context.evse().meterExportWh(),
                                capacityWh,
                                context.settings().numbers().get(SeccSettings.SOC_JUMP),
                                context.nowNanos());
        String socDoubt =
                outside
                        ? Refusal.SOC_OUT_OF_RANGE.with("%.0f %%".formatted(percent))
                        : watch.doubted() ? Refusal.SOC_JUMP.text() : "";
        EvFacts next =
                facts.with(
                        charge.heading(value(shown.minimumSoc()), value(shown.targetSoc()))
                                .at(
                                        socDoubt.isEmpty() ? percent : Double.NaN,
                                        capacityWh > 0 ? capacityWh : Double.NaN,
                                        watch));
        return next.withDoubts(doubt, socDoubt.isEmpty() ? cyclingDoubt(next) : socDoubt);
    }

    /** Nothing left of the cycling window, or a window that is none. */
    private static String cyclingDoubt(EvFacts facts) {
        double lowWh = facts.needs().minV2xWh();
        double highWh = facts.needs().maxV2xWh();
        if (lowWh > 0) {
            return Refusal.BELOW_CYCLING_WINDOW.with("%.0f Wh missing".formatted(lowWh));
        }
        if (highWh < lowWh) {
            return Refusal.LIMIT_INVERTED.with("cycling window of the battery");
        }
        return lowWh == 0 && highWh > 0
                ? Refusal.BELOW_CYCLING_WINDOW.with("nothing left in it")
                : "";
    }

    private static MeterInfo meter(Context context) {
        EvseState evse = context.evse();
        return new MeterInfo(
                context.settings().meterId(),
                Math.max(0, Math.round(evse.meterImportWh())),
                Math.max(0, Math.round(evse.meterExportWh())),
                null,
                null,
                null,
                null,
                context.wallSeconds());
    }
}
