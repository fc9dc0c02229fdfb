package org.tidegate.controller.console;

import java.io.IOException;
import java.util.List;
import org.tidegate.controller.Snapshots;
import org.tidegate.controller.assembly.GridProfile;
import org.tidegate.controller.journal.ControllerEvent;
import org.tidegate.controller.journal.JournalFolder;
import org.tidegate.controller.journal.JournalPlane;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.iso15118.Refusal;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Published;

/**
 * Publishes invented but plausible snapshots and events, so that the console can be looked at
 * without a charger: {@code main} with a scene's name serves one in real time.
 */
public final class FakeCharger {
    /** What the console is to show. */
    public enum Scene {
        CHARGING,
        DISCHARGING,
        TRIPPED,
        REFUSED,
        IDLE
    }

    private static final int HISTORY_TENTHS = 3_000; // five minutes

    final Published<Snapshot> snapshots;
    final JournalPlane journal;
    final TrendPlane trend;
    final RideThroughPlane rideThrough;
    private final Published<OperatorState> operator = new Published<>(OperatorState.offline(0));
    private final Disk disk;
    private final Clock clock;
    private final Scene scene;
    private final EventRing ring = new EventRing("lane", 64);
    private final Snapshots lane = new Snapshots();
    private final long beganNanos;

    public FakeCharger(Scene scene, Clock clock, Disk disk) {
        this.scene = scene;
        this.clock = clock;
        this.disk = disk;
        this.beganNanos = clock.nanos();
        lane.nanos = beganNanos - HISTORY_TENTHS * 100_000_000L;
        snapshots = new Published<>(lane.snapshot());
        trend = new TrendPlane(snapshots);
        rideThrough =
                new RideThroughPlane(
                        snapshots, GridProfile.load("vde-ar-n-4105", 3, false).settings());
        for (int tenth = -HISTORY_TENTHS; tenth < 0; tenth += 2) {
            if (tenth < -2_400 || tenth > -2_250) { // a gap in the plots
                at(tenth);
                snapshots.publish(lane.snapshot());
                trend.step(lane.nanos);
            }
        }
        journal = new JournalPlane(clock, disk, snapshots, List.of(ring), 100);
        story();
        step();
    }

    /** Opens a console in front of it. */
    public ConsoleServer serve(int port) throws IOException {
        return ConsoleServer.start(ConsoleServer.Options.loopback(port), sources());
    }

    ConsoleServer.Sources sources() {
        return new ConsoleServer.Sources(
                clock,
                snapshots,
                journal.events(),
                trend,
                rideThrough,
                new JournalFolder(disk),
                journal.boot(),
                operator);
    }

    /** The operator has something to say to people. */
    public void front(OperatorState.Front front) {
        OperatorState off = OperatorState.offline(clock.nanos());
        operator.publish(
                new OperatorState(
                                clock.nanos(),
                                Long.MAX_VALUE / 4,
                                true,
                                17,
                                off.authorisation(),
                                "the operator answered EXPIRED",
                                Double.NaN,
                                Double.POSITIVE_INFINITY,
                                0,
                                0,
                                "",
                                0,
                                "",
                                false,
                                0)
                        .withFront(front));
    }

    /** Lets it live on to the clock's time. */
    public void step() {
        at((int) ((clock.nanos() - beganNanos) / 100_000_000L));
        lane.nanos = clock.nanos();
        snapshots.publish(lane.snapshot());
        trend.step(clock.nanos());
        rideThrough.step(clock.nanos());
        journal.step(clock.nanos());
    }

    private void at(int tenth) {
        double t = tenth / 10.0;
        lane.cycle = 100_000L + tenth;
        lane.nanos = beganNanos + tenth * 100_000_000L;
        lane.demonstration = scene != Scene.IDLE;
        lane.frequencyHz = 50 + 0.018 * Math.sin(t / 7) + 0.006 * Math.sin(t * 1.9);
        lane.voltageV = 231 + 1.4 * Math.sin(t / 31) + 0.4 * Math.sin(t * 1.3);
        lane.importMilliWh = 482_120_000L;
        lane.exportMilliWh = 96_450_000L;
        if (scene == Scene.IDLE) {
            return;
        }
        lane.session = 17;
        lane.sinceNanos = beganNanos - 280_000_000_000L;
        lane.sessionImportMilliWh = 2_310_000;
        lane.sessionExportMilliWh = 412_000;
        double rise = Math.clamp((t + 280) / 30, 0, 1);
        if (scene == Scene.REFUSED) {
            lane.refusal = Refusal.PROTOCOL_CHARGES_ONLY.with("ISO 15118-2");
        }
        if (t < -150 || scene == Scene.CHARGING || scene == Scene.REFUSED) {
            lane.vehicle(52 + (t + 300) / 60);
            lane.flowing(11_000 * rise, 7_400);
            lane.acPowerW += 35 * Math.sin(t * 2.1);
        } else {
            lane.vehicle(44.2 - (t + 150) / 55);
            lane.frequencySupport = t < -60;
            lane.frequencyHz -= t < -60 ? 0.16 : 0.02;
            lane.flowing(-7_000, t < -60 ? -6_000 : -3_200);
            lane.acPowerW += 30 * Math.sin(t * 2.3);
        }
        if (scene == Scene.TRIPPED && t > -20) {
            lane.voltageV = t < -19 ? 148 : 230.6;
            lane.phase = SessionPhase.ENERGY;
            lane.tripped("undervoltage stage UV2", (long) Math.max(0, 40 - t));
        }
    }

    private void story() {
        long second = 1_000_000_000L;
        long now = beganNanos;
        var none = Double.NaN;
        ring.emit(
                ControllerEvent.DEMONSTRATION_PROFILE,
                now - 299 * second,
                none,
                none,
                "vde-ar-n-4105");
        ring.emit(
                ControllerEvent.REALTIME_UNAVAILABLE,
                now - 298 * second,
                none,
                none,
                "operation not permitted");
        if (scene == Scene.IDLE) {
            return;
        }
        ring.emit(ControllerEvent.VEHICLE_PLUGGED_IN, now - 297 * second);
        ring.emit(ControllerEvent.SESSION_STARTED, now - 297 * second, 17, none, "");
        ring.emit(ControllerEvent.AUTHORISED, now - 294 * second, 17, none, "the operator");
        ring.emit(ControllerEvent.CONTACTOR_CLOSED, now - 281 * second);
        ring.emit(ControllerEvent.ENERGY_STARTED, now - 280 * second, 17, none, "");
        ring.emit(
                ControllerEvent.LIMIT_BINDING_CHANGED, now - 259 * second, 7400, 11_000, "vehicle");
        ring.emit(ControllerEvent.OPERATOR_LOST, now - 210 * second);
        ring.emit(ControllerEvent.OPERATOR_BACK, now - 190 * second, 3, none, "");
        if (scene != Scene.CHARGING) {
            ring.emit(
                    ControllerEvent.DIRECTION_CHANGED,
                    now - 150 * second,
                    -6000,
                    none,
                    "into the grid");
        }
        if (scene == Scene.TRIPPED) {
            ring.emit(
                    ControllerEvent.GRID_TRIPPED,
                    now - 19 * second,
                    148.2,
                    49.98,
                    "undervoltage stage UV2");
            ring.emit(ControllerEvent.CONTACTOR_OPENED, now - 19 * second);
        }
    }

    /** Serves a scene until it is stopped: {@code CHARGING 8443 FOLDER}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var disk = new org.tidegate.controller.store.FileDisk(java.nio.file.Path.of(arguments[2]));
        var charger = new FakeCharger(Scene.valueOf(arguments[0]), Clock.system(), disk);
        var options = ConsoleServer.Options.loopback(Integer.parseInt(arguments[1]));
        try (ConsoleServer console = ConsoleServer.start(options, charger.sources())) {
            while (console.streams() >= 0) {
                charger.step();
                Thread.sleep(100);
            }
        }
    }
}
