package org.tidegate.protection.internal;

import org.tidegate.protection.ProtectionSettings.Consecutive;

/**
 * Counts voltage disturbances that come one after the other (IEEE 1547-2018 6.4.2.5, table 17): so
 * many sets of them must be ridden through inside a window; a set ends when the voltage has been
 * continuous for the shortest gap. What is beyond may trip.
 */
public final class ConsecutiveDisturbances {
    private static final long NEVER = Long.MIN_VALUE;

    private final Consecutive settings;
    private final long[] begins;
    private int next;
    private int held;
    private long calmSinceNanos = NEVER;
    private boolean inSet;

    public ConsecutiveDisturbances(Consecutive settings) {
        this.settings = settings;
        begins = new long[settings.sets() + 1];
    }

    /**
     * @param disturbed the voltage is outside the continuous range
     * @return whether more sets have begun inside the window than must be ridden through
     */
    public boolean step(boolean disturbed, long nowNanos) {
        if (disturbed) {
            calmSinceNanos = NEVER;
            if (!inSet) {
                inSet = true;
                begins[next] = nowNanos;
                next = (next + 1) % begins.length;
                held = Math.min(held + 1, begins.length);
            }
        } else if (inSet) {
            if (calmSinceNanos == NEVER) {
                calmSinceNanos = nowNanos;
            }
            inSet = nowNanos - calmSinceNanos < settings.gapNanos();
        }
        while (held > 0 && nowNanos - oldest() >= settings.windowNanos()) {
            held--;
        }
        return held > settings.sets();
    }

    /** Sets that have begun inside the window, at most one more than must be ridden through. */
    public int count() {
        return held;
    }

    private long oldest() {
        return begins[(next - held + begins.length) % begins.length];
    }
}
