package org.tidegate.hal.internal.driver;

/**
 * Notices a device whose AC and DC power have opposite signs: no converter makes energy or swallows
 * it, so one of the two measurements is turned round.
 */
final class SignWatch {
    private static final long NEVER = Long.MIN_VALUE;

    private final double toleranceW;
    private final long delayNanos;
    private long sinceNanos = NEVER;

    SignWatch(double toleranceW, long delayNanos) {
        this.toleranceW = toleranceW;
        this.delayNanos = delayNanos;
    }

    /** True once both have been far from zero in opposite directions for the whole delay. */
    boolean step(double acPowerW, double dcPowerW, long nowNanos) {
        boolean opposite =
                (acPowerW > toleranceW && dcPowerW < -toleranceW)
                        || (acPowerW < -toleranceW && dcPowerW > toleranceW);
        if (!opposite) {
            sinceNanos = NEVER;
        } else if (sinceNanos == NEVER) {
            sinceNanos = nowNanos;
        }
        return sinceNanos != NEVER && nowNanos - sinceNanos >= delayNanos;
    }
}
