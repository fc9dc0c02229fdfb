package org.tidegate.runtime;

import java.time.Duration;

/**
 * A clock that moves only when told to. One instance drives controller, grid, vehicle and operator
 * in a simulation. The wall clock follows, plus an offset that a test may jump.
 */
public final class VirtualClock implements Clock {
    private long nowNanos;
    private long wallAtZeroMillis;

    /** Starts at monotonic 0 and the given wall time. */
    public VirtualClock(long wallMillis) {
        this.wallAtZeroMillis = wallMillis;
    }

    @Override
    public long nanos() {
        return nowNanos;
    }

    @Override
    public long wallMillis() {
        return wallAtZeroMillis + nowNanos / 1_000_000;
    }

    /** Moves both clocks forward. */
    public void advance(Duration step) {
        advanceTo(nowNanos + step.toNanos());
    }

    /** Moves both clocks forward to the given monotonic time. */
    public void advanceTo(long nanos) {
        if (nanos < nowNanos) {
            throw new IllegalArgumentException(
                    "monotonic time cannot go back by " + (nowNanos - nanos) + " ns");
        }
        nowNanos = nanos;
    }

    /** Steps the wall clock only, as NTP or a person would. */
    public void jumpWall(Duration by) {
        wallAtZeroMillis += by.toMillis();
    }
}
