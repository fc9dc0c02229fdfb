package org.tidegate.protection.measurement.internal;

/** The phase at recent instants, and the frequency that follows from two of them. */
public final class PhaseTrack {
    private static final int CAPACITY = 128;
    private static final int MASK = CAPACITY - 1;

    private final double sampleRateHz;
    private final int stepSamples;
    private final double[] phases = new double[CAPACITY];
    private final long[] middles = new long[CAPACITY];
    private long count;

    public PhaseTrack(double sampleRateHz, int stepSamples) {
        this.sampleRateHz = sampleRateHz;
        this.stepSamples = stepSamples;
        restart();
    }

    /**
     * @param phase NaN where there is none
     * @param middle number of the sample that it belongs to
     */
    public void add(double phase, long middle) {
        int slot = (int) count & MASK;
        phases[slot] = phase;
        middles[slot] = middle;
        count++;
    }

    /**
     * Phase gained since {@code samples} ago beyond what {@code carrierHz} gains, within half a
     * turn either way; NaN if either phase is not known.
     */
    public double gained(double samples, double carrierHz) {
        int back = back(samples);
        if (count <= back) {
            return Double.NaN;
        }
        int now = (int) (count - 1) & MASK;
        int then = (int) (count - 1 - back) & MASK;
        double turns = carrierHz * (middles[now] - middles[then]) / sampleRateHz;
        return wrap(phases[now] - phases[then] - 2 * Math.PI * (turns - Math.rint(turns)));
    }

    /** Mean frequency between now and {@code samples} ago. */
    public double frequencyHz(double samples, double carrierHz) {
        int back = back(samples);
        if (count <= back) {
            return Double.NaN;
        }
        int now = (int) (count - 1) & MASK;
        int then = (int) (count - 1 - back) & MASK;
        double seconds = (middles[now] - middles[then]) / sampleRateHz;
        return carrierHz + gained(samples, carrierHz) / (2 * Math.PI * seconds);
    }

    private int back(double samples) {
        return Math.clamp(Math.round(samples / stepSamples), 1, CAPACITY - 1);
    }

    /** Into (−π, π]. */
    public static double wrap(double angle) {
        return angle - 2 * Math.PI * Math.rint(angle / (2 * Math.PI));
    }

    public void restart() {
        count = 0;
        java.util.Arrays.fill(phases, Double.NaN);
    }
}
