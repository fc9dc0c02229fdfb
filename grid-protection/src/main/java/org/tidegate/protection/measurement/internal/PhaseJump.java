package org.tidegate.protection.measurement.internal;

/**
 * Tells a step of the phase from a step of the frequency and from a sag. The phase gained in one
 * period beyond what the frequency of before gains rises to the size of the step within one period
 * and falls again within the next. A step of the frequency does not fall; a sag is nought in the
 * middle, where one window is wholly before and the other wholly after it.
 */
public final class PhaseJump {
    /** Smaller ones are not worth blanking anything; a ramp of 10 Hz/s gains 5. */
    private static final double THRESHOLD_DEG = 6;

    private static final double DECIDED_PERIODS = 2.2;

    /** The longest window of the frequency has left the step behind. */
    private static final double OVER_PERIODS = 4;

    /** Whatever comes next is not suspected before that. */
    private static final double REST_PERIODS = 8;

    private static final int MOST_STEPS = 128;

    private enum State {
        QUIET,
        SUSPECTED,
        DECIDED
    }

    private final double[] courseDeg = new double[MOST_STEPS];
    private State state = State.QUIET;
    private int steps;
    private double periods;
    private double angleDeg;
    private boolean frequencyStepped;

    /**
     * @param gainedDeg in the latest period beyond what was expected; NaN if not known
     * @param stepPeriods since the last call
     */
    public void step(double gainedDeg, double stepPeriods) {
        frequencyStepped = false;
        if (state == State.QUIET) {
            if (!(Math.abs(gainedDeg) > THRESHOLD_DEG)) {
                return;
            }
            state = State.SUSPECTED;
            steps = 0;
            periods = 0;
        } else {
            periods += stepPeriods;
        }
        if (state == State.SUSPECTED) {
            courseDeg[Math.min(steps++, MOST_STEPS - 1)] = gainedDeg;
            if (Math.abs(gainedDeg) > Math.abs(angleDeg)) {
                angleDeg = gainedDeg;
            }
            if (periods > DECIDED_PERIODS) {
                decide(gainedDeg);
            }
        }
        if (periods > OVER_PERIODS) {
            angleDeg = 0;
        }
        if (periods > REST_PERIODS) {
            restart();
        }
    }

    private void decide(double gainedDeg) {
        state = State.DECIDED;
        int last = Math.min(steps, MOST_STEPS) - 1;
        while (last > 0 && !(Math.abs(courseDeg[last]) > THRESHOLD_DEG)) {
            last--;
        }
        double middleDeg = courseDeg[last / 2];
        boolean goesOn = Math.abs(gainedDeg) > THRESHOLD_DEG / 2;
        frequencyStepped = goesOn;
        angleDeg = goesOn || !(Math.abs(middleDeg) > THRESHOLD_DEG) ? 0 : middleDeg;
    }

    /** Size of the step that is going on or just over; 0 if there is none. */
    public double angleDeg() {
        return angleDeg;
    }

    /** Whether it turned out just now that the frequency has stepped, not the phase. */
    public boolean frequencyStepped() {
        return frequencyStepped;
    }

    public void restart() {
        state = State.QUIET;
        steps = 0;
        periods = 0;
        angleDeg = 0;
    }
}
