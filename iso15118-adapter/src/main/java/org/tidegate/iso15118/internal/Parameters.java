package org.tidegate.iso15118.internal;

import static org.tidegate.iso15118.internal.Numbers.limit;
import static org.tidegate.iso15118.internal.Numbers.value;
import static org.tidegate.iso15118.internal.SeccSession.refused;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EnergyPlan;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.message.BptDcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.BptDcCpdResEnergyTransferMode;
import org.tidegate.iso15118.message.DcChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.DcChargeParameterDiscoveryRes;
import org.tidegate.iso15118.message.DcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.DcCpdResEnergyTransferMode;
import org.tidegate.iso15118.message.DcCpdResMode;
import org.tidegate.iso15118.message.DynamicSeReqControlMode;
import org.tidegate.iso15118.message.DynamicSeResControlMode;
import org.tidegate.iso15118.message.PriceSchedule;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.ScheduleExchangeReq;
import org.tidegate.iso15118.message.ScheduleExchangeRes;
import org.tidegate.iso15118.message.ScheduleTuple;
import org.tidegate.iso15118.message.ScheduledSeReqControlMode;
import org.tidegate.iso15118.message.ScheduledSeResControlMode;
import org.tidegate.iso15118.message.SeReqControlMode;
import org.tidegate.iso15118.message.SeResControlMode;

/** Both sides' limits, and what the vehicle needs until it leaves. */
final class Parameters {
    private Parameters() {}

    /** Nonsense here ends the session; in the charge loop the same nonsense only counts as 0. */
    static Step discovery(
            SessionState state, DcChargeParameterDiscoveryReq request, Context context) {
        boolean bidirectional =
                request.energyTransferMode() instanceof BptDcCpdReqEnergyTransferMode;
        if (bidirectional != state.isBidirectional()) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_WRONG_CHARGE_PARAMETER,
                    Refusal.WRONG_MODE,
                    bidirectional ? "bidirectional" : "charging only",
                    context);
        }
        var check = new EvFacts.Check();
        EvFacts.Limits limits = limits(request, check);
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
        SeccSettings.Rating rating = context.settings().rating();
        if (!(limits.maxVoltageV() >= rating.minVoltageV())
                || !(limits.minVoltageV() <= rating.maxVoltageV())) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_WRONG_CHARGE_PARAMETER,
                    Refusal.VOLTAGE_MISMATCH,
                    "vehicle %.0f to %.0f V, charger %.0f to %.0f V"
                            .formatted(
                                    limits.minVoltageV(),
                                    limits.maxVoltageV(),
                                    rating.minVoltageV(),
                                    rating.maxVoltageV()),
                    context);
        }
        Integer target =
                switch (request.energyTransferMode()) {
                    case BptDcCpdReqEnergyTransferMode m -> m.targetSoc();
                    case DcCpdReqEnergyTransferMode m -> m.targetSoc();
                };
        EvFacts facts = state.facts().with(limits.within(state.quirk(context)));
        return Step.answer(
                state.with(facts.with(facts.charge().heading(Double.NaN, value(target))))
                        .to(Stage.AWAIT_SCHEDULE, context.nowNanos()),
                new DcChargeParameterDiscoveryRes(
                        context.header(state.identity().id()),
                        ResponseCode.OK,
                        rated(rating, bidirectional)));
    }

    private static EvFacts.Limits limits(
            DcChargeParameterDiscoveryReq request, EvFacts.Check check) {
        return switch (request.energyTransferMode()) {
            case BptDcCpdReqEnergyTransferMode m ->
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
                                    "EVMaximumChargeCurrent",
                                    value(m.evMaximumChargeCurrent()),
                                    value(m.evMinimumChargeCurrent())),
                            check.currentA(
                                    "EVMaximumDischargeCurrent",
                                    value(m.evMaximumDischargeCurrent()),
                                    value(m.evMinimumDischargeCurrent())),
                            check.voltageV(
                                    "EVMaximumVoltage",
                                    value(m.evMaximumVoltage()),
                                    value(m.evMinimumVoltage())),
                            check.voltageV("EVMinimumVoltage", value(m.evMinimumVoltage()), 0),
                            atLeastZero(value(m.evMinimumChargePower())),
                            atLeastZero(value(m.evMinimumDischargePower())));
            case DcCpdReqEnergyTransferMode m ->
                    new EvFacts.Limits(
                            check.powerW(
                                    "EVMaximumChargePower",
                                    value(m.evMaximumChargePower()),
                                    value(m.evMinimumChargePower())),
                            0,
                            check.currentA(
                                    "EVMaximumChargeCurrent",
                                    value(m.evMaximumChargeCurrent()),
                                    value(m.evMinimumChargeCurrent())),
                            0,
                            check.voltageV(
                                    "EVMaximumVoltage",
                                    value(m.evMaximumVoltage()),
                                    value(m.evMinimumVoltage())),
                            check.voltageV("EVMinimumVoltage", value(m.evMinimumVoltage()), 0),
                            atLeastZero(value(m.evMinimumChargePower())),
                            0);
        };
    }

    private static double atLeastZero(double minimum) {
        return minimum > 0 ? minimum : 0;
    }

    /** The hardware's rating: the limits of this moment may be 0, and many vehicles leave at 0. */
    private static DcCpdResMode rated(SeccSettings.Rating rating, boolean bidirectional) {
        Rational zero = Rational.ZERO;
        return bidirectional
                ? new BptDcCpdResEnergyTransferMode(
                        limit(rating.maxChargePowerW()),
                        zero,
                        limit(rating.maxChargeCurrentA()),
                        zero,
                        limit(rating.maxVoltageV()),
                        limit(rating.minVoltageV()),
                        null,
                        limit(rating.maxDischargePowerW()),
                        zero,
                        limit(rating.maxDischargeCurrentA()),
                        zero)
                : new DcCpdResEnergyTransferMode(
                        limit(rating.maxChargePowerW()),
                        zero,
                        limit(rating.maxChargeCurrentA()),
                        zero,
                        limit(rating.maxVoltageV()),
                        limit(rating.minVoltageV()),
                        null);
    }

    static Step schedule(SessionState state, ScheduleExchangeReq request, Context context) {
        boolean scheduled = request.controlMode() instanceof ScheduledSeReqControlMode;
        if (scheduled != state.terms().choice().isScheduled()) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_SCHEDULE_SELECTION_INVALID,
                    Refusal.CONTROL_MODE,
                    (scheduled ? "scheduled, selected was " : "dynamic, selected was ")
                            + state.terms().choice().words(),
                    context);
        }
        boolean ready = context.evse().chargerReady();
        if (!ready
                && context.isOlderThan(state.times().stageNanos(), SeccSettings.ONGOING_TIMEOUT)) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED,
                    Refusal.ONGOING_TIMEOUT,
                    "schedule",
                    context);
        }
        SessionState told = state.with(needs(state.facts(), request.controlMode()));
        Stage next = ready ? after(state) : state.stage();
        List<ScheduleTuple> tuples = scheduled ? Schedules.offer(state, context) : List.of();
        SeResControlMode mode =
                scheduled ? new ScheduledSeResControlMode(tuples) : dynamic(state, context);
        boolean pause =
                context.evse().iso20().notice() == EvseState.Notice.PAUSE
                        && context.settings().iso20().pauses();
        return Step.answer(
                told.with(state.terms().offering(tuples)).to(next, context.nowNanos()),
                new ScheduleExchangeRes(
                        context.header(state.identity().id()),
                        ResponseCode.OK,
                        ready ? Processing.FINISHED : Processing.ONGOING,
                        pause ? true : null,
                        mode));
    }

    private static Stage after(SessionState state) {
        return state.stage() == Stage.RENEGOTIATION
                ? Stage.RENEGOTIATED
                : state.isAc() ? Stage.AWAIT_AC_POWER : Stage.AWAIT_CABLE_CHECK;
    }

    private static EvFacts needs(EvFacts was, SeReqControlMode mode) {
        EvFacts.Needs needs = was.needs();
        return switch (mode) {
            case DynamicSeReqControlMode m ->
                    was.with(
                                    needs.until((double) m.departureTime())
                                            .energies(
                                                    value(m.evTargetEnergyRequest()),
                                                    value(m.evMaximumEnergyRequest()),
                                                    value(m.evMinimumEnergyRequest()))
                                            .cycling(
                                                    value(m.evMaximumV2xEnergyRequest()),
                                                    value(m.evMinimumV2xEnergyRequest())))
                            .with(
                                    was.charge()
                                            .heading(value(m.minimumSoc()), value(m.targetSoc())));
            case ScheduledSeReqControlMode m ->
                    was.with(
                            needs.until(value(m.departureTime()))
                                    .energies(
                                            value(m.evTargetEnergyRequest()),
                                            value(m.evMaximumEnergyRequest()),
                                            value(m.evMinimumEnergyRequest())));
        };
    }

    /** Departure and states of charge only where the charger keeps them. */
    private static SeResControlMode dynamic(SessionState state, Context context) {
        Services.Choice choice = state.terms().choice();
        List<EnergyPlan> plans = context.evse().iso20().plans();
        PriceSchedule prices =
                plans.isEmpty()
                        ? null
                        : Schedules.prices(plans.getFirst(), choice.pricing(), false, context);
        Kept kept = Kept.of(state, context);
        return new DynamicSeResControlMode(kept.departureS, kept.minimum, kept.target, prices);
    }

    /** What the charger knows of the driver's needs, in the words of a message. */
    record Kept(@Nullable Long departureS, @Nullable Integer minimum, @Nullable Integer target) {
        private static final Kept NOTHING = new Kept(null, null, null);

        static Kept of(SessionState state, Context context) {
            EvseState.Mobility mobility = context.evse().iso20().mobility();
            return mobility == null || !state.terms().choice().mobilityByCharger()
                    ? NOTHING
                    : new Kept(
                            mobility.departureS() >= 0 ? Math.round(mobility.departureS()) : null,
                            percent(mobility.minimumSocPercent()),
                            percent(mobility.targetSocPercent()));
        }

        private static @Nullable Integer percent(double value) {
            return value >= 0 && value <= 100 ? (int) Math.round(value) : null;
        }
    }
}
