package org.tidegate.protection;

import org.tidegate.protection.internal.Bounds;

/** Follows a target no faster than so much per second, each direction on its own. */
public final class SlewLimiter {
    private double value;

    /** Forgets the past: the next step starts from here. */
    public void reset(double value) {
        this.value = value;
    }

    /**
     * @param upPerSecond,downPerSecond positive; {@code Double.POSITIVE_INFINITY} does not limit
     */
    public double step(double target, double upPerSecond, double downPerSecond, double dtSeconds) {
        if (target > value) {
            value = Bounds.atMost(target, value + limit(upPerSecond, dtSeconds));
        } else {
            value = Bounds.atLeast(target, value - limit(downPerSecond, dtSeconds));
        }
        return value;
    }

    /** The latest output. */
    public double value() {
        return value;
    }

    private static double limit(double perSecond, double dtSeconds) {
        // Infinity times a step of zero would be NaN.
        return perSecond == Double.POSITIVE_INFINITY ? perSecond : perSecond * dtSeconds;
    }
}
