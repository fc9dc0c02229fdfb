package org.tidegate.rig.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppPlane;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.StationState.Session;
import org.tidegate.runtime.Event;
import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.Simulation;
import org.tidegate.runtime.VirtualClock;
import org.tidegate.runtime.Wakeup;

/** A station, its charger and its operator in virtual time, wired in memory. */
final class OperatorBench {
    static final long WALL = 1_790_000_000_000L;

    final VirtualClock clock = new VirtualClock(WALL);
    final Simulation simulation;
    final OperatorTwin twin;
    private final StrictOperator strict;
    private final boolean judged;
    final Published<StationState> station;
    final Published<OperatorState> operator;
    final ScriptedCharger charger;
    final OcppSettings settings;
    private final long seed;
    private int lives;
    CrashingDisk disk;
    OcppPlane plane;

    /** The disk's own plane; null where the station's plane does that work itself. */
    @Nullable Plane diskPlane;

    private EventRing ring;
    private final List<Event> events = new ArrayList<>();

    OperatorBench() {
        this(1);
    }

    OperatorBench(long seed) {
        this(seed, settings());
    }

    static OcppSettings settings() {
        return OcppSettings.of(URI.create("ws://operator.invalid/ocpp"), "TG-0001");
    }

    OperatorBench(long seed, OcppSettings settings) {
        this(seed, settings, List.of(OcppVersion.V21), Temper.SMART);
    }

    /** With an operator of these versions, good or bad. */
    OperatorBench(long seed, OcppSettings settings, List<OcppVersion> spoken, Temper temper) {
        this.seed = seed;
        this.settings = settings;
        this.simulation = new Simulation(clock, seed);
        this.twin = new OperatorTwin(clock, spoken, temper, seed);
        this.strict = new StrictOperator(clock);
        this.judged = temper != Temper.RUDE && temper != Temper.HOSTILE;
        this.station = new Published<>(StationState.unknown(clock.nanos()));
        this.operator = new Published<>(OperatorState.offline(clock.nanos()));
        this.charger = new ScriptedCharger(operator, station);
        this.disk = new CrashingDisk(seed);
        simulation.add(charger);
        ring = new EventRing("ocpp", 4096);
        plane = start();
    }

    private OcppPlane start() {
        ring = new EventRing("ocpp", 4096);
        var next =
                new OcppPlane(
                        settings,
                        strict.listening(twin.wire()),
                        station,
                        operator,
                        disk,
                        ring,
                        clock,
                        new SplittableRandom(seed * 1000 + lives++));
        Wakeup self = simulation.add(next);
        diskPlane = null;
        if (seed % 2 == 0) { // every other story with the disk on a plane of its own
            diskPlane = next.storage();
            next.wakeEachOther(self, simulation.add(diskPlane));
        }
        return next;
    }

    /** Power off and on again: only what was synced is sure to be there. */
    void powerCycle(Duration off) {
        kill();
        runs(off);
        powerOn();
    }

    void kill() {
        drain();
        disk.cut();
        simulation.kill(plane);
        if (diskPlane != null) {
            simulation.kill(diskPlane);
        }
        charger.unplug();
    }

    void powerOn() {
        restoreDisk();
        startPlane();
    }

    void restoreDisk() {
        disk = disk.restored(seed * 77 + lives++);
    }

    void startPlane() {
        plane = start();
    }

    OperatorBench runs(Duration time) {
        simulation.run(time);
        return this;
    }

    OperatorBench runsUntil(BooleanSupplier condition) {
        assertThat(simulation.runUntil(condition, Duration.ofMinutes(5)))
                .as("it came to pass within five minutes")
                .isTrue();
        return this;
    }

    /** Boots, plugs in, is authorised and moves energy. */
    static OperatorBench inSession() {
        var bench = new OperatorBench();
        bench.bringIntoSession();
        return bench;
    }

    OperatorBench bringIntoSession() {
        runsUntil(() -> operator.latest().online());
        charger.plugIn();
        runsUntil(() -> charger.session() == Session.ENERGY && twin.openTransaction().isPresent());
        return runs(Duration.ofSeconds(1));
    }

    /** What the station answered to the call, or how it refused it. */
    String answer(String id) {
        runsUntil(() -> twin.answerTo(id).isPresent());
        return twin.answerTo(id).orElseThrow();
    }

    List<EventCode> eventCodes() {
        drain();
        return events.stream().map(Event::code).toList();
    }

    private void drain() {
        ring.drain(clock.nanos(), clock.wallMillis(), events::add);
    }

    /** What must hold at the end of every story. */
    void everythingSentWasValid() {
        assertThat(twin.violations()).isEmpty();
        assertThat(twin.ledgerFaults()).isEmpty();
        assertThat(judged ? strict.faults() : List.of()).as("what a strict operator has noted").isEmpty();
    }
}
