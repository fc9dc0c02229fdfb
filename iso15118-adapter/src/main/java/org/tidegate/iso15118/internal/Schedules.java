package org.tidegate.iso15118.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EnergyPlan;
import org.tidegate.iso15118.EnergyPlan.Prices;
import org.tidegate.iso15118.Iso20Settings;
import org.tidegate.iso15118.Iso20Settings.Pricing;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.message.AbsolutePriceSchedule;
import org.tidegate.iso15118.message.ChargingSchedule;
import org.tidegate.iso15118.message.EvPowerProfile;
import org.tidegate.iso15118.message.PowerSchedule;
import org.tidegate.iso15118.message.PowerScheduleEntry;
import org.tidegate.iso15118.message.PowerToleranceAcceptance;
import org.tidegate.iso15118.message.PriceLevelSchedule;
import org.tidegate.iso15118.message.PriceLevelScheduleEntry;
import org.tidegate.iso15118.message.PriceRule;
import org.tidegate.iso15118.message.PriceRuleStack;
import org.tidegate.iso15118.message.PriceSchedule;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ScheduleTuple;
import org.tidegate.iso15118.message.ScheduledEvpptControlMode;

/**
 * Schedules under scheduled control: what is offered, what a vehicle promises to do with it, and
 * what that allows at a given second. In schedules and profiles minus is out of the vehicle.
 */
final class Schedules {
    /** [V2G20-1869] writes powers with four digits: this much may be lost by rounding. */
    private static final double ROUNDING = 1.001;

    private static final String ALGORITHM = "urn:iso:std:iso:15118:-20:PriceAlgorithm:1-Power";

    private Schedules() {}

    /** What is permitted just now, magnitudes; nothing once the schedule has run out. */
    record Cap(double chargeW, double dischargeW) {
        static final Cap NOTHING = new Cap(0, 0);
    }

    static List<ScheduleTuple> offer(SessionState state, Context context) {
        List<EnergyPlan> plans = context.evse().iso20().plans();
        SeccSettings settings = context.settings();
        if (plans.isEmpty()) {
            Iso20Settings.Ac ac = settings.iso20().ac();
            SeccSettings.Rating rating = settings.rating();
            plans =
                    List.of(
                            state.isAc()
                                    ? EnergyPlan.constant(
                                            ac.maxChargePowerW(), ac.maxDischargePowerW())
                                    : EnergyPlan.constant(
                                            rating.maxChargePowerW(), rating.maxDischargePowerW()));
        }
        return plans.stream().map(p -> tuple(p, state, context)).toList();
    }

    private static ScheduleTuple tuple(EnergyPlan plan, SessionState state, Context context) {
        Pricing pricing = state.terms().choice().pricing();
        return new ScheduleTuple(
                plan.id(),
                new ChargingSchedule(
                        power(plan, false, context), prices(plan, pricing, false, context)),
                state.isBidirectional()
                        ? new ChargingSchedule(
                                power(plan, true, context), prices(plan, pricing, true, context))
                        : null);
    }

    private static PowerSchedule power(EnergyPlan plan, boolean out, Context context) {
        var entries = new ArrayList<PowerScheduleEntry>();
        for (EnergyPlan.Slot slot : plan.slots()) {
            Rational power =
                    out
                            ? Numbers.negative(slot.maxDischargePowerW())
                            : Numbers.limit(slot.maxChargePowerW());
            entries.add(new PowerScheduleEntry(slot.seconds(), power, null, null));
        }
        double tolerance = context.settings().iso20().powerTolerancePercent();
        double most =
                plan.slots().stream().mapToDouble(EnergyPlan.Slot::maxChargePowerW).max().orElse(0);
        return new PowerSchedule(
                context.wallSeconds(),
                null,
                tolerance > 0 ? Numbers.limit(most * tolerance / 100) : null,
                entries);
    }

    /** Null where the plan has no prices of the agreed kind. */
    static @Nullable PriceSchedule prices(
            EnergyPlan plan, Pricing pricing, boolean out, Context context) {
        Prices prices = plan.prices();
        if (pricing == Pricing.LEVELS && prices instanceof EnergyPlan.Levels levels) {
            return new PriceLevelSchedule(
                    null,
                    context.wallSeconds(),
                    plan.id(),
                    null,
                    levels.levels(),
                    levels.steps().stream()
                            .map(s -> new PriceLevelScheduleEntry(s.seconds(), s.level()))
                            .toList());
        }
        if (pricing == Pricing.ABSOLUTE && prices instanceof EnergyPlan.Absolute money) {
            return new AbsolutePriceSchedule(
                    null,
                    context.wallSeconds(),
                    plan.id(),
                    null,
                    money.currency(),
                    money.language(),
                    ALGORITHM,
                    null,
                    null,
                    List.of(),
                    money.steps().stream().map(f -> stack(f, out)).toList(),
                    null,
                    List.of());
        }
        return null;
    }

    private static PriceRuleStack stack(EnergyPlan.Fee fee, boolean out) {
        double perKwh = out ? fee.dischargePerKwh() : fee.chargePerKwh();
        return new PriceRuleStack(
                fee.seconds(),
                List.of(
                        new PriceRule(
                                Numbers.measured(perKwh), null, null, null, null, Rational.ZERO)));
    }

    static @Nullable ScheduleTuple find(List<ScheduleTuple> offered, long id) {
        return offered.stream().filter(t -> t.scheduleTupleId() == id).findFirst().orElse(null);
    }

    /** Why a promise cannot be accepted; null if it can. */
    static @Nullable String fault(EvPowerProfile profile, ScheduleTuple tuple) {
        PowerSchedule charging = tuple.chargingSchedule().powerSchedule();
        long second = offset(profile, charging);
        for (PowerScheduleEntry entry : profile.evPowerProfileEntries()) {
            double powerW = total(entry);
            if (Double.isNaN(powerW)) {
                return "a power is not a usable number";
            }
            // Every step of the schedule within this entry must allow it.
            long end = second + Math.max(1, entry.duration());
            for (long at = second; at < end; at = next(tuple, at, end)) {
                Cap cap = at(tuple, at);
                double allowedW = powerW >= 0 ? cap.chargeW : cap.dischargeW;
                if (Math.abs(powerW) > allowedW * ROUNDING) {
                    return "%.0f W after %d s, allowed %.0f W"
                            .formatted(powerW, at, powerW >= 0 ? allowedW : -allowedW);
                }
            }
            second = end;
        }
        return null;
    }

    /** Clocks differ: a profile that began before its schedule begins with it. */
    private static long offset(EvPowerProfile profile, PowerSchedule schedule) {
        return Math.max(0, profile.timeAnchor() - schedule.timeAnchor());
    }

    private static long next(ScheduleTuple tuple, long at, long end) {
        long next = end;
        long second = 0;
        for (PowerScheduleEntry entry :
                tuple.chargingSchedule().powerSchedule().powerScheduleEntries()) {
            second += entry.duration();
            if (second > at) {
                next = Math.min(next, second);
                break;
            }
        }
        return next;
    }

    /** What the tuple allows so many seconds after its anchor. */
    static Cap at(ScheduleTuple tuple, long second) {
        ChargingSchedule out = tuple.dischargingSchedule();
        return new Cap(
                Math.max(0, powerAt(tuple.chargingSchedule().powerSchedule(), second)),
                out == null ? 0 : Math.max(0, -powerAt(out.powerSchedule(), second)));
    }

    /** What the followed schedule allows now; everything without one. */
    static Cap now(Terms terms, Context context) {
        ScheduleTuple tuple = terms.followed();
        if (tuple == null) {
            return new Cap(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        long anchor = tuple.chargingSchedule().powerSchedule().timeAnchor();
        return at(tuple, Math.max(0, context.wallSeconds() - anchor));
    }

    /** What the vehicle has promised for now, plus into the vehicle; NaN without a promise. */
    static double promisedW(Terms terms, Context context) {
        EvPowerProfile profile = terms.profile();
        if (profile == null) {
            return Double.NaN;
        }
        long second = Math.max(0, context.wallSeconds() - profile.timeAnchor());
        for (PowerScheduleEntry entry : profile.evPowerProfileEntries()) {
            if (second < entry.duration()) {
                return total(entry);
            }
            second -= entry.duration();
        }
        return Double.NaN;
    }

    /** All that the vehicle has promised; null without a promise. */
    static VehicleState.@Nullable Promise promise(Terms terms) {
        EvPowerProfile profile = terms.profile();
        if (profile == null) {
            return null;
        }
        boolean keepsTolerance =
                profile.controlMode() instanceof ScheduledEvpptControlMode mode
                        && mode.powerToleranceAcceptance()
                                == PowerToleranceAcceptance.POWER_TOLERANCE_CONFIRMED;
        return new VehicleState.Promise(
                profile.timeAnchor(),
                keepsTolerance,
                profile.evPowerProfileEntries().stream()
                        .map(e -> new VehicleState.Promise.Step(e.duration(), total(e)))
                        .toList());
    }

    private static double powerAt(PowerSchedule schedule, long second) {
        long left = second;
        for (PowerScheduleEntry entry : schedule.powerScheduleEntries()) {
            if (left < entry.duration()) {
                return total(entry);
            }
            left -= entry.duration();
        }
        return 0;
    }

    /** Phases are told apart only where they differ. */
    private static double total(PowerScheduleEntry entry) {
        return Numbers.value(entry.power())
                + (entry.powerL2() == null ? 0 : Numbers.value(entry.powerL2()))
                + (entry.powerL3() == null ? 0 : Numbers.value(entry.powerL3()));
    }
}
