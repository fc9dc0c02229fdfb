package org.tidegate.hal.internal.driver;

/**
 * Notices an output that is larger than asked or flows the wrong way. Delivering less than asked is
 * allowed: the vehicle, the grid and the temperature may all be reasons for that.
 */
final class FollowWatch {
    private static final long NEVER = Long.MIN_VALUE;

    private final double toleranceW;
    private final long delayNanos;
    private long exceedsSinceNanos = NEVER;

    FollowWatch(double toleranceW, long delayNanos) {
        this.toleranceW = toleranceW;
        this.delayNanos = delayNanos;
    }

    /** True once the output has been outside zero-to-ordered for the whole delay. */
    boolean step(double orderedW, double measuredW, double allowanceW, long nowNanos) {
        double margin = toleranceW + allowanceW;
        boolean exceeds =
                measuredW > Math.max(0, orderedW) + margin
                        || measuredW < Math.min(0, orderedW) - margin;
        if (!exceeds) {
            exceedsSinceNanos = NEVER;
        } else if (exceedsSinceNanos == NEVER) {
            exceedsSinceNanos = nowNanos;
        }
        return exceedsSinceNanos != NEVER && nowNanos - exceedsSinceNanos >= delayNanos;
    }
}
