package org.tidegate.hal.internal.mapped;

/**
 * Notices a device that goes on answering with the same numbers: nothing real stands that still.
 */
public final class FrozenWatch {
    private final long delayNanos;
    private boolean begun;
    private long last;
    private long changedAtNanos;

    /**
     * @param delayNanos 0 for a device that is never suspected
     */
    public FrozenWatch(long delayNanos) {
        this.delayNanos = delayNanos;
    }

    /** True while the fingerprint has not changed for the whole delay. */
    public boolean step(long fingerprint, long nowNanos) {
        if (!begun || fingerprint != last) {
            begun = true;
            last = fingerprint;
            changedAtNanos = nowNanos;
        }
        return delayNanos > 0 && nowNanos - changedAtNanos >= delayNanos;
    }
}
