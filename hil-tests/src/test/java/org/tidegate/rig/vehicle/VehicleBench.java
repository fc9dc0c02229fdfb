package org.tidegate.rig.vehicle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Iso20Settings;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccPlane;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.VehicleState.Phase;
import org.tidegate.runtime.Event;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Parameter;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.Settings;
import org.tidegate.runtime.Simulation;
import org.tidegate.runtime.VirtualClock;

/** Vehicle, cable and charger in virtual time. */
final class VehicleBench {
    static final SeccSettings.Rating RATING =
            new SeccSettings.Rating(11_000, 11_000, 30, 30, 150, 500);
    static final SeccSettings SETTINGS = SeccSettings.presets("DE*TDG*E0001*1", RATING);

    final VirtualClock clock = new VirtualClock(1_795_000_000_000L);
    final Simulation simulation;
    final Published<VehicleState> vehicle = new Published<>(VehicleState.none(0));
    final ChargerStandIn charger = new ChargerStandIn(vehicle);
    final EventRing ring = new EventRing("vehicle", 1024);
    final List<Event> events = new ArrayList<>();
    final List<Phase> phases = new ArrayList<>();
    final MemoryLink link;
    final SeccPlane secc;
    final EvccTwin car;

    VehicleBench(SeccSettings settings, EvccSettings habits, MemoryLink link, long seed) {
        this(settings, habits, link, seed, PlugAndCharge.none());
    }

    VehicleBench(
            SeccSettings settings,
            EvccSettings habits,
            MemoryLink link,
            long seed,
            PlugAndCharge contracts) {
        this(settings, habits, link, seed, contracts, PilotPlug.none());
    }

    VehicleBench(
            SeccSettings settings,
            EvccSettings habits,
            MemoryLink link,
            long seed,
            PlugAndCharge contracts,
            PilotPlug plug) {
        this.link = link;
        simulation = new Simulation(clock, seed);
        secc =
                new SeccPlane(
                        settings,
                        link,
                        charger.evse,
                        vehicle,
                        ring,
                        new SplittableRandom(seed),
                        clock,
                        contracts);
        charger.ac = habits.style().ac();
        car = new EvccTwin(habits, charger.battery, link, plug, clock);
        simulation.add(charger);
        link.onActivity(simulation.add(secc));
        car.wakeWith(simulation.add(car));
    }

    static VehicleBench plain(EvccSettings habits) {
        return new VehicleBench(SETTINGS, habits, MemoryLink.encrypted(), 1);
    }

    static VehicleBench car() {
        return plain(EvccSettings.car());
    }

    static SeccSettings with(Parameter parameter, double value) {
        return SETTINGS.withNumbers(Settings.of(SeccSettings.PARAMETERS, Map.of(parameter, value)));
    }

    /** A charger with these habits and a car in this style. */
    static VehicleBench of(Iso20Settings charger, EvccStyle style) {
        return new VehicleBench(
                SETTINGS.withIso20(charger),
                EvccSettings.car().styled(style),
                MemoryLink.encrypted(),
                1);
    }

    /** Plugs in and comes as far as the charge loop. */
    VehicleBench loops() {
        car.plugIn();
        return until(Phase.CHARGE_LOOP);
    }

    /** A car that has come as far as the charge loop. */
    static VehicleBench looping() {
        VehicleBench bench = car();
        bench.car.plugIn();
        bench.until(Phase.CHARGE_LOOP);
        return bench;
    }

    VehicleBench runs(Duration time) {
        simulation.runUntil(this::remember, time);
        drain();
        return this;
    }

    VehicleBench until(Phase phase) {
        boolean reached =
                simulation.runUntil(
                        () -> {
                            remember();
                            return vehicle.latest().phase() == phase;
                        },
                        Duration.ofSeconds(200));
        drain();
        if (!reached) {
            throw new AssertionError(
                    "never reached "
                            + phase
                            + ", vehicle state "
                            + vehicle.latest()
                            + ", car "
                            + car.view());
        }
        return this;
    }

    private boolean remember() {
        Phase now = vehicle.latest().phase();
        if (phases.isEmpty() || phases.getLast() != now) {
            phases.add(now);
        }
        return false;
    }

    private void drain() {
        ring.drain(clock.nanos(), clock.wallMillis(), events::add);
    }

    List<String> sentences(Iso15118Event code) {
        return events.stream().filter(e -> e.code() == code).map(Event::sentence).toList();
    }

    VehicleState state() {
        return vehicle.latest();
    }

    boolean refusedBecause(Refusal refusal) {
        return state().refusal().startsWith(refusal.text());
    }
}
