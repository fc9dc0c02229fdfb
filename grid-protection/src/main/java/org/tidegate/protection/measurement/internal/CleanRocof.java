package org.tidegate.protection.measurement.internal;

/**
 * Rate of change of frequency between two instants a window apart. Frequencies that a step of the
 * phase has disturbed are left out, as are the few from before it was noticed; meanwhile the last
 * rate stays.
 */
public final class CleanRocof {
    private static final int CAPACITY = 256;
    private static final int MASK = CAPACITY - 1;

    private final double windowSeconds;
    private final double[] frequencies = new double[CAPACITY];
    private final double[] seconds = new double[CAPACITY];
    private long count;
    private double rate = Double.NaN;

    public CleanRocof(double windowSeconds) {
        this.windowSeconds = windowSeconds;
    }

    /** A step of the phase was noticed: the latest frequencies do not count any more. */
    public void forgetLatest(int steps) {
        count = Math.max(0, count - steps);
    }

    public void add(double hz, double atSeconds) {
        if (Double.isNaN(hz)) {
            restart();
            return;
        }
        frequencies[(int) count & MASK] = hz;
        seconds[(int) count & MASK] = atSeconds;
        count++;
        long oldest = Math.max(0, count - CAPACITY);
        // the window moves on by one step at a time; two comparisons are enough
        long k = count - 1;
        while (k > oldest && atSeconds - seconds[(int) k & MASK] < windowSeconds - 1e-9) {
            k--;
        }
        double span = atSeconds - seconds[(int) k & MASK];
        if (span >= windowSeconds - 1e-9) {
            rate = (hz - frequencies[(int) k & MASK]) / span;
        }
    }

    /** Hz/s with its sign; NaN until one window has been seen. */
    public double rate() {
        return rate;
    }

    public void restart() {
        count = 0;
        rate = Double.NaN;
    }
}
