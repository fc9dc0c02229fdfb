package org.tidegate.protection.measurement;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** A three-phase voltage with a known truth, as a 12-bit converter of ±700 V shows it. */
final class Wave {
    static final double LSB_V = 1400.0 / 4096;

    final double rateHz;
    final double nominalV;
    double hz;
    double[] pu = {1, 1, 1};
    double[] angleDeg = {0, -120, 120};
    double jumpDeg;
    double noiseV;
    double offsetV;

    /** Parts of the fundamental at order 3, 5, 7, 9, 11. */
    double[] harmonics = {};

    DoubleUnaryOperator sweepHz = _ -> Double.NaN;
    final Random random;
    long sample;
    private double turns;

    Wave(double rateHz, double nominalV, double hz, long seed) {
        this.rateHz = rateHz;
        this.nominalV = nominalV;
        this.hz = hz;
        random = new Random(seed);
        turns = random.nextDouble();
    }

    /** Total distortion of the given size, in the proportions of a real socket. */
    Wave distorted(double thd) {
        double[] shape = {0.5, 0.7, 0.4, 0.2, 0.25};
        double sum = 0;
        for (double part : shape) {
            sum += part * part;
        }
        harmonics = new double[shape.length];
        for (int k = 0; k < shape.length; k++) {
            harmonics[k] = thd * shape[k] / Math.sqrt(sum);
        }
        return this;
    }

    double seconds() {
        return sample / rateHz;
    }

    long nanos() {
        return Math.round(sample * 1e9 / rateHz);
    }

    double volts(int phase) {
        double angle = 2 * Math.PI * turns + Math.toRadians(angleDeg[phase] + jumpDeg);
        double v = Math.cos(angle);
        for (int k = 0; k < harmonics.length; k++) {
            v += harmonics[k] * Math.cos((2 * k + 3) * angle + k);
        }
        double raw =
                Math.sqrt(2) * nominalV * pu[phase] * v + offsetV + noiseV * random.nextGaussian();
        return Math.rint(Math.clamp(raw, -700, 700) / LSB_V) * LSB_V;
    }

    void next() {
        double now = sweepHz.applyAsDouble(seconds());
        turns += (Double.isNaN(now) ? hz : now) / rateHz;
        sample++;
    }

    /** Feeds the meter for a while. */
    Wave feed(GridMeter meter, double seconds) {
        long end = sample + Math.round(seconds * rateHz);
        while (sample < end) {
            meter.accept(nanos(), volts(0), volts(1), volts(2));
            next();
        }
        return this;
    }

    MeasurementSnapshot read(GridMeter meter) {
        var out = new MeasurementSnapshot();
        meter.read(nanos(), out);
        return out;
    }
}
