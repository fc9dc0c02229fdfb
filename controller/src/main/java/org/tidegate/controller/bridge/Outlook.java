package org.tidegate.controller.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.iso15118.EnergyPlan;
import org.tidegate.ocpp.OperatorState;

/**
 * What the charger will permit a vehicle in the coming hours: the operator's profiles within what
 * this charger can do. Magnitudes at the vehicle's terminals; an operator that is not there permits
 * no discharge, and charging as far as the charger goes, as in the ladder.
 */
record Outlook(List<Step> steps, long endMillis) {
    /** From this instant until the next step. */
    record Step(long fromMillis, double chargeW, double dischargeW) {}

    private static final long DAY_MILLIS = 86_400_000L;

    /** Long before a plan is over a new one is due; no vehicle follows one to its last second. */
    private static final long RUNS_OUT_MILLIS = 900_000L;

    private static final int MOST_STEPS = 12;

    /** Less is not worth a negotiation. */
    private static final double SAME_W = 50;

    Outlook {
        steps = List.copyOf(steps);
    }

    static Outlook of(Snapshot s, OperatorState operator, long nowNanos, long wallMillis) {
        double chargeW = s.orders().maxChargePowerW();
        double dischargeW = s.orders().maxDischargePowerW();
        long endMillis = wallMillis + DAY_MILLIS;
        if (!operator.isFresh(nowNanos)) {
            return new Outlook(List.of(new Step(wallMillis, chargeW, 0)), endMillis);
        }
        if (operator.ahead().isEmpty()) {
            return new Outlook(
                    List.of(
                            new Step(
                                    wallMillis,
                                    within(operator.limitW(), chargeW),
                                    within(-operator.dischargeLimitW(), dischargeW))),
                    endMillis);
        }
        var steps = new ArrayList<Step>();
        for (OperatorState.Ahead each : operator.ahead()) {
            var step =
                    new Step(
                            Math.max(each.fromMillis(), wallMillis),
                            within(each.limitW(), chargeW),
                            within(-each.dischargeLimitW(), dischargeW));
            if (!steps.isEmpty() && steps.getLast().fromMillis() >= step.fromMillis()) {
                steps.removeLast(); // over by now
            }
            if (steps.size() == MOST_STEPS) {
                return new Outlook(steps, step.fromMillis());
            }
            steps.add(step);
        }
        return steps.size() == MOST_STEPS
                ? new Outlook(steps.subList(0, MOST_STEPS - 1), steps.getLast().fromMillis())
                : new Outlook(steps, endMillis);
    }

    /** NaN and negative are nothing. */
    private static double within(double limitW, double mostW) {
        return limitW > 0 ? Math.min(limitW, mostW) : 0;
    }

    /** Beginning now; without prices. */
    EnergyPlan plan(long id, long wallMillis) {
        var slots = new ArrayList<EnergyPlan.Slot>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            long from = Math.max(step.fromMillis, wallMillis);
            long to = i + 1 < steps.size() ? steps.get(i + 1).fromMillis : endMillis;
            // Rounded down: a slot that is too short is asked for again, a longer one permits more.
            long seconds = (to - from) / 1000;
            if (seconds > 0) {
                slots.add(new EnergyPlan.Slot(seconds, step.chargeW, step.dischargeW));
            }
        }
        if (slots.isEmpty()) {
            slots.add(new EnergyPlan.Slot(1, 0, 0));
        }
        return new EnergyPlan(id, slots, null);
    }

    /** Whether a vehicle that follows this one must be told of the other. */
    boolean isOutdatedBy(Outlook other, long wallMillis) {
        if (endMillis - wallMillis < RUNS_OUT_MILLIS) {
            return true;
        }
        var edges = new TreeSet<Long>();
        edges.add(wallMillis);
        steps.forEach(step -> edges.add(step.fromMillis));
        other.steps.forEach(step -> edges.add(step.fromMillis));
        long common = Math.min(endMillis, other.endMillis);
        for (long edge : edges.tailSet(wallMillis)) {
            if (edge < common && differ(at(edge), other.at(edge))) {
                return true;
            }
        }
        return false;
    }

    private static boolean differ(Step a, Step b) {
        return Math.abs(a.chargeW - b.chargeW) > SAME_W
                || Math.abs(a.dischargeW - b.dischargeW) > SAME_W;
    }

    private Step at(long millis) {
        Step found = steps.getFirst();
        for (Step step : steps) {
            if (step.fromMillis <= millis) {
                found = step;
            }
        }
        return found;
    }
}
