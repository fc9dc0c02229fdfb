package org.tidegate.controller.watch;

import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;

/**
 * The lowest rung that is software: a lane that has not ended a cycle for too long is taken for
 * hanging, and the safe state is entered past it. The permission line has stopped by itself then;
 * this blocks the converter, which has no such line.
 */
public final class DeadlineMonitor implements Plane {
    /** Twenty periods of the preset; as long as the permission line's own time-out. */
    public static final long PATIENCE_NANOS = 200_000_000L;

    private static final long PERIOD_NANOS = 20_000_000L;

    private final Supervisor.Subject lane;
    private final Runnable safeState;
    private final EventRing events;
    private boolean watching;
    private boolean hangs;

    /**
     * @param safeState blocks the converter and opens the contactors, from any thread
     * @param events this plane's own ring
     */
    public DeadlineMonitor(Supervisor.Subject lane, Runnable safeState, EventRing events) {
        this.lane = lane;
        this.safeState = safeState;
        this.events = events;
    }

    @Override
    public String name() {
        return "deadline";
    }

    @Override
    public long step(long nowNanos) {
        long silentNanos = nowNanos - lane.lastProgressNanos();
        // One that has ended has entered the safe state by itself.
        boolean now = lane.isAlive() && silentNanos > PATIENCE_NANOS;
        if (!watching) {
            watching = lane.isAlive() && !now; // the first cycle has its own time
            return PERIOD_NANOS;
        }
        if (now) {
            // Again and again: a lane that awakes in between may have commanded something.
            safeState.run();
        }
        if (now && !hangs) {
            events.emit(WatchEvent.LANE_HANGS, nowNanos, silentNanos / 1e6, Double.NaN, "");
        } else if (hangs && !now) {
            events.emit(WatchEvent.LANE_RUNS_AGAIN, nowNanos);
        }
        hangs = now;
        return PERIOD_NANOS;
    }

    public boolean hangs() {
        return hangs;
    }
}
