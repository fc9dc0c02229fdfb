package org.tidegate.controller.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.controller.journal.ControllerEvent;
import org.tidegate.controller.lane.LaneThread;
import org.tidegate.controller.lane.LatenessPlane;
import org.tidegate.controller.lane.RealTimeSetup;
import org.tidegate.controller.watch.BoardWatchdog;
import org.tidegate.controller.watch.DeadlineMonitor;
import org.tidegate.controller.watch.Notifier;
import org.tidegate.controller.watch.Supervisor;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.PlaneThread;
import org.tidegate.runtime.Wakeup;

/** Gives a charger its threads: one for the lane, one for each slow plane. */
public final class ChargerProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChargerProcess.class);
    private static final long FIRST_CYCLE_NANOS = 5_000_000_000L;

    /** Fifty periods of the preset: longer is no overrun but a hang. */
    private static final long LANE_PATIENCE_NANOS = 500_000_000L;

    private final Charger charger;
    private final Clock clock;
    private final List<PlaneThread> threads = new ArrayList<>();
    private final LaneThread laneThread;
    private final LatenessPlane lateness;
    private final PlaneThread journalThread;
    private final List<Watched> subjects = new ArrayList<>();
    private final Watchdogs watchdogs;
    private final PlaneThread deadline;
    private final PlaneThread supervisor;
    private long protectingSinceNanos;
    private Wakeup vehicleWakeup = Wakeup.NONE;
    private Wakeup operatorWakeup = Wakeup.NONE;

    private ChargerProcess(Charger charger, Clock clock, RealTimeSetup setup, Watchdogs watchdogs) {
        this.charger = charger;
        this.clock = clock;
        this.lateness = new LatenessPlane(charger.lateness());
        this.laneThread =
                new LaneThread(
                        setup,
                        clock,
                        charger.lane()::cycle,
                        _ -> charger.enterSafeState(),
                        cause -> LOG.error("the lane died and left the safe state", cause),
                        charger.lateness(),
                        charger.laneRing());
        this.journalThread = thread(charger.journal());
        Wakeup operatorDisk = Wakeup.NONE;
        for (Plane plane : charger.slowPlanes()) {
            if (plane.equals(charger.journal())) {
                threads.add(journalThread);
            } else {
                PlaneThread thread = thread(plane);
                threads.add(thread);
                if (plane.equals(charger.vehicle())) {
                    vehicleWakeup = thread;
                } else if (plane.equals(charger.operator())) {
                    operatorWakeup = thread;
                } else if (plane.equals(charger.bridge())) {
                    charger.operator().onNews(thread);
                } else if (plane.equals(charger.operatorDisk())) {
                    operatorDisk = thread;
                }
            }
        }
        charger.operator().wakeEachOther(operatorWakeup, operatorDisk);
        threads.add(thread(lateness));
        this.watchdogs = watchdogs;
        Supervisor.Subject lane = lane();
        this.deadline =
                thread(
                        new DeadlineMonitor(
                                lane, charger::enterSafeStateFromOutside, charger.deadlineRing()));
        var judge =
                new Supervisor(
                        lane,
                        List.copyOf(subjects),
                        charger::isEnergised,
                        watchdogs.notifier(),
                        watchdogs.board(),
                        LANE_PATIENCE_NANOS,
                        charger.supervisorRing());
        this.supervisor = new PlaneThread(judge, clock, this::died);
    }

    /** Starts the slow planes, then the lane; nobody outside asks how they are. */
    public static ChargerProcess start(Charger charger, Clock clock, RealTimeSetup setup) {
        return start(charger, clock, setup, Watchdogs.NONE);
    }

    /**
     * Starts the slow planes, then the lane; then warms up for vehicles, 1.5 s of processor time
     * during which the lane protects already, and starts their plane.
     */
    public static ChargerProcess start(
            Charger charger, Clock clock, RealTimeSetup setup, Watchdogs watchdogs) {
        var process = new ChargerProcess(charger, clock, setup, watchdogs);
        for (PlaneThread thread : process.threads) {
            if (!thread.equals(process.vehicleWakeup)) {
                thread.start();
            }
        }
        process.laneThread.start();
        process.deadline.start();
        process.awaitFirstCycle();
        charger.warmUp();
        for (PlaneThread thread : process.threads) {
            if (thread.equals(process.vehicleWakeup)) {
                thread.start();
            }
        }
        process.supervisor.start();
        return process;
    }

    private void awaitFirstCycle() {
        long begun = clock.nanos();
        while (charger.snapshots().latest().cycle() == 0
                && clock.nanos() - begun < FIRST_CYCLE_NANOS) {
            LockSupport.parkNanos(1_000_000);
        }
        protectingSinceNanos = clock.nanos();
    }

    /** When the lane had done its first cycle. */
    public long protectingSinceNanos() {
        return protectingSinceNanos;
    }

    /** The rungs above this process. */
    public record Watchdogs(Notifier notifier, BoardWatchdog board) {
        public static final Watchdogs NONE = new Watchdogs(Notifier.NOBODY, BoardWatchdog.NONE);
    }

    private Supervisor.Subject lane() {
        return new Supervisor.Subject() {
            @Override
            public String name() {
                return "lane";
            }

            @Override
            public boolean isAlive() {
                return laneThread.isAlive();
            }

            @Override
            public long lastProgressNanos() {
                return laneThread.lastCycleNanos();
            }

            @Override
            public boolean isVital() {
                return true;
            }
        };
    }

    private record Watched(PlaneThread thread, String name, boolean isVital)
            implements Supervisor.Subject {
        @Override
        public boolean isAlive() {
            return thread.isAlive();
        }

        @Override
        public long lastProgressNanos() {
            return thread.lastStepNanos();
        }
    }

    /** Wakes the vehicle plane when its connection has something to say. */
    public Wakeup vehicleWakeup() {
        return vehicleWakeup;
    }

    /** Wakes the operator plane when its connection has something to say. */
    public Wakeup operatorWakeup() {
        return operatorWakeup;
    }

    public LatenessPlane lateness() {
        return lateness;
    }

    /** Whether lane and every plane still step. */
    public boolean isAlive() {
        return laneThread.isAlive() && threads.stream().allMatch(PlaneThread::isAlive);
    }

    /** Ends the lane in its safe state first, then the planes, the journal last. */
    @Override
    public void close() {
        watchdogs.notifier().stopping();
        supervisor.close();
        deadline.close();
        laneThread.close();
        emit(ControllerEvent.SHUT_DOWN, "");
        for (PlaneThread thread : threads) {
            if (!thread.equals(journalThread)) {
                thread.close();
            }
        }
        journalThread.close();
        charger.closeBooks();
        // Last: whatever hangs before this is still the watchdogs' business.
        if (!laneThread.isAlive()) {
            closeQuietly(watchdogs.board());
        }
        closeQuietly(watchdogs.notifier());
    }

    private static void closeQuietly(AutoCloseable watchdog) {
        try {
            watchdog.close();
        } catch (Exception e) {
            LOG.warn("a watchdog did not close: {}", e.getMessage());
        }
    }

    private PlaneThread thread(Plane plane) {
        var thread = new PlaneThread(plane, clock, this::died);
        subjects.add(new Watched(thread, plane.name(), isVital(plane)));
        return thread;
    }

    /** Without the others a session ends no worse than with them; what they own expires. */
    private boolean isVital(Plane plane) {
        return !plane.equals(charger.operator())
                && !plane.equals(charger.capture())
                && !plane.equals(lateness);
    }

    private void died(Plane plane, Throwable cause) {
        LOG.error("the {} plane died; its limits expire to safe values", plane.name(), cause);
        emit(ControllerEvent.PLANE_DIED, plane.name());
    }

    /** Records what somebody outside the planes has to say. */
    public synchronized void announce(EventCode code, double a, String text) {
        charger.processRing().emit(code, clock.nanos(), a, Double.NaN, text);
    }

    private synchronized void emit(ControllerEvent code, String text) {
        charger.processRing().emit(code, clock.nanos(), Double.NaN, Double.NaN, text);
    }
}
