package org.tidegate.rig.converter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tidegate.hal.DcMode;
import org.tidegate.hal.Measurement;
import org.tidegate.hal.StageRequest;
import org.tidegate.hal.StageState;
import org.tidegate.hal.SunSpecConverter;
import org.tidegate.hal.SunSpecSettings;
import org.tidegate.rig.plant.GridTwin;
import org.tidegate.rig.plant.LinearBattery;
import org.tidegate.runtime.Event;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Simulation;
import org.tidegate.runtime.VirtualClock;

/** A driver, a twin and a lane of ten lines, in virtual time. */
final class ConverterBench {
    private static final long LANE_NANOS = 10_000_000;

    final VirtualClock clock = new VirtualClock(1_800_000_000_000L);
    final Simulation simulation;
    final GridTwin grid;
    final FaultPanel faults = new FaultPanel();
    final ConverterModel model;
    final SunSpecRegisterMap map;
    final InMemoryModbus bus;
    final EventRing ring = new EventRing("bus", 1024);
    final SunSpecConverter converter;
    final Measurement measured = new Measurement();
    final StageRequest wanted = new StageRequest();
    final LinearBattery battery;
    final List<Event> events = new ArrayList<>();
    boolean contactorClosed = true;
    boolean gatesBlocked;
    final Plane lane =
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

    ConverterBench(long seed) {
        this(seed, ConverterRatings.elevenKw(), MapLayout.complete(), SunSpecSettings.defaults());
    }

    ConverterBench(
            long seed, ConverterRatings ratings, MapLayout layout, SunSpecSettings settings) {
        simulation = new Simulation(clock, seed);
        grid = new GridTwin(clock, 50, seed);
        battery = new LinearBattery(340, 410, 0.1, 40, 0.5, () -> contactorClosed);
        model = new ConverterModel(ratings, grid, battery, faults);
        map = new SunSpecRegisterMap(model, layout);
        bus = new InMemoryModbus(map);
        converter =
                new SunSpecConverter(
                        bus,
                        settings,
                        ring,
                        blocked -> {
                            gatesBlocked = blocked;
                            map.blockGates(blocked);
                        });
        simulation.add(new ConverterPhysics(map, 2_000_000));
        simulation.add(converter);
        simulation.add(lane);
    }

    static ConverterBench foreign(long seed) {
        return new ConverterBench(
                seed, ConverterRatings.elevenKw(), MapLayout.foreign(), SunSpecSettings.defaults());
    }

    /** What every lane must do at least: no power while nothing is known, block on a fault. */
    private void cycle(long nowNanos) {
        converter.read(measured);
        boolean good =
                measured.isFresh(nowNanos, 100_000_000)
                        && (measured.state != StageState.FAULT)
                        && (measured.state != StageState.OFFLINE);
        wanted.issuedNanos = nowNanos;
        if (good || wanted.mode == DcMode.OFF) {
            converter.request(wanted);
        } else {
            converter.block();
        }
    }

    ConverterBench powers(double acPowerW) {
        wanted.mode = DcMode.POWER;
        wanted.acPowerW = acPowerW;
        wanted.dcVoltageLimitV = 500;
        wanted.dcCurrentLimitA = 32;
        return this;
    }

    ConverterBench holdsVoltage(double targetV, double limitA) {
        wanted.mode = DcMode.VOLTAGE;
        wanted.acPowerW = 0;
        wanted.dcVoltageTargetV = targetV;
        wanted.dcVoltageLimitV = 500;
        wanted.dcCurrentLimitA = limitA;
        return this;
    }

    ConverterBench off() {
        wanted.setOff(clock.nanos());
        return this;
    }

    ConverterBench runs(Duration time) {
        simulation.run(time);
        ring.drain(clock.nanos(), clock.wallMillis(), events::add);
        return this;
    }

    /** Raw register of a model, as a foreign master would read it. */
    int raw(int modelId, int offset) {
        return map.raw(map.start(modelId) + offset);
    }

    String reason() {
        return converter.status().latest().reason();
    }

    List<String> eventNames() {
        return events.stream().map(e -> e.code().name()).toList();
    }
}
