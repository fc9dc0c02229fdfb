package org.tidegate.rig.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tidegate.hal.Converter;
import org.tidegate.hal.DcMode;
import org.tidegate.hal.GateLine;
import org.tidegate.hal.Measurement;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.StageRequest;
import org.tidegate.hal.StageState;
import org.tidegate.rig.converter.ConverterFault;
import org.tidegate.rig.converter.ConverterModel;
import org.tidegate.rig.converter.ConverterPhysics;
import org.tidegate.rig.converter.ConverterRatings;
import org.tidegate.rig.converter.FaultPanel;
import org.tidegate.rig.converter.InMemoryModbus;
import org.tidegate.rig.converter.RegisterDevice;
import org.tidegate.rig.plant.GridTwin;
import org.tidegate.rig.plant.LinearBattery;
import org.tidegate.runtime.Event;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Simulation;
import org.tidegate.runtime.VirtualClock;

/** A bench around a twin, in virtual time. */
public final class TwinBench implements Bench {
    private static final long LANE_NANOS = 10_000_000;
    private static final long PHYSICS_NANOS = 2_000_000;
    private static final long OLDEST_NANOS = 100_000_000;

    /** Puts a maker's registers in front of the physics. */
    @FunctionalInterface
    public interface Front {
        RegisterDevice around(ConverterModel model);
    }

    /** Makes the driver under test. */
    @FunctionalInterface
    public interface Driver {
        Converter on(ModbusMaster master, EventRing events, GateLine gateLine);
    }

    private final VirtualClock clock = new VirtualClock(1_800_000_000_000L);
    private final Simulation simulation;
    private final ConverterModel model;
    private final FaultPanel faults = new FaultPanel();
    private final EventRing ring = new EventRing("bus", 1024);
    private final Converter converter;
    private final Measurement measured = new Measurement();
    private final StageRequest wanted = new StageRequest();
    private final List<String> events = new ArrayList<>();
    private final Plane lane =
            new Plane() {
                @Override
                public String name() {
                    return "lane";
                }

                @Override
                public long step(long nowNanos) {
                    cycle(nowNanos);
                    return LANE_NANOS;
                }
            };
    private boolean connected = true;
    private boolean gatesBlocked;
    private boolean blocks;

    public TwinBench(long seed, ConverterRatings ratings, Front front, Driver driver) {
        simulation = new Simulation(clock, seed);
        var grid = new GridTwin(clock, 50, seed);
        var battery = new LinearBattery(340, 410, 0.1, 40, 0.5, () -> connected);
        model = new ConverterModel(ratings, grid, battery, faults);
        RegisterDevice device = front.around(model);
        converter =
                driver.on(
                        new InMemoryModbus(device),
                        ring,
                        blocked -> {
                            gatesBlocked = blocked;
                            model.blockGates(blocked);
                        });
        simulation.add(new ConverterPhysics(device, PHYSICS_NANOS));
        simulation.add(converter);
        simulation.add(lane);
    }

    /** What every lane must do at least: no power while nothing is known, block on a fault. */
    private void cycle(long nowNanos) {
        converter.read(measured);
        boolean good =
                measured.isFresh(nowNanos, OLDEST_NANOS)
                        && measured.state != StageState.FAULT
                        && measured.state != StageState.OFFLINE;
        wanted.issuedNanos = nowNanos;
        if (!blocks && (good || wanted.mode == DcMode.OFF)) {
            converter.request(wanted);
        } else {
            converter.block();
        }
    }

    @Override
    public Converter converter() {
        return converter;
    }

    @Override
    public StageRequest wanted() {
        return wanted;
    }

    @Override
    public Measurement measured() {
        return measured;
    }

    @Override
    public void runs(Duration time) {
        simulation.run(time);
        ring.drain(
                clock.nanos(),
                clock.wallMillis(),
                (Event event) -> events.add(event.code().name()));
        converter.read(measured);
    }

    @Override
    public long nowNanos() {
        return clock.nanos();
    }

    @Override
    public List<String> events() {
        return events;
    }

    @Override
    public void laneFallsSilent() {
        simulation.kill(lane);
    }

    @Override
    public void processDies() {
        simulation.kill(lane);
        simulation.kill(converter);
    }

    @Override
    public void laneBlocks(boolean block) {
        blocks = block;
    }

    @Override
    public boolean gatesBlocked() {
        return gatesBlocked;
    }

    @Override
    public double truePowerW() {
        return model.acPowerW();
    }

    @Override
    public void vehicleConnected(boolean closed) {
        connected = closed;
    }

    @Override
    public void inject(ConverterFault fault) {
        faults.inject(fault);
    }

    @Override
    public void mend(ConverterFault fault) {
        faults.clear(fault);
    }
}
