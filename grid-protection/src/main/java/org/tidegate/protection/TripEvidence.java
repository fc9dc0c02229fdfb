package org.tidegate.protection;

import org.tidegate.protection.internal.DefiniteTimeStage;
import org.tidegate.runtime.EventRing;

/**
 * What is known about the last trip. Latched when a stage trips and kept until the next one; the
 * clearing time is completed when the measured power has gone. Owned by the lane.
 */
public final class TripEvidence {
    private String stage = "";
    private double extreme = Double.NaN;
    private long beyondNanos;
    private long tripNanos;
    private long clearingNanos;
    private long count;
    private boolean clearing;

    TripEvidence() {}

    /** Trips since start. */
    public long count() {
        return count;
    }

    /** The code's own name of the stage; empty if none tripped since start. */
    public String stage() {
        return stage;
    }

    /** The furthest value of the stage's quantity from pickup to trip; NaN if it was not seen. */
    public double extreme() {
        return extreme;
    }

    /** From the first violation to the decision. */
    public long beyondNanos() {
        return beyondNanos;
    }

    /** Monotonic time of the decision. */
    public long tripNanos() {
        return tripNanos;
    }

    /** From the first violation until the measured power had gone; 0 while it has not. */
    public long clearingNanos() {
        return clearingNanos;
    }

    void latch(String stage, DefiniteTimeStage timer, long nowNanos) {
        latch(stage, timer.extreme(), timer.beyondNanos(), nowNanos);
    }

    void latch(String stage, double extreme, long beyondNanos, long nowNanos) {
        this.stage = stage;
        this.extreme = extreme;
        this.beyondNanos = beyondNanos;
        tripNanos = nowNanos;
        clearingNanos = 0;
        clearing = true;
        count++;
    }

    void measure(double activePowerPu, double clearedPu, long nowNanos, EventRing events) {
        if (clearing && Math.abs(activePowerPu) < clearedPu) {
            clearing = false;
            clearingNanos = beyondNanos + nowNanos - tripNanos;
            events.emit(
                    ProtectionEvent.TRIP_CLEARED,
                    nowNanos,
                    Double.NaN,
                    clearingNanos * 1e-9,
                    stage);
        }
    }
}
