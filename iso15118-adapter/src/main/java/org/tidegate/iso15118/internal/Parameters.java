package org.tidegate.iso15118.internal;

import static org.tidegate.iso15118.internal.Numbers.limit;
import static org.tidegate.iso15118.internal.Numbers.value;
import static org.tidegate.iso15118.internal.SeccSession.refused;

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
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.ScheduleExchangeReq;
import org.tidegate.iso15118.message.ScheduleExchangeRes;

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
        EvFacts facts = state.facts().withLimits(limits);
        if (target != null) {
            facts =
                    facts.withSoc(
                            facts.socPercent(),
                            facts.minimumSocPercent(),
                            target,
                            facts.capacityWh(),
                            facts.watch());
        }
        return Step.answer(
                state.with(facts).to(Stage.AWAIT_SCHEDULE, context.nowNanos()),
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
                            check.voltageV("EVMinimumVoltage", value(m.evMinimumVoltage()), 0));
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
                            check.voltageV("EVMinimumVoltage", value(m.evMinimumVoltage()), 0));
        };
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
        if (!(request.controlMode() instanceof DynamicSeReqControlMode needs)) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_SCHEDULE_SELECTION_INVALID,
                    Refusal.CONTROL_MODE,
                    "",
                    context);
        }
        EvFacts was = state.facts();
        EvFacts facts =
                was.withNeeds(
                                value(needs.evTargetEnergyRequest()),
                                value(needs.evMinimumV2xEnergyRequest()),
                                (double) needs.departureTime())
                        .withSoc(
                                was.socPercent(),
                                or(value(needs.minimumSoc()), was.minimumSocPercent()),
                                or(value(needs.targetSoc()), was.targetSocPercent()),
                                was.capacityWh(),
                                was.watch());
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
        Stage next =
                !ready
                        ? state.stage()
                        : state.stage() == Stage.RENEGOTIATION
                                ? Stage.RENEGOTIATED
                                : Stage.AWAIT_CABLE_CHECK;
        return Step.answer(
                state.with(facts).to(next, context.nowNanos()),
                new ScheduleExchangeRes(
                        context.header(state.identity().id()),
                        ResponseCode.OK,
                        ready ? Processing.FINISHED : Processing.ONGOING,
                        null,
                        new DynamicSeResControlMode(null, null, null, null)));
    }

    private static double or(double told, double before) {
        return Double.isNaN(told) ? before : told;
    }
}
