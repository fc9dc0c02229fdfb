package org.tidegate.iso15118.internal;

import static org.tidegate.iso15118.internal.Numbers.limit;
import static org.tidegate.iso15118.internal.Numbers.measured;
import static org.tidegate.iso15118.internal.Numbers.value;
import static org.tidegate.iso15118.internal.SeccSession.refused;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.Iso20Settings.Ac;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.internal.ChargeLoop.Told;
import org.tidegate.iso15118.message.AcChargeLoopReq;
import org.tidegate.iso15118.message.AcChargeLoopRes;
import org.tidegate.iso15118.message.AcChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.AcChargeParameterDiscoveryRes;
import org.tidegate.iso15118.message.AcClReqControlMode;
import org.tidegate.iso15118.message.AcClResControlMode;
import org.tidegate.iso15118.message.AcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.AcCpdResEnergyTransferMode;
import org.tidegate.iso15118.message.AcCpdResMode;
import org.tidegate.iso15118.message.BptAcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.BptAcCpdResEnergyTransferMode;
import org.tidegate.iso15118.message.BptDynamicAcClReqControlMode;
import org.tidegate.iso15118.message.BptDynamicAcClResControlMode;
import org.tidegate.iso15118.message.BptScheduledAcClReqControlMode;
import org.tidegate.iso15118.message.BptScheduledAcClResControlMode;
import org.tidegate.iso15118.message.DynamicAcClReqControlMode;
import org.tidegate.iso15118.message.DynamicAcClResControlMode;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.ScheduledAcClReqControlMode;
import org.tidegate.iso15118.message.ScheduledAcClResControlMode;

/**
 * AC: the inverter is the vehicle's, the charger sends it set-points. A value without L2 and L3 is
 * the sum of all phases; set-points are plus into the vehicle.
 */
final class AcTransfer {
    private AcTransfer() {}

    static Step discovery(
            SessionState state, AcChargeParameterDiscoveryReq request, Context context) {
        boolean both = request.energyTransferMode() instanceof BptAcCpdReqEnergyTransferMode;
        if (both != state.isBidirectional()) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_WRONG_CHARGE_PARAMETER,
                    Refusal.WRONG_MODE,
                    both ? "bidirectional" : "charging only",
                    context);
        }
        var check = new EvFacts.Check();
        EvFacts.Limits limits =
                switch (request.energyTransferMode()) {
                    case BptAcCpdReqEnergyTransferMode m ->
                            limits(
                                    sum(
                                            m.evMaximumChargePower(),
                                            m.evMaximumChargePowerL2(),
                                            m.evMaximumChargePowerL3()),
                                    sum(
                                            m.evMinimumChargePower(),
                                            m.evMinimumChargePowerL2(),
                                            m.evMinimumChargePowerL3()),
                                    sum(
                                            m.evMaximumDischargePower(),
                                            m.evMaximumDischargePowerL2(),
                                            m.evMaximumDischargePowerL3()),
                                    sum(
                                            m.evMinimumDischargePower(),
                                            m.evMinimumDischargePowerL2(),
                                            m.evMinimumDischargePowerL3()),
                                    check,
                                    context);
                    case AcCpdReqEnergyTransferMode m ->
                            limits(
                                    sum(
                                            m.evMaximumChargePower(),
                                            m.evMaximumChargePowerL2(),
                                            m.evMaximumChargePowerL3()),
                                    sum(
                                            m.evMinimumChargePower(),
                                            m.evMinimumChargePowerL2(),
                                            m.evMinimumChargePowerL3()),
                                    0,
                                    0,
                                    check,
                                    context);
                };
        Refusal wrong = check.first();
        if (wrong != null) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_WRONG_CHARGE_PARAMETER,
                    wrong,
                    check.detail(),
                    context);
        }
        return Step.answer(
                state.with(state.facts().with(limits.within(state.quirk(context))))
                        .to(Stage.AWAIT_SCHEDULE, context.nowNanos()),
                new AcChargeParameterDiscoveryRes(
                        context.header(state.identity().id()),
                        ResponseCode.OK,
                        rated(both, context)));
    }

    /** NaN if one of them cannot be used. */
    private static double sum(Rational first, @Nullable Rational second, @Nullable Rational third) {
        return value(first)
                + (second == null ? 0 : value(second))
                + (third == null ? 0 : value(third));
    }

    /** Currents are what the powers mean at nominal voltage, all phases together. */
    private static EvFacts.Limits limits(
            double maxChargeW,
            double minChargeW,
            double maxDischargeW,
            double minDischargeW,
            EvFacts.Check check,
            Context context) {
        double nominalV = context.settings().iso20().ac().nominalVoltageV();
        double chargeW = check.powerW("EVMaximumChargePower", maxChargeW, minChargeW);
        double dischargeW = check.powerW("EVMaximumDischargePower", maxDischargeW, minDischargeW);
        return new EvFacts.Limits(
                        chargeW,
                        dischargeW,
                        chargeW / nominalV,
                        dischargeW / nominalV,
                        Double.NaN,
                        Double.NaN)
                .atLeast(minChargeW, minDischargeW);
    }

    private static AcCpdResMode rated(boolean both, Context context) {
        Ac ac = context.settings().iso20().ac();
        Rational zero = Rational.ZERO;
        Rational frequency = measured(ac.nominalFrequencyHz());
        Rational present = present(context.evse());
        return both
                ? new BptAcCpdResEnergyTransferMode(
                        limit(ac.maxChargePowerW()),
                        null,
                        null,
                        zero,
                        null,
                        null,
                        frequency,
                        null,
                        null,
                        present,
                        null,
                        null,
                        limit(ac.maxDischargePowerW()),
                        null,
                        null,
                        zero,
                        null,
                        null)
                : new AcCpdResEnergyTransferMode(
                        limit(ac.maxChargePowerW()),
                        null,
                        null,
                        zero,
                        null,
                        null,
                        frequency,
                        null,
                        null,
                        present,
                        null,
                        null);
    }

    static Step loop(SessionState state, AcChargeLoopReq request, Context context) {
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
        if (!context.evse().contactorClosed() && state.stage() != Stage.STANDBY) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_CONTACTOR_ERROR,
                    Refusal.CONTACTOR_OPEN,
                    "charge loop",
                    context);
        }
        return ChargeLoop.turn(
                state,
                request,
                told(state, request, context),
                context,
                common ->
                        new AcChargeLoopRes(
                                context.header(state.identity().id()),
                                common.code(),
                                common.status(),
                                common.meter(),
                                null,
                                null,
                                setPoint(state, common.facts(), context)));
    }

    private static @Nullable Refusal modeFault(SessionState state, AcClReqControlMode mode) {
        boolean both =
                mode instanceof BptDynamicAcClReqControlMode
                        || mode instanceof BptScheduledAcClReqControlMode;
        boolean scheduled =
                mode instanceof ScheduledAcClReqControlMode
                        || mode instanceof BptScheduledAcClReqControlMode;
        if (both != state.isBidirectional()) {
            return Refusal.WRONG_MODE;
        }
        return scheduled == state.terms().choice().isScheduled() ? null : Refusal.CONTROL_MODE;
    }

    private static Told told(SessionState state, AcChargeLoopReq request, Context context) {
        var check = new EvFacts.Check();
        EvFacts was = state.facts();
        EvFacts facts =
                switch (request.controlMode()) {
                    case BptDynamicAcClReqControlMode m -> dynamic(was, m, check, context);
                    case DynamicAcClReqControlMode m -> dynamic(was, m, check, context);
                    case BptScheduledAcClReqControlMode m -> scheduled(state, m, check, context);
                    case ScheduledAcClReqControlMode m -> scheduled(state, m, check, context);
                };
        return new Told(
                facts,
                check,
                request.displayParameters(),
                request.meterInfoRequested(),
                facts.wish().presentActivePowerW());
    }

    private static EvFacts dynamic(
            EvFacts was, BptDynamicAcClReqControlMode m, EvFacts.Check check, Context context) {
        return was.with(
                        limits(
                                sum(
                                        m.evMaximumChargePower(),
                                        m.evMaximumChargePowerL2(),
                                        m.evMaximumChargePowerL3()),
                                sum(
                                        m.evMinimumChargePower(),
                                        m.evMinimumChargePowerL2(),
                                        m.evMinimumChargePowerL3()),
                                sum(
                                        m.evMaximumDischargePower(),
                                        m.evMaximumDischargePowerL2(),
                                        m.evMaximumDischargePowerL3()),
                                sum(
                                        m.evMinimumDischargePower(),
                                        m.evMinimumDischargePowerL2(),
                                        m.evMinimumDischargePowerL3()),
                                check,
                                context))
                .with(
                        was.needs()
                                .until(value(m.departureTime()))
                                .energies(
                                        value(m.evTargetEnergyRequest()),
                                        value(m.evMaximumEnergyRequest()),
                                        value(m.evMinimumEnergyRequest()))
                                .cycling(
                                        value(m.evMaximumV2xEnergyRequest()),
                                        value(m.evMinimumV2xEnergyRequest())))
                .with(
                        free(
                                sum(
                                        m.evPresentActivePower(),
                                        m.evPresentActivePowerL2(),
                                        m.evPresentActivePowerL3())));
    }

    private static EvFacts dynamic(
            EvFacts was, DynamicAcClReqControlMode m, EvFacts.Check check, Context context) {
        return was.with(
                        limits(
                                sum(
                                        m.evMaximumChargePower(),
                                        m.evMaximumChargePowerL2(),
                                        m.evMaximumChargePowerL3()),
                                sum(
                                        m.evMinimumChargePower(),
                                        m.evMinimumChargePowerL2(),
                                        m.evMinimumChargePowerL3()),
                                0,
                                0,
                                check,
                                context))
                .with(
                        was.needs()
                                .until(value(m.departureTime()))
                                .energies(
                                        value(m.evTargetEnergyRequest()),
                                        value(m.evMaximumEnergyRequest()),
                                        value(m.evMinimumEnergyRequest())))
                .with(
                        free(
                                sum(
                                        m.evPresentActivePower(),
                                        m.evPresentActivePowerL2(),
                                        m.evPresentActivePowerL3())));
    }

    private static EvFacts scheduled(
            SessionState state,
            BptScheduledAcClReqControlMode m,
            EvFacts.Check check,
            Context context) {
        EvFacts was = state.facts();
        EvFacts.Limits l = was.limits();
        Rational charge = m.evMaximumChargePower();
        Rational least = m.evMinimumChargePower();
        Rational discharge = m.evMaximumDischargePower();
        Rational leastOut = m.evMinimumDischargePower();
        EvFacts.Limits limits =
                limits(
                        charge == null
                                ? l.maxChargePowerW()
                                : sum(
                                        charge,
                                        m.evMaximumChargePowerL2(),
                                        m.evMaximumChargePowerL3()),
                        least == null
                                ? l.minChargePowerW()
                                : sum(
                                        least,
                                        m.evMinimumChargePowerL2(),
                                        m.evMinimumChargePowerL3()),
                        discharge == null
                                ? l.maxDischargePowerW()
                                : sum(
                                        discharge,
                                        m.evMaximumDischargePowerL2(),
                                        m.evMaximumDischargePowerL3()),
                        leastOut == null
                                ? l.minDischargePowerW()
                                : sum(
                                        leastOut,
                                        m.evMinimumDischargePowerL2(),
                                        m.evMinimumDischargePowerL3()),
                        check,
                        context);
        return bound(
                energies(
                        was.with(limits),
                        m.evTargetEnergyRequest(),
                        m.evMaximumEnergyRequest(),
                        m.evMinimumEnergyRequest()),
                sum(
                        m.evPresentActivePower(),
                        m.evPresentActivePowerL2(),
                        m.evPresentActivePowerL3()),
                state,
                context);
    }

    private static EvFacts scheduled(
            SessionState state,
            ScheduledAcClReqControlMode m,
            EvFacts.Check check,
            Context context) {
        EvFacts was = state.facts();
        EvFacts.Limits l = was.limits();
        Rational charge = m.evMaximumChargePower();
        Rational least = m.evMinimumChargePower();
        EvFacts.Limits limits =
                limits(
                        charge == null
                                ? l.maxChargePowerW()
                                : sum(
                                        charge,
                                        m.evMaximumChargePowerL2(),
                                        m.evMaximumChargePowerL3()),
                        least == null
                                ? l.minChargePowerW()
                                : sum(
                                        least,
                                        m.evMinimumChargePowerL2(),
                                        m.evMinimumChargePowerL3()),
                        0,
                        0,
                        check,
                        context);
        return bound(
                energies(
                        was.with(limits),
                        m.evTargetEnergyRequest(),
                        m.evMaximumEnergyRequest(),
                        m.evMinimumEnergyRequest()),
                sum(
                        m.evPresentActivePower(),
                        m.evPresentActivePowerL2(),
                        m.evPresentActivePowerL3()),
                state,
                context);
    }

    private static EvFacts energies(
            EvFacts was,
            @Nullable Rational target,
            @Nullable Rational maximum,
            @Nullable Rational minimum) {
        EvFacts.Needs needs = was.needs();
        return was.with(
                needs.energies(
                        target == null ? needs.targetWh() : value(target),
                        maximum == null ? needs.maximumWh() : value(maximum),
                        minimum == null ? needs.minimumWh() : value(minimum)));
    }

    private static EvFacts.Wish free(double presentW) {
        return new EvFacts.Wish(
                Double.NaN,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                presentW);
    }

    private static EvFacts bound(
            EvFacts facts, double presentW, SessionState state, Context context) {
        Schedules.Cap cap = Schedules.now(state.terms(), context);
        return facts.with(
                new EvFacts.Wish(
                        Double.NaN, Double.NaN, cap.chargeW(), cap.dischargeW(), presentW));
    }

    /** Under scheduled control a set-point is only sent when the charger needs less than agreed. */
    private static AcClResControlMode setPoint(SessionState state, EvFacts facts, Context context) {
        EvseState evse = context.evse();
        boolean both = state.isBidirectional();
        Rational present = present(evse);
        if (!state.terms().choice().isScheduled()) {
            Parameters.Kept kept = Parameters.Kept.of(state, context);
            Rational target =
                    state.stage() == Stage.STANDBY
                            ? Rational.ZERO
                            : toward(
                                    unlatched(
                                            clamped(evse.targetPowerW(), facts, both, evse),
                                            state,
                                            facts,
                                            context));
            Rational reactive = measured(evse.iso20().targetReactivePowerVar());
            return both
                    ? new BptDynamicAcClResControlMode(
                            kept.departureS(),
                            kept.minimum(),
                            kept.target(),
                            null,
                            target,
                            null,
                            null,
                            reactive,
                            null,
                            null,
                            present,
                            null,
                            null)
                    : new DynamicAcClResControlMode(
                            kept.departureS(),
                            kept.minimum(),
                            kept.target(),
                            null,
                            target,
                            null,
                            null,
                            null,
                            null,
                            null,
                            present,
                            null,
                            null);
        }
        Rational target = relief(state, facts, both, context);
        return both
                ? new BptScheduledAcClResControlMode(
                        target, null, null, null, null, null, present, null, null)
                : new ScheduledAcClResControlMode(
                        target, null, null, null, null, null, present, null, null);
    }

    /** Within what both sides can do this moment; without trust nothing comes out. */
    private static double clamped(double targetW, EvFacts facts, boolean both, EvseState evse) {
        boolean out = both && facts.dischargeDoubt().isEmpty();
        EvFacts.Limits limits = facts.limits();
        double most =
                Math.min(
                        Math.min(evse.maxChargePowerW(), limits.maxChargePowerW()),
                        facts.wish().chargeCapW());
        double least =
                out
                        ? -Math.min(
                                Math.min(evse.maxDischargePowerW(), limits.maxDischargePowerW()),
                                facts.wish().dischargeCapW())
                        : 0;
        return Double.isNaN(targetW) ? 0 : Math.max(least, Math.min(most, targetW));
    }

    /** A vehicle that latches is kept at its smallest power, where that is permitted. */
    private static double unlatched(
            double targetW, SessionState state, EvFacts facts, Context context) {
        double floorW = ChargeLoop.floorW(state, context);
        boolean possible =
                floorW <= context.evse().maxChargePowerW()
                        && floorW <= facts.limits().maxChargePowerW();
        return Math.abs(targetW) < floorW && possible ? floorW : targetW;
    }

    /** Null while the vehicle may follow its own profile. */
    private static @Nullable Rational relief(
            SessionState state, EvFacts facts, boolean both, Context context) {
        double promisedW = Schedules.promisedW(state.terms(), context);
        double wantedW = Double.isNaN(promisedW) ? 0 : promisedW;
        double possibleW = clamped(wantedW, facts, both, context.evse());
        return state.stage() == Stage.STANDBY
                ? Rational.ZERO
                : possibleW == wantedW ? null : toward(possibleW);
    }

    /** A set-point is never rounded away from 0. */
    private static Rational toward(double powerW) {
        return Rational.towardsZero(powerW);
    }

    private static @Nullable Rational present(EvseState evse) {
        double presentW = evse.iso20().presentActivePowerW();
        return Double.isFinite(presentW) ? Rational.fromDouble(presentW) : null;
    }
}
