package org.tidegate.hal.internal.driver;

/**
 * Notices a device whose communication module still answers while the rest of it has stopped: the
 * device's heartbeat is to change every second (SunSpec model 715). A device without heartbeat is
 * never suspected.
 */
final class HeartbeatWatch {
    private final long delayNanos;
    private double last;
    private long changedAtNanos;

    HeartbeatWatch(long delayNanos, double heartbeat, long nowNanos) {
        this.delayNanos = delayNanos;
        this.last = heartbeat;
        this.changedAtNanos = nowNanos;
    }

    /** True while the heartbeat has not changed for the whole delay. */
    boolean step(double heartbeat, long nowNanos) {
        if (Double.isNaN(heartbeat) || heartbeat != last) {
            last = heartbeat;
            changedAtNanos = nowNanos;
        }
        return nowNanos - changedAtNanos >= delayNanos;
    }
}
