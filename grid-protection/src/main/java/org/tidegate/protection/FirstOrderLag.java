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

    /** Forgets the past: the next step starts from here. */
    public void reset(double value) {
        lastIn = value;
        lastOut = value;
    }

    /**
     * @param t90Seconds a response faster than the step itself passes the input through
     */
    public double step(double in, double t90Seconds, double dtSeconds) {
        double doubleTau = 2 * t90Seconds / LN_10;
        double out =
                doubleTau == 0 || doubleTau < dtSeconds
                        ? in
                        : (dtSeconds * (in + lastIn) + (doubleTau - dtSeconds) * lastOut)
                                / (dtSeconds + doubleTau);
        lastIn = in;
        lastOut = out;
        return out;
    }

    /** The latest output. */
    public double value() {
        return lastOut;
    }
}
