package org.tidegate.rig.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.controller.assembly.Charger;
import org.tidegate.controller.assembly.ChargerPorts;
import org.tidegate.controller.assembly.ChargerSettings;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.hal.SunSpecConverter;
import org.tidegate.hal.SunSpecSettings;
import org.tidegate.iso15118.OlderProtocols;
import org.tidegate.rig.converter.ConverterPhysics;
import org.tidegate.rig.converter.InMemoryModbus;
import org.tidegate.rig.vehicle.MemoryLink;
import org.tidegate.rig.vehicle.iso2.Habits;
import org.tidegate.rig.vehicle.iso2.OldCar;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Simulation;
import org.tidegate.runtime.VirtualClock;

/** The whole charger with an old car, in virtual time. */
final class OldCarRig {
    final Simulation simulation;
    final Twins twins;
    final OldCar car;
    final Charger charger;

    OldCarRig(Habits habits, @Nullable String tls, OlderProtocols older, double socPercent)
            throws IOException {
        var clock = new VirtualClock(VirtualRig.START_WALL_MILLIS);
        clock.advanceTo(1_000_000_000_000L);
        simulation = new Simulation(clock, 1);
        twins = new Twins(clock, new Twins.World(1, 60_000, socPercent, 50));
        var cable = new MemoryLink(tls, Integer.MAX_VALUE);
        car = new OldCar(habits, twins.battery(), cable, twins.plug(), clock);
        var busRing = new EventRing("bus", 256);
        var converter =
                new SunSpecConverter(
                        new InMemoryModbus(twins.registers()),
                        SunSpecSettings.defaults(),
                        busRing,
                        twins.converter()::blockGates);
        charger =
                Charger.assemble(
                        new ChargerPorts(
                                clock,
                                new MemoryDisk(),
                                converter,
                                List.of(converter),
                                List.of(busRing),
                                twins.safety(),
                                twins.pilot(),
                                cable,
                                twins.operator().wire(),
                                simulation.split()),
                        settings(older));
        simulation.add(new ConverterPhysics(twins.registers(), 2_000_000L));
        for (Plane plane : charger.slowPlanes()) {
            var wakeup = simulation.add(plane);
            if (plane.equals(charger.vehicle())) {
                cable.onActivity(wakeup);
            }
        }
        car.wakeWith(simulation.add(car));
        simulation.add(charger.lane());
    }

    private static ChargerSettings settings(OlderProtocols older) {
        ChargerSettings s = DemoSite.settings(DemoSite.NOWHERE);
        return new ChargerSettings(
                s.lane(), s.protection(), s.pilot(), s.vehicle().withOlder(older), s.operator());
    }

    Snapshot snapshot() {
        return charger.snapshots().latest();
    }

    OldCarRig runs(Duration time) {
        simulation.run(time);
        return this;
    }
}
