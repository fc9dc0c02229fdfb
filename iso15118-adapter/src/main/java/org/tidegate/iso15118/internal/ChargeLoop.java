package org.tidegate.iso15118.internal;

import static org.tidegate.iso15118.internal.Numbers.limit;
import static org.tidegate.iso15118.internal.Numbers.measured;
import static org.tidegate.iso15118.internal.Numbers.value;
import static org.tidegate.iso15118.internal.SeccSession.refused;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.internal.SessionState.Times;
import org.tidegate.iso15118.message.BptDynamicDcClReqControlMode;
import org.tidegate.iso15118.message.BptDynamicDcClResControlMode;
import org.tidegate.iso15118.message.BptScheduledDcClReqControlMode;
import org.tidegate.iso15118.message.DcChargeLoopReq;
import org.tidegate.iso15118.message.DcChargeLoopRes;
import org.tidegate.iso15118.message.DcClResControlMode;
import org.tidegate.iso15118.message.DisplayParameters;
import org.tidegate.iso15118.message.DynamicDcClReqControlMode;
import org.tidegate.iso15118.message.DynamicDcClResControlMode;
import org.tidegate.iso15118.message.EvseNotification;
import org.tidegate.iso15118.message.EvseStatus;
import org.tidegate.iso15118.message.MeterInfo;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.ScheduledDcClReqControlMode;

/**
 * The charge loop in dynamic control: the charger decides the power, tells the vehicle its limits
 * of this moment, and takes the vehicle's limits of this moment for its own decision.
 */
final class ChargeLoop {
    /** "Achieved" is at this share of a limit; exactly at it would flicker. */
    private static final double ACHIEVED = 0.99;

    private ChargeLoop() {}

    static Step loop(SessionState state, DcChargeLoopReq request, Context context) {
        Refusal wrong = modeFault(state, request);
        if (wrong != null) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_WRONG_CHARGE_PARAMETER,
                    wrong,
                    request.controlMode().getClass().getSimpleName(),
                    context);
        }
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
        boolean firstStop = stopping && times.stopNanos() == SessionState.NEVER;
        Times next = (firstStop ? times.stopAsked(context.nowNanos()) : times).looped();
        EvFacts facts = facts(state, request, context);
        boolean first = times.loops() == 0;
        Step step =
                Step.answer(
                        state.with(facts).with(next).to(Stage.LOOP, context.nowNanos()),
                        new DcChargeLoopRes(
                                context.header(state.identity().id()),
                                ResponseCode.OK,
                                stopping ? terminate(next, context) : null,
                                first || request.meterInfoRequested() ? meter(context) : null,
                                null,
                                measured(context.evse().presentCurrentA()),
                                measured(context.evse().presentVoltageV()),
                                powerAchieved(context.evse()),
                                currentAchieved(context.evse()),
                                voltageAchieved(context.evse()),
                                limits(state, context.evse())));
        return notes(step, state, facts, first, firstStop, context);
    }

    private static @Nullable Refusal modeFault(SessionState state, DcChargeLoopReq request) {
        return switch (request.controlMode()) {
            case BptDynamicDcClReqControlMode _ ->
                    state.isBidirectional() ? null : Refusal.WRONG_MODE;
            case DynamicDcClReqControlMode _ -> state.isBidirectional() ? Refusal.WRONG_MODE : null;
            case BptScheduledDcClReqControlMode _ -> Refusal.CONTROL_MODE;
            case ScheduledDcClReqControlMode _ -> Refusal.CONTROL_MODE;
        };
    }

    private static Step notes(
            Step step,
            SessionState was,
            EvFacts facts,
            boolean first,
            boolean firstStop,
            Context context) {
        Step noted = step;
        if (first) {
            noted = noted.note(Iso15118Event.LOOP_BEGAN, facts.socPercent(), Double.NaN, "");
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

    private static EvFacts facts(SessionState state, DcChargeLoopReq request, Context context) {
        var check = new EvFacts.Check();
        EvFacts facts = state.facts();
        switch (request.controlMode()) {
            case BptDynamicDcClReqControlMode m ->
                    facts =
                            facts.withLimits(limits(m, check))
                                    .withNeeds(
                                            value(m.evTargetEnergyRequest()),
                                            value(m.evMinimumV2xEnergyRequest()),
                                            departure(m.departureTime(), facts));
            case DynamicDcClReqControlMode m ->
                    facts =
                            facts.withLimits(limits(m, check))
                                    .withNeeds(
                                            value(m.evTargetEnergyRequest()),
                                            Double.NaN,
                                            departure(m.departureTime(), facts));
            case BptScheduledDcClReqControlMode _ -> {}
            case ScheduledDcClReqControlMode _ -> {}
        }
        return withSoc(facts, request.displayParameters(), check, context);
    }

    /** The display parameters are optional, and so is each of them. */
    private static EvFacts withSoc(
            EvFacts facts,
            @Nullable DisplayParameters shown,
            EvFacts.Check check,
            Context context) {
        if (shown == null) {
            return facts.withDoubts(check.words(), cyclingDoubt(facts));
        }
        double told = value(shown.presentSoc());
        double capacityWh = value(shown.batteryEnergyCapacity());
        boolean outside = told < 0 || told > 100;
        boolean judged =
                !outside && context.evseFresh(); // without a meter there is nothing to judge by
        SocWatch watch =
                facts.watch()
                        .step(
                                judged ? told : Double.NaN,
                                context.evse().meterImportWh() - context.evse().meterExportWh(),
                                capacityWh,
                                context.settings().numbers().get(SeccSettings.SOC_JUMP),
                                context.nowNanos());
        String socDoubt =
                outside
                        ? Refusal.SOC_OUT_OF_RANGE.with("%.0f %%".formatted(told))
                        : watch.doubted() ? Refusal.SOC_JUMP.text() : "";
        EvFacts next =
                facts.withSoc(
                        socDoubt.isEmpty() ? told : Double.NaN,
                        or(value(shown.minimumSoc()), facts.minimumSocPercent()),
                        or(value(shown.targetSoc()), facts.targetSocPercent()),
                        capacityWh > 0 ? capacityWh : Double.NaN,
                        watch);
        return next.withDoubts(check.words(), socDoubt.isEmpty() ? cyclingDoubt(next) : socDoubt);
    }

    private static String cyclingDoubt(EvFacts facts) {
        return facts.minV2xEnergyWh() > 0
                ? Refusal.BELOW_CYCLING_WINDOW.with(
                        "%.0f Wh missing".formatted(facts.minV2xEnergyWh()))
                : "";
    }

    private static EvFacts.Limits limits(BptDynamicDcClReqControlMode m, EvFacts.Check check) {
        return new EvFacts.Limits(
                check.powerW(
                        "EVMaximumChargePower",
                        value(m.evMaximumChargePower()),
                        value(m.evMinimumChargePower())),
                check.powerW(
                        "EVMaximumDischargePower",
                        value(m.evMaximumDischargePower()),
                        value(m.evMinimumDischargePower())),
                check.currentA("EVMaximumChargeCurrent", value(m.evMaximumChargeCurrent()), 0),
                check.currentA(
                        "EVMaximumDischargeCurrent", value(m.evMaximumDischargeCurrent()), 0),
                check.voltageV(
                        "EVMaximumVoltage",
                        value(m.evMaximumVoltage()),
                        value(m.evMinimumVoltage())),
                check.voltageV("EVMinimumVoltage", value(m.evMinimumVoltage()), 0));
    }

    private static EvFacts.Limits limits(DynamicDcClReqControlMode m, EvFacts.Check check) {
        return new EvFacts.Limits(
                check.powerW(
                        "EVMaximumChargePower",
                        value(m.evMaximumChargePower()),
                        value(m.evMinimumChargePower())),
                0,
                check.currentA("EVMaximumChargeCurrent", value(m.evMaximumChargeCurrent()), 0),
                0,
                check.voltageV(
                        "EVMaximumVoltage",
                        value(m.evMaximumVoltage()),
                        value(m.evMinimumVoltage())),
                check.voltageV("EVMinimumVoltage", value(m.evMinimumVoltage()), 0));
    }

    /** The charger's limits of this moment: the only set-point a DC vehicle gets to see. */
    private static DcClResControlMode limits(SessionState state, EvseState evse) {
        Rational zero = Rational.ZERO;
        return state.isBidirectional()
                ? new BptDynamicDcClResControlMode(
                        null,
                        null,
                        null,
                        null,
                        limit(evse.maxChargePowerW()),
                        zero,
                        limit(evse.maxChargeCurrentA()),
                        limit(evse.maxVoltageV()),
                        limit(evse.maxDischargePowerW()),
                        zero,
                        limit(evse.maxDischargeCurrentA()),
                        limit(evse.minVoltageV()))
                : new DynamicDcClResControlMode(
                        null,
                        null,
                        null,
                        null,
                        limit(evse.maxChargePowerW()),
                        zero,
                        limit(evse.maxChargeCurrentA()),
                        limit(evse.maxVoltageV()));
    }

    /** Counts down while the vehicle has not reacted ([V2G20-3318]). */
    private static EvseStatus terminate(Times times, Context context) {
        long leftNanos =
                context.settings().nanos(SeccSettings.STOP_DELAY)
                        - (context.nowNanos() - times.stopNanos());
        int leftSeconds = (int) Math.max(0, leftNanos / 1_000_000_000L);
        return new EvseStatus(leftSeconds, EvseNotification.TERMINATE);
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

    private static boolean powerAchieved(EvseState evse) {
        double powerW = evse.presentVoltageV() * evse.presentCurrentA();
        return reached(powerW, evse.maxChargePowerW(), evse.maxDischargePowerW());
    }

    private static boolean currentAchieved(EvseState evse) {
        return reached(
                evse.presentCurrentA(), evse.maxChargeCurrentA(), evse.maxDischargeCurrentA());
    }

    private static boolean reached(double signed, double maxCharge, double maxDischarge) {
        return signed > 0
                ? signed >= ACHIEVED * maxCharge
                : signed < 0 && -signed >= ACHIEVED * maxDischarge;
    }

    private static boolean voltageAchieved(EvseState evse) {
        return evse.maxVoltageV() > 0 && evse.presentVoltageV() >= ACHIEVED * evse.maxVoltageV();
    }

    private static double departure(@Nullable Long told, EvFacts facts) {
        return told == null ? facts.departureS() : told;
    }

    private static double or(double told, double before) {
        return Double.isNaN(told) ? before : told;
    }
}
