package org.tidegate.protection.internal;

/**
 * Rate of change of frequency over a sliding window (EREC G99 10.6.7, EN 50549-1 4.5.2): the
 * difference to the sample one window ago. Zero until one window has been seen; a missing sample
 * starts the window again.
 */
public final class RateOfChange {
    /** The fastest lane takes a sample each millisecond. */
    private static final long FASTEST_STEP_NANOS = 1_000_000L;

    private final long windowNanos;
    private final double[] frequenciesHz;
    private final long[] times;
    private int oldest;
    private int count;

    public RateOfChange(long windowNanos) {
        this.windowNanos = windowNanos;
        int capacity = (int) (windowNanos / FASTEST_STEP_NANOS) + 2;
        frequenciesHz = new double[capacity];
        times = new long[capacity];
    }

    /** Takes one sample; returns Hz/s with its sign, NaN if the frequency is not known. */
    public double step(double frequencyHz, long nowNanos) {
        if (Double.isNaN(frequencyHz)) {
            restart();
            return Double.NaN;
        }
        if (count == times.length) {
            dropOldest();
        }
        int newest = wrapped(oldest + count);
        frequenciesHz[newest] = frequencyHz;
        times[newest] = nowNanos;
        count++;
        while (count > 2 && nowNanos - times[wrapped(oldest + 1)] >= windowNanos) {
            dropOldest();
        }
        long spanNanos = nowNanos - times[oldest];
        return spanNanos < windowNanos
                ? 0
                : (frequencyHz - frequenciesHz[oldest]) / (spanNanos * 1e-9);
    }

    /** What has been seen does not count any more. */
    public void restart() {
        count = 0;
    }

    private void dropOldest() {
        oldest = wrapped(oldest + 1);
        count--;
    }

    /** A remainder would cost 6 ns three times a step. */
    private int wrapped(int index) {
        return index < times.length ? index : index - times.length;
    }
}
