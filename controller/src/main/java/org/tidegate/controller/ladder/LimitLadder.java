package org.tidegate.controller.ladder;

import org.jspecify.annotations.Nullable;

/**
 * All limits of one cycle and their intersection. Preallocated: each cycle clears it, every rung
 * writes its window, and {@link #resolve} clamps the demand and remembers who bound it.
 *
 * <p>Power is at the grid terminals, plus into the vehicle. A window that excludes 0 is widened to
 * include it: no rung can force power, not even by mistake. NaN closes a side to 0.
 */
public final class LimitLadder {
    private static final Rung[] RUNGS = Rung.values();

    private final double[] lowW = new double[RUNGS.length];
    private final double[] highW = new double[RUNGS.length];
    private final Reason[] lowReason = new Reason[RUNGS.length];
    private final Reason[] highReason = new Reason[RUNGS.length];
    private final double[] lowNumber = new double[RUNGS.length];
    private final double[] highNumber = new double[RUNGS.length];
    private int lowRung;
    private int highRung;
    private double demandW;
    private double resultW;
    private DemandSource source = DemandSource.NOBODY;

    public LimitLadder() {
        clear();
    }

    /** Opens every rung; call at the start of a cycle. */
    public void clear() {
        for (int i = 0; i < RUNGS.length; i++) {
            lowW[i] = Double.NEGATIVE_INFINITY;
            highW[i] = Double.POSITIVE_INFINITY;
            lowReason[i] = Reason.NO_LIMIT;
            highReason[i] = Reason.NO_LIMIT;
            lowNumber[i] = Double.NaN;
            highNumber[i] = Double.NaN;
        }
    }

    /** Import is at most {@code highestW}; the tightest of several calls on a rung stays. */
    public void limitImport(Rung rung, double highestW, Reason reason, double number) {
        double value = highestW > 0 ? highestW : 0; // NaN and negative close the side
        int i = rung.ordinal();
        if (value < highW[i]) {
            highW[i] = value;
            highReason[i] = reason;
            highNumber[i] = number;
        }
    }

    /** Export is at most {@code -lowestW}; {@code lowestW} is zero or negative. */
    public void limitExport(Rung rung, double lowestW, Reason reason, double number) {
        double value = lowestW < 0 ? lowestW : 0; // NaN and positive close the side
        int i = rung.ordinal();
        if (value > lowW[i]) {
            lowW[i] = value;
            lowReason[i] = reason;
            lowNumber[i] = number;
        }
    }

    /** No power in either direction. */
    public void close(Rung rung, Reason reason, double number) {
        limitImport(rung, 0, reason, number);
        limitExport(rung, 0, reason, number);
    }

    /**
     * Intersects all rungs and clamps the demand; a NaN demand is 0.
     *
     * @return the power to ask the stage for
     */
    public double resolve(double demandW, DemandSource source) {
        this.demandW = Double.isNaN(demandW) ? 0 : demandW;
        this.source = source;
        lowRung = 0;
        highRung = 0;
        for (int i = 1; i < RUNGS.length; i++) {
            if (lowW[i] > lowW[lowRung]) {
                lowRung = i;
            }
            if (highW[i] < highW[highRung]) {
                highRung = i;
            }
        }
        resultW = Math.max(lowW[lowRung], Math.min(highW[highRung], this.demandW));
        return resultW;
    }

    public double allowedLowW() {
        return lowW[lowRung];
    }

    public double allowedHighW() {
        return highW[highRung];
    }

    public double resultW() {
        return resultW;
    }

    public double demandW() {
        return demandW;
    }

    /** As {@link LadderView#bindingRung}, without allocating. */
    public @Nullable Rung bindingRung() {
        if (resultW == demandW) {
            return null;
        }
        return RUNGS[resultW > demandW ? lowRung : highRung];
    }

    /** As {@link LadderView#bindingReason}, without allocating. */
    public Reason bindingReason() {
        if (resultW == demandW) {
            return Reason.NO_LIMIT;
        }
        return resultW > demandW ? lowReason[lowRung] : highReason[highRung];
    }

    /** The binding limit's own number; NaN without one. */
    public double bindingNumber() {
        if (resultW == demandW) {
            return Double.NaN;
        }
        return resultW > demandW ? lowNumber[lowRung] : highNumber[highRung];
    }

    /** Copies this cycle's ladder into an immutable view; allocates, part of the snapshot. */
    public LadderView view() {
        return new LadderView(
                lowW.clone(),
                highW.clone(),
                lowReason.clone(),
                highReason.clone(),
                lowNumber.clone(),
                highNumber.clone(),
                demandW,
                source,
                resultW,
                lowRung,
                highRung);
    }
}
