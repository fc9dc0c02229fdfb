package org.tidegate.protection;

/**
 * A first-order lag that reaches 90 % of a step in the given time, discretised with the bilinear
 * rule so that the step size does not change the answer. The grid codes give response times to 90
 * %, hence tau = t90 / ln 10.
 */
public final class FirstOrderLag {
    /** The reference model rounds ln 10 = 2.3026 to 2.3; so do we, or 0.1 % of gain is lost. */
    private static final double LN_10 = 2.3;

    private double lastIn;
    private double lastOut;

    /** Of the last response time and step: they change seldom, and two divisions cost 15 ns. */
    private double gainT90Seconds = Double.NaN;

    private double gainDtSeconds = Double.NaN;
    private double gain;
    private double kept;

    /** Forgets the past: the next step starts from here. */
    public void reset(double value) {
        lastIn = value;
        lastOut = value;
    }

    /**
     * @param t90Seconds a response faster than the step itself passes the input through
     */
    public double step(double in, double t90Seconds, double dtSeconds) {
        if (t90Seconds != gainT90Seconds || dtSeconds != gainDtSeconds) {
            prepare(t90Seconds, dtSeconds);
        }
        double out = gain == 1 ? in : gain * (in + lastIn) + kept * lastOut;
        lastIn = in;
        lastOut = out;
        return out;
    }

    private void prepare(double t90Seconds, double dtSeconds) {
        gainT90Seconds = t90Seconds;
        gainDtSeconds = dtSeconds;
        double doubleTau = 2 * t90Seconds / LN_10;
        boolean through = doubleTau == 0 || doubleTau < dtSeconds;
        gain = through ? 1 : dtSeconds / (dtSeconds + doubleTau);
        kept = through ? 0 : (doubleTau - dtSeconds) / (dtSeconds + doubleTau);
    }

    /** The latest output. */
    public double value() {
        return lastOut;
    }
}
