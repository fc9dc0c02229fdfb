package org.tidegate.controller.lane;

import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;

/**
 * The lane's own thread: one {@link Cycle} per grid point, SCHED_FIFO with absolute sleeps where
 * permitted, a plain thread with exactly one warning where not. Allocates nothing per cycle.
 *
 * <p>A cycle that ends too late costs the grid points it covered; they are counted and never caught
 * up. A cycle that throws is a programming error: the thread enters the safe state itself, says so,
 * and ends.
 */
public final class LaneThread implements AutoCloseable {
    /** One turn of the lane. */
    @FunctionalInterface
    public interface Cycle {
        /**
         * @param nowNanos monotonic time at which this cycle really began: what is too old is too
         *     old however late the lane itself is
         * @param latenessNanos how long after its grid point; the point is {@code nowNanos -
         *     latenessNanos}
         */
        void cycle(long nowNanos, long latenessNanos);
    }

    /** Blocks the stage and opens the contactors; runs last, on the lane's thread. */
    @FunctionalInterface
    public interface SafeState {
        void enter(String reason);
    }

    /** Told once if the lane dies, after the safe state has been entered. */
    @FunctionalInterface
    public interface Obituary {
        void died(Throwable cause);
    }

    private static final long OVERRUN_SAID_EVERY_NANOS = 10_000_000_000L;

    private final RealTimeSetup setup;
    private final Clock clock;
    private final RealTimeHost host;
    private final Cycle cycle;
    private final SafeState safeState;
    private final Obituary obituary;
    private final LatenessRecorder recorder;
    private final EventRing events;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile long lastCycleNanos;
    private long overrunsSaid;
    private long overrunSaidAtNanos;

    /**
     * @param events the lane's own ring: this thread is its one producer
     */
    public LaneThread(
            RealTimeSetup setup,
            Clock clock,
            Cycle cycle,
            SafeState safeState,
            Obituary obituary,
            LatenessRecorder recorder,
            EventRing events) {
        this(setup, clock, PosixHost.find(clock), cycle, safeState, obituary, recorder, events);
    }

    LaneThread(
            RealTimeSetup setup,
            Clock clock,
            RealTimeHost host,
            Cycle cycle,
            SafeState safeState,
            Obituary obituary,
            LatenessRecorder recorder,
            EventRing events) {
        this.setup = setup;
        this.clock = clock;
        this.host = host;
        this.cycle = cycle;
        this.safeState = safeState;
        this.obituary = obituary;
        this.recorder = recorder;
        this.events = events;
        this.lastCycleNanos = clock.nanos();
        this.thread = Thread.ofPlatform().name("tg-lane").daemon().unstarted(this::run);
    }

    /** Starts the thread; call once. */
    public LaneThread start() {
        thread.start();
        return this;
    }

    /** Whether the thread still runs cycles or is entering its safe state. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** When the last whole cycle ended; the watchdog asks for progress, not for presence. */
    public long lastCycleNanos() {
        return lastCycleNanos;
    }

    /**
     * Lets the current cycle end, has the safe state entered, and waits at most two seconds for
     * both. {@link #isAlive} tells whether the time was enough.
     */
    @Override
    public void close() {
        stopping = true;
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            thread.join(2_000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            prepare();
            runCycles();
            safeState.enter("the lane has been stopped");
            events.emit(LaneThreadEvent.LANE_STOPPED, clock.nanos());
        } catch (Throwable cause) {
            die(cause);
        }
    }

    private void prepare() {
        RealTimeHost.Grant grant = host.prepare(setup);
        recorder.started(grant.realTime(), grant.mode());
        long nowNanos = clock.nanos();
        double periodMillis = setup.periodNanos() / 1e6;
        events.emit(LaneThreadEvent.LANE_STARTED, nowNanos, periodMillis, Double.NaN, grant.mode());
        if (!grant.refusals().isEmpty()) {
            events.emit(
                    LaneThreadEvent.LANE_NOT_REAL_TIME,
                    nowNanos,
                    Double.NaN,
                    Double.NaN,
                    String.join("; ", grant.refusals()));
        }
        overrunSaidAtNanos = nowNanos - OVERRUN_SAID_EVERY_NANOS;
    }

    private void runCycles() {
        long periodNanos = setup.periodNanos();
        var schedule = new RealTimeSchedule(periodNanos, clock.nanos() + periodNanos);
        while (!stopping) {
            long beganNanos = host.waitUntil(schedule.nextNanos());
            if (stopping) {
                return;
            }
            long latenessNanos = beganNanos - schedule.nextNanos();
            recorder.began(latenessNanos, schedule.skipped(), periodNanos);
            cycle.cycle(beganNanos, latenessNanos);
            long endedNanos = clock.nanos();
            schedule.finished(endedNanos);
            recorder.ended(endedNanos - beganNanos, schedule.overruns());
            lastCycleNanos = endedNanos;
            sayOverruns(schedule.overruns(), endedNanos);
        }
    }

    private void sayOverruns(long overruns, long nowNanos) {
        if (overruns > overrunsSaid && nowNanos - overrunSaidAtNanos >= OVERRUN_SAID_EVERY_NANOS) {
            events.emit(
                    LaneThreadEvent.LANE_OVERRUN,
                    nowNanos,
                    (double) (overruns - overrunsSaid),
                    Double.NaN,
                    "");
            overrunsSaid = overruns;
            overrunSaidAtNanos = nowNanos;
        }
    }

    /** Safe state first: whatever fails after it finds the contactors open. */
    private void die(Throwable cause) {
        try {
            safeState.enter("the lane has died: " + cause);
        } catch (Throwable second) {
            cause.addSuppressed(second);
        }
        events.emit(
                LaneThreadEvent.LANE_DIED, clock.nanos(), Double.NaN, Double.NaN, cause.toString());
        obituary.died(cause);
    }
}
