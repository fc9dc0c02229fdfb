package org.tidegate.rig.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.tidegate.protection.islanding.AntiIslanding;
import org.tidegate.protection.islanding.AntiIslandingMode;
import org.tidegate.protection.islanding.AntiIslandingSettings;
import org.tidegate.protection.islanding.IslandVerdict;
import org.tidegate.protection.measurement.GridMeter;
import org.tidegate.protection.measurement.MeasurementSettings;
import org.tidegate.protection.measurement.MeasurementSnapshot;

/**
 * What a sample costs at 10 kSa/s, each millisecond's search for the fundamental included, beside
 * the plainest way to get one rms value and one frequency from one phase.
 */
public class MeasurementBenchmark {
    private static final double RATE_HZ = 10_000;
    private static final long STEP_NANOS = 100_000;
    private static final int PERIOD = 200;
    private static final double[][] VOLTS = new double[3][PERIOD];

    static {
        for (int k = 0; k < PERIOD; k++) {
            for (int p = 0; p < 3; p++) {
                VOLTS[p][k] = 325 * Math.cos(2 * Math.PI * (k / (double) PERIOD - p / 3.0));
            }
        }
    }

    /** One phase. */
    @State(Scope.Thread)
    public static class OnePhase {
        private final GridMeter meter = new GridMeter(MeasurementSettings.of(RATE_HZ, 1, 230, 50));
        private long sample;

        @Benchmark
        public GridMeter sample() {
            meter.accept(sample * STEP_NANOS, VOLTS[0][(int) (sample % PERIOD)]);
            sample++;
            return meter;
        }
    }

    /** Three phases. */
    @State(Scope.Thread)
    public static class ThreePhases {
        private final GridMeter meter = new GridMeter(MeasurementSettings.of(RATE_HZ, 3, 230, 50));
        private final MeasurementSnapshot seen = new MeasurementSnapshot();
        private long sample;

        @Benchmark
        public GridMeter sample() {
            int k = (int) (sample % PERIOD);
            meter.accept(sample * STEP_NANOS, VOLTS[0][k], VOLTS[1][k], VOLTS[2][k]);
            sample++;
            return meter;
        }

        /** What the lane pays each cycle. */
        @Benchmark
        public MeasurementSnapshot read() {
            meter.read(sample * STEP_NANOS, seen);
            return seen;
        }
    }

    /** A running sum of squares and interpolated zero crossings; no harmonics, no flags. */
    @State(Scope.Thread)
    public static class ScalarReference {
        private final double[] squares = new double[PERIOD];
        private double sum;
        private double last;
        private double crossedAt;
        private double hz;
        private long sample;

        @Benchmark
        public double sample() {
            int k = (int) (sample % PERIOD);
            double v = VOLTS[0][k];
            sum += v * v - squares[k];
            squares[k] = v * v;
            if (last < 0 && v >= 0) {
                double at = sample - v / (v - last);
                hz = RATE_HZ / (at - crossedAt);
                crossedAt = at;
            }
            last = v;
            sample++;
            return Math.sqrt(sum / PERIOD) + hz;
        }
    }

    /** Anti-islanding's step of the lane. */
    @State(Scope.Thread)
    public static class Islanding {
        private final AntiIslanding method =
                new AntiIslanding(
                        AntiIslandingMode.CONTROLLER, AntiIslandingSettings.onSamples(50));
        private final IslandVerdict verdict = new IslandVerdict();
        private long nowNanos;

        @Benchmark
        public IslandVerdict step() {
            nowNanos += 10_000_000;
            method.step((nowNanos & (1 << 20)) == 0 ? 50.01 : 49.99, 0, -0.5, nowNanos, verdict);
            return verdict;
        }
    }
}
