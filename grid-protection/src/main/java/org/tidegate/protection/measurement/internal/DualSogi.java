package org.tidegate.protection.measurement.internal;

/**
 * Positive and negative sequence from one integrator per axis (DSOGI). The magnitude is averaged
 * over half a period of steps, which takes away what the fifth and seventh harmonic leave.
 */
public final class DualSogi {
    private static final int MOST_STEPS = 32;

    private final Sogi alpha = new Sogi();
    private final Sogi beta = new Sogi();
    private final double[] positives = new double[MOST_STEPS];
    private final double[] negatives = new double[MOST_STEPS];
    private int next;

    public void tune(double radiansPerSample) {
        alpha.tune(radiansPerSample);
        beta.tune(radiansPerSample);
    }

    /** One sample of both axes. */
    public void step(double alphaPu, double betaPu) {
        alpha.step(alphaPu);
        beta.step(betaPu);
    }

    /** Notes the magnitudes of now. */
    public void note() {
        double a = alpha.direct();
        double b = beta.direct();
        double qa = alpha.quadrature();
        double qb = beta.quadrature();
        positives[next] = length(a - qb, qa + b);
        negatives[next] = length(a + qb, b - qa);
        next = (next + 1) % MOST_STEPS;
    }

    /** Half of the vector, and peak to rms. */
    private static double length(double x, double y) {
        return Math.sqrt((x * x + y * y) / 8);
    }

    /** Mean of the latest notes. */
    public double positivePu(int steps) {
        return mean(positives, steps);
    }

    public double negativePu(int steps) {
        return mean(negatives, steps);
    }

    private double mean(double[] values, int steps) {
        int count = Math.clamp(steps, 1, MOST_STEPS);
        double sum = 0;
        for (int k = 1; k <= count; k++) {
            sum += values[(next - k + MOST_STEPS) % MOST_STEPS];
        }
        return sum / count;
    }

    public void restart() {
        alpha.restart();
        beta.restart();
        java.util.Arrays.fill(positives, 0);
        java.util.Arrays.fill(negatives, 0);
    }
}
