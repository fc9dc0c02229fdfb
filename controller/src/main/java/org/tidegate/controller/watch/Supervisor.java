package org.tidegate.controller.watch;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;

/**
 * The one who tells systemd and the hardware watchdog that all is well, and tells it only when it
 * is: the lane has ended a whole cycle and every plane that matters a whole step since a moment
 * ago. A kick is a judgement, never a timer.
 *
 * <p>A plane that nothing depends on under power (operator, records of conversations) is a reason
 * to restart only while nothing is energised: a restart would end the session that the dead plane
 * has left alone.
 */
public final class Supervisor implements Plane {
    /** Somebody whose progress can be seen from outside. */
    public interface Subject {
        String name();

        boolean isAlive();

        /** When it last ended a whole turn. */
        long lastProgressNanos();

        /** The charger cannot be operated without it. */
        boolean isVital();
    }

    /** A plane parks for 1 s at most; a step that takes longer than the rest of this hangs. */
    static final long PLANE_PATIENCE_NANOS = 5_000_000_000L;

    private static final long SHORTEST_PERIOD_NANOS = 100_000_000L;
    private static final long LONGEST_PERIOD_NANOS = 1_000_000_000L;

    private final Subject lane;
    private final List<? extends Subject> planes;
    private final BooleanSupplier energised;
    private final Notifier notifier;
    private final BoardWatchdog watchdog;
    private final EventRing events;
    private final long lanePatienceNanos;
    private final long periodNanos;
    private boolean ready;
    private boolean refusing;
    private long dueNanos;
    private boolean stepped;
    private String status = "starting";

    /**
     * @param events this plane's own ring
     * @param energised power may flow now
     */
    public Supervisor(
            Subject lane,
            List<? extends Subject> planes,
            BooleanSupplier energised,
            Notifier notifier,
            BoardWatchdog watchdog,
            long lanePatienceNanos,
            EventRing events) {
        this.lane = lane;
        this.planes = List.copyOf(planes);
        this.energised = energised;
        this.notifier = notifier;
        this.watchdog = watchdog;
        this.lanePatienceNanos = lanePatienceNanos;
        this.events = events;
        long asked = notifier.watchdogNanos();
        // Three chances within the time systemd gives.
        this.periodNanos =
                asked <= 0
                        ? LONGEST_PERIOD_NANOS
                        : Math.clamp(asked / 3, SHORTEST_PERIOD_NANOS, LONGEST_PERIOD_NANOS);
    }

    @Override
    public String name() {
        return "supervisor";
    }

    @Override
    public long step(long nowNanos) {
        if (stepped && nowNanos - dueNanos < 0) {
            return dueNanos - nowNanos;
        }
        stepped = true;
        dueNanos = nowNanos + periodNanos;
        String obstacle = obstacle(nowNanos);
        if (obstacle.isEmpty()) {
            if (!ready) {
                ready = true;
                notifier.ready("the lane and every plane make progress");
            }
            notifier.alive();
            watchdog.feed();
            if (refusing) {
                events.emit(WatchEvent.WATCHDOGS_FED_AGAIN, nowNanos);
            }
        } else if (ready && !refusing) {
            events.emit(WatchEvent.WATCHDOGS_NOT_FED, nowNanos, Double.NaN, Double.NaN, obstacle);
        }
        refusing = ready && !obstacle.isEmpty();
        status = obstacle;
        return periodNanos;
    }

    /** Why nobody is told that all is well; empty if all is. */
    private String obstacle(long nowNanos) {
        if (!lane.isAlive()) {
            return "the lane is dead";
        }
        if (nowNanos - lane.lastProgressNanos() > lanePatienceNanos) {
            return "the lane hangs";
        }
        boolean idle = !energised.getAsBoolean();
        for (Subject plane : planes) {
            if (!plane.isVital() && !idle) {
                continue;
            }
            if (!plane.isAlive()) {
                return "the " + plane.name() + " plane is dead";
            }
            if (nowNanos - plane.lastProgressNanos() > PLANE_PATIENCE_NANOS) {
                return "the " + plane.name() + " plane hangs";
            }
        }
        return "";
    }

    /** Empty while all is well, otherwise what is not; for tests and people. */
    public String status() {
        return status;
    }
}
