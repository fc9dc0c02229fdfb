package org.tidegate.iso15118.internal;

import static org.tidegate.iso15118.internal.Numbers.limit;
import static org.tidegate.iso15118.internal.Numbers.measured;
import static org.tidegate.iso15118.internal.Numbers.value;
import static org.tidegate.iso15118.internal.SeccSession.refused;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.internal.ChargeLoop.Told;
import org.tidegate.iso15118.message.BptDynamicDcClReqControlMode;
import org.tidegate.iso15118.message.BptDynamicDcClResControlMode;
import org.tidegate.iso15118.message.BptScheduledDcClReqControlMode;
import org.tidegate.iso15118.message.BptScheduledDcClResControlMode;
import org.tidegate.iso15118.message.DcChargeLoopReq;
import org.tidegate.iso15118.message.DcChargeLoopRes;
import org.tidegate.iso15118.message.DcClReqControlMode;
import org.tidegate.iso15118.message.DcClResControlMode;
import org.tidegate.iso15118.message.DynamicDcClReqControlMode;
import org.tidegate.iso15118.message.DynamicDcClResControlMode;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.ScheduledDcClReqControlMode;
import org.tidegate.iso15118.message.ScheduledDcClResControlMode;

/**
 * The DC charge loop. Under dynamic control the charger decides the power and its limits of this
 * moment are the only set-point the vehicle gets to see; under scheduled control the vehicle asks
 * for a voltage and a current, within both sides' limits and the schedule.
 */
final class DcLoop {
    /** "Achieved" is at this share of a limit; exactly at it would flicker. */
    private static final double ACHIEVED = 0.99;

    /** Below any battery, so that a current is never computed from a voltage that is not there. */
    private static final double LOW_VOLTAGE_V = 150;

    private DcLoop() {}

    static Step loop(SessionState state, DcChargeLoopReq request, Context context) {
        Refusal wrong = modeFault(state, request.controlMode());
        if (wrong != null) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_WRONG_CHARGE_PARAMETER,
                    wrong,
                    request.controlMode().getClass().getSimpleName(),
                    context);
        }
        Told told = told(state, request, context);
        EvseState evse = context.evse();
        return ChargeLoop.turn(
                state,
                request,
                told,
                context,
                common ->
                        new DcChargeLoopRes(
                                context.header(state.identity().id()),
                                common.code(),
                                common.status(),
                                common.meter(),
                                null,
                                measured(evse.presentCurrentA()),
                                measured(evse.presentVoltageV()),
                                powerAchieved(evse),
                                currentAchieved(evse),
                                voltageAchieved(evse),
                                limits(state, Offer.of(state, common.facts(), context), context)));
    }

    /** The member of the substitution group says who controls and which way energy may flow. */
    private static @Nullable Refusal modeFault(SessionState state, DcClReqControlMode mode) {
        boolean both =
                mode instanceof BptDynamicDcClReqControlMode
                        || mode instanceof BptScheduledDcClReqControlMode;
        boolean scheduled =
                mode instanceof ScheduledDcClReqControlMode
                        || mode instanceof BptScheduledDcClReqControlMode;
        if (both != state.isBidirectional()) {
            return Refusal.WRONG_MODE;
        }
        return scheduled == state.terms().choice().isScheduled() ? null : Refusal.CONTROL_MODE;
    }

    private static Told told(SessionState state, DcChargeLoopReq request, Context context) {
        var check = new EvFacts.Check();
        EvFacts facts =
                switch (request.controlMode()) {
                    case BptDynamicDcClReqControlMode m -> dynamic(state.facts(), m, check);
                    case DynamicDcClReqControlMode m -> dynamic(state.facts(), m, check);
                    case BptScheduledDcClReqControlMode m -> scheduled(state, m, check, context);
                    case ScheduledDcClReqControlMode m -> scheduled(state, m, check, context);
                };
        EvFacts.Wish wish = facts.wish();
        boolean promised = state.terms().profile() != null;
        return new Told(
                facts,
                check,
                request.displayParameters(),
                request.meterInfoRequested(),
                promised ? wish.voltageV() * wish.currentA() : Double.NaN);
    }

    private static EvFacts dynamic(
            EvFacts was, BptDynamicDcClReqControlMode m, EvFacts.Check check) {
        var limits =
                new EvFacts.Limits(
                        check.powerW(
                                "EVMaximumChargePower",
                                value(m.evMaximumChargePower()),
                                value(m.evMinimumChargePower())),
                        check.powerW(
                                "EVMaximumDischargePower",
                                value(m.evMaximumDischargePower()),
                                value(m.evMinimumDischargePower())),
                        check.currentA(
                                "EVMaximumChargeCurrent", value(m.evMaximumChargeCurrent()), 0),
                        check.currentA(
                                "EVMaximumDischargeCurrent",
                                value(m.evMaximumDischargeCurrent()),
                                0),
                        check.voltageV(
                                "EVMaximumVoltage",
                                value(m.evMaximumVoltage()),
                                value(m.evMinimumVoltage())),
                        check.voltageV("EVMinimumVoltage", value(m.evMinimumVoltage()), 0));
        return was.with(
                        limits.atLeast(
                                value(m.evMinimumChargePower()),
                                value(m.evMinimumDischargePower())))
                .with(
                        was.needs()
                                .until(value(m.departureTime()))
                                .energies(
                                        value(m.evTargetEnergyRequest()),
                                        value(m.evMaximumEnergyRequest()),
                                        value(m.evMinimumEnergyRequest()))
                                .cycling(
                                        value(m.evMaximumV2xEnergyRequest()),
                                        value(m.evMinimumV2xEnergyRequest())));
    }

    private static EvFacts dynamic(EvFacts was, DynamicDcClReqControlMode m, EvFacts.Check check) {
        var limits =
                new EvFacts.Limits(
                        check.powerW(
                                "EVMaximumChargePower",
                                value(m.evMaximumChargePower()),
                                value(m.evMinimumChargePower())),
                        0,
                        check.currentA(
                                "EVMaximumChargeCurrent", value(m.evMaximumChargeCurrent()), 0),
                        0,
                        check.voltageV(
                                "EVMaximumVoltage",
                                value(m.evMaximumVoltage()),
                                value(m.evMinimumVoltage())),
                        check.voltageV("EVMinimumVoltage", value(m.evMinimumVoltage()), 0));
        return was.with(limits.atLeast(value(m.evMinimumChargePower()), 0))
                .with(
                        was.needs()
                                .until(value(m.departureTime()))
                                .energies(
                                        value(m.evTargetEnergyRequest()),
                                        value(m.evMaximumEnergyRequest()),
                                        value(m.evMinimumEnergyRequest())));
    }

    private static EvFacts scheduled(
            SessionState state,
            BptScheduledDcClReqControlMode m,
            EvFacts.Check check,
            Context context) {
        EvFacts.Limits was = state.facts().limits();
        double minChargeW = or(m.evMinimumChargePower(), was.minChargePowerW());
        double minDischargeW = or(m.evMinimumDischargePower(), was.minDischargePowerW());
        double minV = or(m.evMinimumVoltage(), was.minVoltageV());
        var limits =
                new EvFacts.Limits(
                        check.powerW(
                                "EVMaximumChargePower",
                                or(m.evMaximumChargePower(), was.maxChargePowerW()),
                                minChargeW),
                        check.powerW(
                                "EVMaximumDischargePower",
                                or(m.evMaximumDischargePower(), was.maxDischargePowerW()),
                                minDischargeW),
                        check.currentA(
                                "EVMaximumChargeCurrent",
                                or(m.evMaximumChargeCurrent(), was.maxChargeCurrentA()),
                                0),
                        check.currentA(
                                "EVMaximumDischargeCurrent",
                                or(m.evMaximumDischargeCurrent(), was.maxDischargeCurrentA()),
                                0),
                        check.voltageV(
                                "EVMaximumVoltage",
                                or(m.evMaximumVoltage(), was.maxVoltageV()),
                                minV),
                        check.voltageV("EVMinimumVoltage", minV, 0));
        return wishing(
                energies(
                        state.facts(),
                        m.evTargetEnergyRequest(),
                        m.evMaximumEnergyRequest(),
                        m.evMinimumEnergyRequest()),
                limits.atLeast(minChargeW, minDischargeW),
                target("EVTargetVoltage", m.evTargetVoltage(), check),
                target("EVTargetCurrent", m.evTargetCurrent(), check),
                Schedules.now(state.terms(), context));
    }

    private static EvFacts scheduled(
            SessionState state,
            ScheduledDcClReqControlMode m,
            EvFacts.Check check,
            Context context) {
        EvFacts.Limits was = state.facts().limits();
        double minChargeW = or(m.evMinimumChargePower(), was.minChargePowerW());
        double minV = or(m.evMinimumVoltage(), was.minVoltageV());
        var limits =
                new EvFacts.Limits(
                        check.powerW(
                                "EVMaximumChargePower",
                                or(m.evMaximumChargePower(), was.maxChargePowerW()),
                                minChargeW),
                        0,
                        check.currentA(
                                "EVMaximumChargeCurrent",
                                or(m.evMaximumChargeCurrent(), was.maxChargeCurrentA()),
                                0),
                        0,
                        check.voltageV(
                                "EVMaximumVoltage",
                                or(m.evMaximumVoltage(), was.maxVoltageV()),
                                minV),
                        check.voltageV("EVMinimumVoltage", minV, 0));
        return wishing(
                energies(
                        state.facts(),
                        m.evTargetEnergyRequest(),
                        m.evMaximumEnergyRequest(),
                        m.evMinimumEnergyRequest()),
                limits.atLeast(minChargeW, 0),
                target("EVTargetVoltage", m.evTargetVoltage(), check),
                target("EVTargetCurrent", m.evTargetCurrent(), check),
                Schedules.now(state.terms(), context));
    }

    private static double target(String what, Rational told, EvFacts.Check check) {
        return check.number(what, value(told));
    }

    private static EvFacts energies(
            EvFacts was,
            @Nullable Rational target,
            @Nullable Rational maximum,
            @Nullable Rational minimum) {
        EvFacts.Needs needs = was.needs();
        return was.with(
                needs.energies(
                        or(target, needs.targetWh()),
                        or(maximum, needs.maximumWh()),
                        or(minimum, needs.minimumWh())));
    }

    /** The vehicle's target is a wish ([V2G20-2188]): never more than limits and schedule allow. */
    private static EvFacts wishing(
            EvFacts facts,
            EvFacts.Limits limits,
            double voltageV,
            double currentA,
            Schedules.Cap cap) {
        double powerW = Math.max(0, voltageV) * currentA;
        return facts.with(limits)
                .with(
                        new EvFacts.Wish(
                                voltageV,
                                currentA,
                                powerW > 0 ? Math.min(powerW, cap.chargeW()) : 0,
                                powerW < 0 ? Math.min(-powerW, cap.dischargeW()) : 0,
                                Double.NaN));
    }

    /** What the charger can do this moment: its own limits, within the schedule if there is one. */
    private record Offer(double chargeW, double dischargeW, double chargeA, double dischargeA) {
        static Offer of(SessionState state, EvFacts facts, Context context) {
            EvseState evse = context.evse();
            Schedules.Cap cap =
                    state.terms().choice().isScheduled()
                            ? Schedules.now(state.terms(), context)
                            : new Schedules.Cap(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
            // The ladder comes to the same a moment later; the vehicle is told at once.
            boolean out = facts.dischargeDoubt().isEmpty();
            // The charger itself holds the current at 0; a floor is only what the vehicle sees.
            double floorW = ChargeLoop.floorW(state, context);
            return new Offer(
                    Math.max(floorW, Math.min(evse.maxChargePowerW(), cap.chargeW())),
                    out ? Math.min(evse.maxDischargePowerW(), cap.dischargeW()) : 0,
                    Math.max(
                            floorW / Math.max(LOW_VOLTAGE_V, evse.presentVoltageV()),
                            evse.maxChargeCurrentA()),
                    out ? evse.maxDischargeCurrentA() : 0);
        }
    }

    private static DcClResControlMode limits(SessionState state, Offer offer, Context context) {
        EvseState evse = context.evse();
        Rational zero = Rational.ZERO;
        boolean both = state.isBidirectional();
        if (state.terms().choice().isScheduled()) {
            return both
                    ? new BptScheduledDcClResControlMode(
                            limit(offer.chargeW),
                            zero,
                            limit(offer.chargeA),
                            limit(evse.maxVoltageV()),
                            limit(offer.dischargeW),
                            zero,
                            limit(offer.dischargeA),
                            limit(evse.minVoltageV()))
                    : new ScheduledDcClResControlMode(
                            limit(offer.chargeW),
                            zero,
                            limit(offer.chargeA),
                            limit(evse.maxVoltageV()));
        }
        Parameters.Kept kept = Parameters.Kept.of(state, context);
        return both
                ? new BptDynamicDcClResControlMode(
                        kept.departureS(),
                        kept.minimum(),
                        kept.target(),
                        null,
                        limit(offer.chargeW),
                        zero,
                        limit(offer.chargeA),
                        limit(evse.maxVoltageV()),
                        limit(offer.dischargeW),
                        zero,
                        limit(offer.dischargeA),
                        limit(evse.minVoltageV()))
                : new DynamicDcClResControlMode(
                        kept.departureS(),
                        kept.minimum(),
                        kept.target(),
                        null,
                        limit(offer.chargeW),
                        zero,
                        limit(offer.chargeA),
                        limit(evse.maxVoltageV()));
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

    private static double or(@Nullable Rational told, double before) {
        return told == null ? before : value(told);
    }
}
