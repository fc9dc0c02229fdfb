package org.tidegate.rig.demo;

import java.time.Duration;
import org.tidegate.rig.converter.ConverterModel;
import org.tidegate.rig.converter.ConverterRatings;
import org.tidegate.rig.converter.FaultPanel;
import org.tidegate.rig.converter.MapLayout;
import org.tidegate.rig.converter.SunSpecRegisterMap;
import org.tidegate.rig.operator.OperatorTwin;
import org.tidegate.rig.pilot.PilotTwin;
import org.tidegate.rig.pilot.SafetyTwin;
import org.tidegate.rig.plant.DcPort;
import org.tidegate.rig.plant.GridTwin;
import org.tidegate.rig.vehicle.Battery;
import org.tidegate.rig.vehicle.PilotPlug;
import org.tidegate.runtime.Clock;

/** The world around one charger, wired together but without protocols and threads. */
public final class Twins {
    /** What may differ between worlds. */
    public record World(long seed, double batteryWh, double socPercent, double nominalHz) {}

    private final GridTwin grid;
    private final PilotTwin pilot;
    private final SafetyTwin safety;
    private final Battery battery;
    private final ConverterModel converter;
    private final SunSpecRegisterMap registers;
    private final OperatorTwin operator;

    public Twins(Clock clock, World world) {
        this(clock, world, ConverterRatings.elevenKw(), null);
    }

    /** Around a converter with another nameplate. */
    public Twins(Clock clock, World world, ConverterRatings ratings) {
        this(clock, world, ratings, null);
    }

    /**
     * @param foreignPort what is wired to the converter's DC side instead of the twin's battery;
     *     null for the battery
     */
    Twins(Clock clock, World world, @org.jspecify.annotations.Nullable DcPort foreignPort) {
        this(clock, world, ConverterRatings.elevenKw(), foreignPort);
    }

    private Twins(
            Clock clock,
            World world,
            ConverterRatings ratings,
            @org.jspecify.annotations.Nullable DcPort foreignPort) {
        this.grid = new GridTwin(clock, world.nominalHz(), world.seed());
        this.pilot = new PilotTwin(clock, world.seed());
        this.safety = new SafetyTwin(clock);
        this.battery =
                new Battery(
                        Battery.Pack.of(world.batteryWh()),
                        world.socPercent(),
                        safety::contactorClosed);
        this.converter =
                new ConverterModel(
                        ratings,
                        grid,
                        foreignPort == null ? battery : foreignPort,
                        new FaultPanel());
        this.registers = new SunSpecRegisterMap(converter, MapLayout.complete());
        this.operator = new OperatorTwin(clock);
        this.operator.room(11_000, 11_000);
    }

    public GridTwin grid() {
        return grid;
    }

    public PilotTwin pilot() {
        return pilot;
    }

    public SafetyTwin safety() {
        return safety;
    }

    public Battery battery() {
        return battery;
    }

    public ConverterModel converter() {
        return converter;
    }

    public SunSpecRegisterMap registers() {
        return registers;
    }

    public OperatorTwin operator() {
        return operator;
    }

    /** The vehicle's end of the pilot. */
    public PilotPlug plug() {
        return new PilotPlug() {
            @Override
            public void plug() {
                pilot.plug();
            }

            @Override
            public void unplug() {
                pilot.unplug();
            }

            @Override
            public void closeS2() {
                pilot.closeS2();
            }

            @Override
            public void openS2() {
                pilot.openS2();
            }

            @Override
            public double dutyPercent() {
                return pilot.dutyPercent();
            }
        };
    }

    /** The grid goes back to nominal now. */
    public void gridNominal() {
        grid.nominal(Duration.ZERO);
    }
}
