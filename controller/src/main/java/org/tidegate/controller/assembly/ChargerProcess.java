package org.tidegate.controller.assembly;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.controller.journal.ControllerEvent;
import org.tidegate.controller.lane.LaneThread;
import org.tidegate.controller.lane.LatenessPlane;
import org.tidegate.controller.lane.RealTimeSetup;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.PlaneThread;
import org.tidegate.runtime.Wakeup;

import java.util.ArrayList;
import java.util.List;

/** Gives a charger its threads: one for the lane, one for each slow plane. */
public final class ChargerProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChargerProcess.class);

    private final Charger charger;
    private final Clock clock;
    private final List<PlaneThread> threads = new ArrayList<>();
    private final LaneThread laneThread;
    private final LatenessPlane lateness;
    private final PlaneThread journalThread;
    private Wakeup vehicleWakeup = Wakeup.NONE;
    private Wakeup operatorWakeup = Wakeup.NONE;

    private ChargerProcess(Charger charger, Clock clock, RealTimeSetup setup) {
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
    }

    /** Starts the slow planes, then the lane. */
    public static ChargerProcess start(Charger charger, Clock clock, RealTimeSetup setup) {
        var process = new ChargerProcess(charger, clock, setup);
        process.threads.forEach(PlaneThread::start);
        process.laneThread.start();
        return process;
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
        laneThread.close();
        emit(ControllerEvent.SHUT_DOWN, "");
        for (PlaneThread thread : threads) {
            if (!thread.equals(journalThread)) {
                thread.close();
            }
        }
        journalThread.close();
        charger.closeBooks();
    }

    private PlaneThread thread(Plane plane) {
        return new PlaneThread(plane, clock, this::died);
    }

    private void died(Plane plane, Throwable cause) {
        LOG.error("the {} plane died; its limits expire to safe values", plane.name(), cause);
        emit(ControllerEvent.PLANE_DIED, plane.name());
    }

    private synchronized void emit(ControllerEvent code, String text) {
        charger.processRing().emit(code, clock.nanos(), Double.NaN, Double.NaN, text);
    }
}
