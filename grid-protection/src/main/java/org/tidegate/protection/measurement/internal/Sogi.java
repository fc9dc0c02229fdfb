package org.tidegate.protection.measurement.internal;

/**
 * Second-order generalised integrator: the fundamental of a signal and its copy a quarter period
 * later. Discretised with the tangent of half the angle, so that the two are exact at the tuned
 * frequency at any sample rate.
 */
final class Sogi {
    private static final double GAIN = Math.sqrt(2);

    private double direct0;
    private double quadrature0;
    private double a1;
    private double a2;
    private double x1;
    private double x2;
    private double direct1;
    private double direct2;
    private double quadrature1;
    private double quadrature2;

    void tune(double radiansPerSample) {
        double k = Math.tan(radiansPerSample / 2);
        double norm = 1 / (1 + GAIN * k + k * k);
        direct0 = GAIN * k * norm;
        quadrature0 = GAIN * k * k * norm;
        a1 = 2 * (k * k - 1) * norm;
        a2 = (1 - GAIN * k + k * k) * norm;
    }

    void step(double x) {
        double direct = direct0 * (x - x2) - a1 * direct1 - a2 * direct2;
        double quadrature = quadrature0 * (x + 2 * x1 + x2) - a1 * quadrature1 - a2 * quadrature2;
        x2 = x1;
        x1 = x;
        direct2 = direct1;
        direct1 = direct;
        quadrature2 = quadrature1;
        quadrature1 = quadrature;
    }

    /** The fundamental. */
    double direct() {
        return direct1;
    }

    /** The fundamental a quarter period late. */
    double quadrature() {
        return quadrature1;
    }

    void restart() {
        x1 = x2 = direct1 = direct2 = quadrature1 = quadrature2 = 0;
    }
}
