package org.tidegate.protection.internal;

/**
 * The power limit that climbs from zero to rated after service has been entered (IEEE 1547-2018
 * 4.10.3; EN 50549-1 4.10.2). It binds import and export alike.
 */
public final class ReturnRamp {
    /** A ramp that is full up to rounding is full. */
    private static final double FULL = 1 - 1e-9;

    private long rampNanos;
    private boolean ramping;
    private double limitPu;

    public ReturnRamp(long rampNanos) {
        this.rampNanos = rampNanos;
    }

    /** A new gradient from here on. */
    public void apply(long nextRampNanos) {
        rampNanos = nextRampNanos;
    }

    /** Begins at zero; false if the ramp is shorter than one step and there is nothing to do. */
    public boolean begin(long dtNanos) {
        limitPu = 0;
        ramping = rampNanos > 0 && rampNanos >= dtNanos;
        return ramping;
    }

    /** No ramp: the limit is out of the way. */
    public void release() {
        ramping = false;
    }

    /** Climbs by one step; the step after the limit has become full ends the ramp. */
    public void step(long dtNanos) {
        if (ramping) {
            if (limitPu >= FULL) {
                ramping = false;
            } else {
                limitPu = rampNanos > 0 ? Math.min(1, limitPu + (double) dtNanos / rampNanos) : 1;
            }
        }
    }

    public boolean ramping() {
        return ramping;
    }

    public double limitPu() {
        return ramping ? limitPu : 1;
    }
}
