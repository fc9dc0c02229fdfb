package org.tidegate.rig.plant;

import java.util.SplittableRandom;
import org.tidegate.controller.lane.GridSensor;
import org.tidegate.protection.GridSample;
import org.tidegate.protection.measurement.GridMeter;
import org.tidegate.protection.measurement.MeasurementSettings;
import org.tidegate.protection.measurement.MeasurementSnapshot;
import org.tidegate.runtime.Plane;

/**
 * The board's own converter on the twin's grid: three channels of 12 bits over ±700 V with a little
 * noise and the harmonics of a common grid, in front of the product's own meter.
 */
public final class SampledGrid implements Plane, GridSensor {
    private static final long STEP_NANOS = 1_000_000L;
    private static final double FULL_SCALE_V = 700;
    private static final double LSB_V = 2 * FULL_SCALE_V / 4096;
    private static final double NOISE_V = 0.3;

    /** Share of the fundamental in the 5th and 7th; together 2.2 % THD. */
    private static final double FIFTH = 0.02;

    private static final double SEVENTH = 0.01;
    private static final double[] PLACE_DEG = {0, -120, 120};

    private final GridTwin grid;
    private final double crestV;
    private final long intervalNanos;
    private final GridMeter meter;
    private final MeasurementSnapshot snapshot = new MeasurementSnapshot();
    private final SplittableRandom noise;
    private final double[] volts = new double[3];
    private double turns;
    private long nextNanos;
    private boolean begun;

    public SampledGrid(
            GridTwin grid,
            int samplesPerSecond,
            double nominalVoltageV,
            double nominalHz,
            long seed) {
        this.grid = grid;
        this.crestV = Math.sqrt(2) * nominalVoltageV;
        this.intervalNanos = 1_000_000_000L / samplesPerSecond;
        this.meter =
                new GridMeter(
                        new MeasurementSettings(
                                samplesPerSecond, 3, nominalVoltageV, nominalHz, FULL_SCALE_V));
        this.noise = new SplittableRandom(seed);
    }

    @Override
    public String name() {
        return "adc";
    }

    @Override
    public long step(long nowNanos) {
        if (!begun) {
            begun = true;
            nextNanos = nowNanos;
        }
        while (nextNanos - nowNanos <= 0) {
            sample(nextNanos);
            nextNanos += intervalNanos;
        }
        return STEP_NANOS;
    }

    private void sample(long atNanos) {
        turns += grid.frequencyHzAt(atNanos) * intervalNanos * 1e-9;
        turns -= Math.floor(turns);
        for (int i = 0; i < 3; i++) {
            double deg = PLACE_DEG[i] + grid.turnedDegAt(i + 1, atNanos);
            double angle = 2 * Math.PI * turns + Math.toRadians(deg);
            double shape =
                    Math.sin(angle) + FIFTH * Math.sin(5 * angle) + SEVENTH * Math.sin(7 * angle);
            double v = crestV * grid.voltagePuAt(i + 1, atNanos) * shape;
            double noisy = v + NOISE_V * (noise.nextDouble() - 0.5) * 2;
            double counts = Math.clamp(Math.rint(noisy / LSB_V), -2048, 2047);
            volts[i] = counts * LSB_V;
        }
        meter.accept(atNanos, volts[0], volts[1], volts[2]);
    }

    @Override
    public void read(GridSample into, long nowNanos) {
        meter.read(nowNanos, snapshot);
        snapshot.copyTo(into);
    }
}
