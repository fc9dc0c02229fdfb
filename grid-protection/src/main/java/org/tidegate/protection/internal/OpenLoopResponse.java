package org.tidegate.protection.internal;

import org.tidegate.protection.FirstOrderLag;

/**
 * How a function follows its own demand: after a dead time, with a first-order lag, so that 90 % of
 * a step is reached in the open-loop response time, dead time included (IEEE 1547-2018 table 8,
 * note). The first value is taken as it is.
 */
public final class OpenLoopResponse {
    private final FirstOrderLag lag = new FirstOrderLag();
    private final DeadTime deadTime = new DeadTime();
    private double reactionSeconds;
    private boolean begun;
    private double value;

    /** Not for the lane's cycle if the dead time was zero before. */
    public void reaction(double seconds) {
        reactionSeconds = seconds;
        deadTime.prepare(seconds);
    }

    /** The next value is taken as it is. */
    public void forget() {
        begun = false;
    }

    /** Forced: the next step starts from here. */
    public void reset(double value) {
        lag.reset(value);
        deadTime.reset(value);
        this.value = value;
        begun = true;
    }

    /**
     * @param t90Seconds a response faster than the step itself passes the target through
     */
    public double step(double target, double t90Seconds, double dtSeconds) {
        if (!begun) {
            reset(target);
        }
        double lagged = lag.step(target, t90Seconds - reactionSeconds, dtSeconds);
        value = deadTime.step(lagged, reactionSeconds, dtSeconds);
        return value;
    }

    public double value() {
        return value;
    }
}
