package org.tidegate.protection.internal;

import org.tidegate.protection.GridSample;
import org.tidegate.protection.islanding.AntiIslanding;
import org.tidegate.protection.islanding.IslandVerdict;
import org.tidegate.protection.islanding.IslandVerdict.Stage;

/** The search for an island as a part of protection: what it sees, what it asks for, its trip. */
public final class IslandSearch {
    /** The name under which an island trips. */
    public static final String STAGE = "ISLAND";

    private final AntiIslanding method;
    private final IslandVerdict verdict = new IslandVerdict();
    private final Reporter reporter;
    private Stage before = Stage.RESTING;
    private double furthestHz;
    private double furthestDeviationHz;

    public IslandSearch(AntiIslanding method, Reporter reporter) {
        this.method = method;
        this.reporter = reporter;
    }

    /**
     * One step; the faster frequency is looked at where there is one.
     *
     * @param blind nothing of the sample can be believed
     */
    public void step(GridSample sample, boolean blind, long nowNanos) {
        double fastHz = sample.fastFrequencyHz;
        double hz = blind ? Double.NaN : Double.isFinite(fastHz) ? fastHz : sample.frequencyHz;
        method.step(hz, sample.phaseJumpDeg, sample.activePowerPu, nowNanos, verdict);
        Stage now = verdict.stage;
        if (now == Stage.VERIFYING) {
            if (before != Stage.VERIFYING) {
                furthestDeviationHz = 0;
                reporter.islandSuspected(verdict.deviationHz, hz, nowNanos);
            }
            if (Math.abs(verdict.deviationHz) > furthestDeviationHz) {
                furthestDeviationHz = Math.abs(verdict.deviationHz);
                furthestHz = hz;
            }
        } else if (now == Stage.REASSURED && before == Stage.VERIFYING) {
            reporter.islandDisproved(hz, nowNanos);
        }
        before = now;
    }

    /** Cease to energise now. */
    public boolean found() {
        return verdict.trip;
    }

    /** To be added before the circle of apparent power; plus is absorbed. */
    public double reactivePu() {
        return verdict.reactivePu;
    }

    /** The frequency that was furthest away while the search was on. */
    public double furthestHz() {
        return furthestHz;
    }

    /** Since the frequency began to be doubted. */
    public long suspectedNanos() {
        return verdict.suspectedNanos;
    }

    /** The trip is on record; the search begins again. */
    public void reset() {
        method.reset();
        before = Stage.RESTING;
    }
}
