package org.tidegate.protection.measurement.internal;

/**
 * Mean square of a voltage over any recent stretch of time, also one that begins and ends between
 * two samples. The sum is kept in whole numbers: it neither drifts nor remembers a bad sample, and
 * may wrap round for years without an error.
 */
public final class SquareSum {
    /** 2⁻³² pu² resolution; a window of 2000 samples of 30 pu uses half of the range. */
    private static final double SCALE = 1L << 32;

    private static final double LARGEST_PU = 30;

    private final int mask;
    private final long[] squares;
    private final long[] sums;
    private long newest = -1;

    /**
     * @param capacity a power of two
     */
    public SquareSum(int capacity) {
        mask = capacity - 1;
        squares = new long[capacity];
        sums = new long[capacity];
    }

    public void add(double pu) {
        double limited = Math.clamp(pu, -LARGEST_PU, LARGEST_PU);
        long square = (long) (limited * limited * SCALE);
        long before = newest < 0 ? 0 : sums[(int) newest & mask];
        newest++;
        squares[(int) newest & mask] = square;
        sums[(int) newest & mask] = before + square;
    }

    /**
     * Integral up to a place by the trapezoidal rule, in units of its own; only differences mean
     * anything.
     *
     * @param sample counted from the first, with a fraction; not older than the capacity
     */
    public long doubleIntegral(double sample) {
        long whole = (long) sample;
        double part = sample - whole;
        long square = squares[(int) whole & mask];
        long integral = 2 * sums[(int) whole & mask] - square;
        if (part == 0) {
            return integral;
        }
        long next = squares[(int) (whole + 1) & mask];
        return integral + (long) (2 * part * square + part * part * (next - square));
    }

    /** Root of the mean square between two integrals. */
    public static double rms(long fromDoubleIntegral, long toDoubleIntegral, double samples) {
        double twice = (toDoubleIntegral - fromDoubleIntegral) / SCALE;
        return Math.sqrt(Math.max(0, twice / (2 * samples)));
    }

    /** Root of the mean square of the latest samples, as many as there are in {@code length}. */
    public double latestRms(double length) {
        return rms(doubleIntegral(newest - length), doubleIntegral((double) newest), length);
    }

    public void restart() {
        newest = -1;
    }
}
