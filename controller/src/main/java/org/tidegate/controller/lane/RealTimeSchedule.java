package org.tidegate.controller.lane;

/**
 * The grid the lane runs on: points at a fixed distance, each served by at most one cycle. A cycle
 * that ends after the next point has gone by costs that point: it is counted and never caught up,
 * because two cycles in a row would see the same measurement and shift every timer.
 *
 * <p>Pure arithmetic on monotonic nanoseconds; correct across the sign change of {@code nanoTime}.
 */
final class RealTimeSchedule {
    private final long periodNanos;
    private long nextNanos;
    private long skipped;
    private long overruns;

    RealTimeSchedule(long periodNanos, long firstNanos) {
        this.periodNanos = periodNanos;
        this.nextNanos = firstNanos;
    }

    /** The point the next cycle belongs to. */
    long nextNanos() {
        return nextNanos;
    }

    /** Points directly before {@link #nextNanos} that got no cycle. */
    long skipped() {
        return skipped;
    }

    /** Points without a cycle since start. */
    long overruns() {
        return overruns;
    }

    /** The cycle of {@link #nextNanos} has ended; moves on to the first point not yet gone by. */
    void finished(long nowNanos) {
        long followingNanos = nextNanos + periodNanos;
        long lateNanos = nowNanos - followingNanos;
        skipped = lateNanos > 0 ? (lateNanos - 1) / periodNanos + 1 : 0;
        overruns += skipped;
        nextNanos = followingNanos + skipped * periodNanos;
    }
}
