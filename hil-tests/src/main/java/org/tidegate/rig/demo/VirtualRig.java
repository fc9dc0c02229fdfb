package org.tidegate.rig.demo;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.tidegate.controller.assembly.Charger;
import org.tidegate.controller.assembly.ChargerPorts;
import org.tidegate.controller.assembly.ChargerSettings;
import org.tidegate.hal.SunSpecConverter;
import org.tidegate.hal.SunSpecSettings;
import org.tidegate.rig.converter.ConverterPhysics;
import org.tidegate.rig.converter.ConverterRatings;
import org.tidegate.rig.converter.InMemoryModbus;
import org.tidegate.rig.plant.SampledGrid;
import org.tidegate.rig.story.Actors;
import org.tidegate.rig.vehicle.EvccSettings;
import org.tidegate.rig.vehicle.EvccTwin;
import org.tidegate.rig.vehicle.MemoryLink;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Simulation;
import org.tidegate.runtime.VirtualClock;

/**
 * Fidelity 1: the assembled charger and its twins on one virtual clock and one thread, with every
 * order of simultaneous steps drawn from the seed.
 */
public final class VirtualRig {
    /** 2026-01-15T12:00:00Z: certificates and schedules want a plausible date. */
    public static final long START_WALL_MILLIS = 1_768_478_400_000L;

    private static final long PHYSICS_NANOS = 2_000_000L;

    private final Simulation simulation;
    private final Twins twins;
    private final MemoryLink cable = MemoryLink.encrypted();
    private final EvccTwin vehicle;
    private final SunSpecConverter converter;
    private final InMemoryModbus modbus;
    private final Charger charger;

    /**
     * @param disk where the charger keeps its records; the same disk again is the next boot
     */
    public VirtualRig(Twins.World world, EvccSettings car, ChargerSettings settings, Disk disk)
            throws IOException {
        this(world, ConverterRatings.elevenKw(), PHYSICS_NANOS, car, settings, disk);
    }

    /**
     * @param physicsNanos 1 ms to 5 ms
     */
    public VirtualRig(
            Twins.World world,
            ConverterRatings ratings,
            long physicsNanos,
            EvccSettings car,
            ChargerSettings settings,
            Disk disk)
            throws IOException {
        this(world, ratings, physicsNanos, 0, car, settings, disk);
    }

    /**
     * @param samplesPerSecond of the board's own measurement of the grid; 0 for a board without
     */
    public VirtualRig(
            Twins.World world,
            ConverterRatings ratings,
            long physicsNanos,
            int samplesPerSecond,
            EvccSettings car,
            ChargerSettings settings,
            Disk disk)
            throws IOException {
        this(
                world,
                ratings,
                physicsNanos,
                samplesPerSecond,
                car,
                settings,
                disk,
                _ -> ChargerPorts.VehicleSide.NONE);
    }

    /**
     * @param side contracts and matching, made for this rig's clock
     */
    public VirtualRig(
            Twins.World world,
            EvccSettings car,
            ChargerSettings settings,
            Disk disk,
            Function<Clock, ChargerPorts.VehicleSide> side)
            throws IOException {
        this(world, ConverterRatings.elevenKw(), PHYSICS_NANOS, 0, car, settings, disk, side);
    }

    private VirtualRig(
            Twins.World world,
            ConverterRatings ratings,
            long physicsNanos,
            int samplesPerSecond,
            EvccSettings car,
            ChargerSettings settings,
            Disk disk,
            Function<Clock, ChargerPorts.VehicleSide> side)
            throws IOException {
        var clock = new VirtualClock(START_WALL_MILLIS);
        // Time 0 is a poor neighbour of "never": start where real monotonic clocks are.
        clock.advanceTo(1_000_000_000_000L);
        this.simulation = new Simulation(clock, world.seed());
        this.twins = new Twins(clock, world, ratings);
        this.vehicle = new EvccTwin(car, twins.battery(), cable, twins.plug(), clock);
        var busRing = new EventRing("bus", 256);
        this.modbus = new InMemoryModbus(twins.registers());
        this.converter =
                new SunSpecConverter(
                        modbus, SunSpecSettings.defaults(), busRing, twins.converter()::blockGates);
        SampledGrid sampled =
                samplesPerSecond == 0
                        ? null
                        : new SampledGrid(
                                twins.grid(),
                                samplesPerSecond,
                                ratings.nominalVoltageV(),
                                world.nominalHz(),
                                world.seed());
        this.charger =
                Charger.assemble(
                        new ChargerPorts(
                                        clock,
                                        disk,
                                        converter,
                                        List.of(converter),
                                        List.of(busRing),
                                        twins.safety(),
                                        twins.pilot(),
                                        cable,
                                        twins.operator().wire(),
                                        simulation.split(),
                                        sampled)
                                .with(side.apply(clock)),
                        settings);
        if (sampled != null) {
            simulation.add(sampled);
        }
        simulation.add(new ConverterPhysics(twins.registers(), physicsNanos));
        for (Plane plane : charger.slowPlanes()) {
            var wakeup = simulation.add(plane);
            if (plane.equals(charger.vehicle())) {
                cable.onActivity(wakeup);
            } else if (plane.equals(charger.bridge())) {
                charger.operator().onNews(wakeup);
            }
        }
        vehicle.wakeWith(simulation.add(vehicle));
        simulation.add(charger.lane());
    }

    public Simulation simulation() {
        return simulation;
    }

    public Twins twins() {
        return twins;
    }

    public EvccTwin vehicle() {
        return vehicle;
    }

    public MemoryLink cable() {
        return cable;
    }

    public SunSpecConverter converter() {
        return converter;
    }

    public Charger charger() {
        return charger;
    }

    /** Everybody is a twin here. */
    public Actors actors() {
        return new TwinActors(twins, vehicle, EnumSet.noneOf(Actors.Actor.class));
    }
}
