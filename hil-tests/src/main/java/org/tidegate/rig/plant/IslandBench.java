package org.tidegate.rig.plant;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.protection.GridSample;
import org.tidegate.protection.islanding.AntiIslanding;
import org.tidegate.protection.islanding.AntiIslandingMode;
import org.tidegate.protection.islanding.AntiIslandingSettings;
import org.tidegate.protection.islanding.IslandVerdict;
import org.tidegate.protection.measurement.GridMeter;
import org.tidegate.protection.measurement.MeasurementSettings;
import org.tidegate.protection.measurement.MeasurementSnapshot;

/**
 * The test of IEC 62116 and IEEE 1547.1 5.10 on a desk: chargers that export into a load which
 * takes just what they give, and a grid that goes away. The real anti-islanding looks at the node
 * through the real meter, or through a converter's registers. Ends with the first trip.
 */
public final class IslandBench {
    private static final double VOLTAGE_V = 230;
    private static final double POWER_W = 11_000 / 3.0;
    private static final double FIFTH = 0.02;
    private static final double NOISE_PART = 0.0015;
    private static final int SAMPLE_STEPS = 2; // 10 kSa/s
    private static final double AWAKE_SECONDS = 0.3;
    private static final int SCHEDULED = 64;

    /** How the charger sees the grid and acts on it. */
    public enum Path {
        /** Own samples; a step each 10 ms, acting 5 ms later. */
        SAMPLES(0.010, 0.005, 0, 0),
        /** Registers each 20 ms with 10 mHz, after a filter of 20 ms; acting 40 ms later. */
        BUS_20_MS(0.020, 0.040, 0.01, 0.020),
        /** Registers each 50 ms with 10 mHz, after a filter of 50 ms; acting 100 ms later. */
        BUS_50_MS(0.050, 0.100, 0.01, 0.050);

        final double stepSeconds;
        final double delaySeconds;
        final double resolutionHz;
        final double filterSeconds;

        Path(double stepSeconds, double delaySeconds, double resolutionHz, double filterSeconds) {
            this.stepSeconds = stepSeconds;
            this.delaySeconds = delaySeconds;
            this.resolutionHz = resolutionHz;
            this.filterSeconds = filterSeconds;
        }

        public AntiIslandingSettings preset(double nominalHz) {
            return this == SAMPLES
                    ? AntiIslandingSettings.onSamples(nominalHz)
                    : AntiIslandingSettings.overBus(nominalHz);
        }
    }

    /** What looks for the island; ours, or a deliberately broken one. */
    public interface Method {
        void step(
                double frequencyHz,
                double phaseJumpDeg,
                double activePowerPu,
                long nowNanos,
                IslandVerdict out);

        /** The same with all that is measured; a method alone has no use for the rest. */
        default void step(GridSample seen, long nowNanos, IslandVerdict out) {
            double hz = seen.fastFrequencyHz;
            step(hz, seen.phaseJumpDeg, seen.activePowerPu, nowNanos, out);
        }

        /** What is exported now, as a part of what was exported at the beginning. */
        default double activePart() {
            return 1;
        }
    }

    /**
     * What ended the run.
     *
     * @param seconds after opening, or since the beginning
     * @param restlessPu largest reactive power of the first inverter in the last half second
     */
    public record Outcome(
            double seconds, boolean tripped, double hz, double voltagePu, double restlessPu) {}

    private final Path path;
    private final double nominalHz;
    private final long seed;
    private AntiIslandingSettings settings;
    private Supplier<Method> methods;
    private double loadPart = 1;
    private double reactivePart;
    private double quality = 1;
    private double powerPart = 1;
    private double shortCircuitRatio = 20;
    private int active = 1;
    private int passive;
    private double openSeconds = Double.POSITIVE_INFINITY;
    private DoubleUnaryOperator gridHz;
    private double jumpDeg;
    private double jumpSeconds = Double.POSITIVE_INFINITY;

    public IslandBench(Path path, double nominalHz, long seed) {
        this.path = path;
        this.nominalHz = nominalHz;
        this.seed = seed;
        settings = path.preset(nominalHz);
        gridHz = _ -> nominalHz;
        methods = () -> new AntiIslanding(AntiIslandingMode.CONTROLLER, settings)::step;
    }

    public IslandBench with(AntiIslandingSettings settings) {
        this.settings = settings;
        return this;
    }

    /** One for each charger of ours. */
    public IslandBench looking(Supplier<Method> methods) {
        this.methods = methods;
        return this;
    }

    /**
     * @param active parts of the generated power by which the load takes more, such as 0.05
     * @param reactive by which the load absorbs more reactive power than nothing
     */
    public IslandBench mismatch(double active, double reactive) {
        loadPart = 1 + active;
        reactivePart = reactive;
        return this;
    }

    public IslandBench quality(double quality) {
        this.quality = quality;
        return this;
    }

    /** Part of its rating that each inverter delivers. */
    public IslandBench power(double part) {
        powerPart = part;
        return this;
    }

    public IslandBench grid(double shortCircuitRatio) {
        this.shortCircuitRatio = shortCircuitRatio;
        return this;
    }

    public IslandBench gridHz(DoubleUnaryOperator hzAtSeconds) {
        gridHz = hzAtSeconds;
        return this;
    }

    public IslandBench jump(double degrees, double atSeconds) {
        jumpDeg = degrees;
        jumpSeconds = atSeconds;
        return this;
    }

    /**
     * @param active chargers of ours
     * @param passive inverters of the same size without any method
     */
    public IslandBench inverters(int active, int passive) {
        this.active = active;
        this.passive = passive;
        return this;
    }

    public IslandBench opensAt(double seconds) {
        openSeconds = seconds;
        return this;
    }

    /** One charger of ours. */
    private final class Charger {
        final GridFollower inverter;
        final Method method = methods.get();
        final IslandVerdict verdict = new IslandVerdict();
        final @Nullable GridMeter meter;
        final MeasurementSnapshot seen = new MeasurementSnapshot();
        final GridSample sample = new GridSample();
        final double[] scheduledPu = new double[SCHEDULED];
        final double[] scheduledPart = new double[SCHEDULED];
        final int stepEach;
        final long[] dueNanos = new long[SCHEDULED];
        final long delayNanos;
        int untilStep;
        int sent;
        int applied;
        double filteredHz = nominalHz;

        Charger(GridFollower inverter, Random random) {
            this.inverter = inverter;
            meter =
                    path == Path.SAMPLES
                            ? new GridMeter(
                                    MeasurementSettings.of(
                                            1 / (SAMPLE_STEPS * RlcNode.STEP_SECONDS),
                                            1,
                                            VOLTAGE_V,
                                            nominalHz))
                            : null;
            stepEach = (int) Math.round(path.stepSeconds / RlcNode.STEP_SECONDS);
            delayNanos = Math.round(path.delaySeconds * 1e9);
            untilStep = 1 + random.nextInt(stepEach);
        }

        void sample(double voltageV, long nowNanos) {
            if (meter != null) {
                meter.accept(nowNanos, voltageV);
            }
        }

        void step(long nowNanos, double seconds) {
            filteredHz +=
                    path.filterSeconds == 0
                            ? inverter.frequencyHz() - filteredHz
                            : RlcNode.STEP_SECONDS
                                    / path.filterSeconds
                                    * (inverter.frequencyHz() - filteredHz);
            while (sent > applied && dueNanos[applied % SCHEDULED] <= nowNanos) {
                inverter.deliver(scheduledPart[applied % SCHEDULED]);
                inverter.injectReactive(scheduledPu[applied++ % SCHEDULED]);
            }
            if (--untilStep > 0) {
                return;
            }
            untilStep = stepEach;
            if (seconds < AWAKE_SECONDS) {
                return;
            }
            if (meter != null) {
                meter.read(nowNanos, seen);
                seen.copyTo(sample);
            } else {
                sample.frequencyHz = Math.rint(filteredHz / 0.01) * 0.01;
                sample.fastFrequencyHz = sample.frequencyHz;
                sample.voltageL1Pu = Math.rint(inverter.rmsV() / 0.1) * 0.1 / VOLTAGE_V;
            }
            sample.activePowerPu = -powerPart;
            method.step(sample, nowNanos, verdict);
            // plus absorbs in the controller and injects in the plant
            scheduledPu[sent % SCHEDULED] = -verdict.reactivePu / powerPart;
            scheduledPart[sent % SCHEDULED] = method.activePart();
            dueNanos[sent++ % SCHEDULED] = nowNanos + delayNanos;
        }
    }

    /** Runs until something trips or time is up. */
    public Outcome run(double untilSeconds) {
        var random = new Random(seed);
        double phase = 2 * Math.PI * random.nextDouble();
        int count = active + passive;
        double generatedW = POWER_W * powerPart * count;
        RlcNode node = node(generatedW, phase);
        var inverters = new GridFollower[count];
        List<Charger> chargers = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            inverters[k] = new GridFollower(POWER_W * powerPart, VOLTAGE_V, nominalHz, phase);
            if (k < active) {
                chargers.add(new Charger(inverters[k], random));
            }
        }
        double noiseV = NOISE_PART * Math.sqrt(2) * VOLTAGE_V;
        double restlessPu = 0;
        long steps = Math.round(untilSeconds / RlcNode.STEP_SECONDS);
        for (long k = 0; k < steps; k++) {
            double seconds = k * RlcNode.STEP_SECONDS;
            if (seconds >= openSeconds) {
                node.open();
            }
            if (seconds >= jumpSeconds) {
                node.jump(jumpDeg);
                jumpSeconds = Double.POSITIVE_INFINITY;
            }
            double currentA = 0;
            for (GridFollower inverter : inverters) {
                currentA += inverter.currentA();
            }
            node.step(currentA, gridHz.applyAsDouble(seconds));
            double seenV = node.voltageV() + noiseV * random.nextGaussian();
            for (GridFollower inverter : inverters) {
                inverter.measure(seenV);
                inverter.act();
            }
            if (seconds > untilSeconds - 0.5) {
                double size = Math.abs(inverters[0].injectedReactivePu());
                restlessPu = Math.max(restlessPu, size);
            }
            long nowNanos = k * 50_000;
            for (Charger charger : chargers) {
                if (k % SAMPLE_STEPS == 0) {
                    charger.sample(seenV, nowNanos);
                }
                charger.step(nowNanos, seconds);
                if (charger.verdict.trip) {
                    return outcome(seconds, true, inverters[0], restlessPu);
                }
            }
        }
        return outcome(untilSeconds, false, inverters[0], restlessPu);
    }

    private RlcNode node(double generatedW, double phase) {
        double loadW = generatedW * loadPart;
        // Q_f (f_r/f - f/f_r) is what the load absorbs per unit of what it takes
        double resonanceHz = nominalHz * resonance(reactivePart / loadPart / quality);
        var load = RlcNode.Load.of(loadW, VOLTAGE_V, quality, resonanceHz);
        var impedance =
                RlcNode.Impedance.of(generatedW, VOLTAGE_V, shortCircuitRatio, 2, nominalHz);
        return new RlcNode(load, impedance, VOLTAGE_V, FIFTH, phase);
    }

    /** x with x − 1/x = y. */
    static double resonance(double y) {
        return y / 2 + Math.sqrt(1 + y * y / 4);
    }

    private Outcome outcome(
            double seconds, boolean tripped, GridFollower first, double restlessPu) {
        double since = openSeconds < seconds ? seconds - openSeconds : seconds;
        return new Outcome(
                since, tripped, first.frequencyHz(), first.rmsV() / VOLTAGE_V, restlessPu);
    }
}
