package org.tidegate.protection.internal;

/**
 * Gives out what came in some time ago: the dead time before a function begins to respond (EN
 * 50549-1 4.6.1 calls it the intentional delay). Until that much time has passed the first value is
 * held. A delay shorter than one step is none.
 */
public final class DeadTime {
    /** More steps than this inside the delay are thinned out, at 0.1 % of the delay in error. */
    private static final int SLOTS = 1024;

    /** A step that is due up to rounding is due. */
    private static final double ROUNDING_S = 1e-9;

    private static final double[] NONE = {};

    private double[] values = NONE;
    private double[] times = NONE;
    private int oldest;
    private int count;
    private double elapsedSeconds;
    private double held;
    private boolean begun;

    /** Makes room if there is anything to delay; not for the lane's cycle. */
    public void prepare(double delaySeconds) {
        if (delaySeconds > 0 && values.length == 0) {
            values = new double[SLOTS];
            times = new double[SLOTS];
            begun = false;
        }
    }

    /** Forgets the past: from here on this is what came in. */
    public void reset(double value) {
        count = 0;
        held = value;
        begun = true;
    }

    /** Takes one value and returns the one that is due. */
    public double step(double value, double delaySeconds, double dtSeconds) {
        if (values.length == 0) {
            return value;
        }
        boolean none = delaySeconds < dtSeconds || delaySeconds <= 0;
        if (!begun || none) {
            reset(value);
        }
        if (none) {
            return value;
        }
        elapsedSeconds += dtSeconds;
        while (count > 0 && elapsedSeconds - times[oldest] >= delaySeconds - ROUNDING_S) {
            drop();
        }
        int newest = (oldest + count - 1 + SLOTS) % SLOTS;
        boolean thin = count > 0 && elapsedSeconds - times[newest] < delaySeconds / (SLOTS - 2);
        if (thin) {
            values[newest] = value;
        } else {
            if (count == SLOTS) {
                drop();
            }
            int next = (oldest + count) % SLOTS;
            values[next] = value;
            times[next] = elapsedSeconds;
            count++;
        }
        return held;
    }

    private void drop() {
        held = values[oldest];
        oldest = (oldest + 1) % SLOTS;
        count--;
    }
}
