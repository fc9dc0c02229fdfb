package org.tidegate.protection.measurement.internal;

/** The latest samples in one piece: everything is stored twice, so that no window wraps. */
public final class SampleWindow {
    private final int capacity;
    private final double[] values;
    private int next;

    /**
     * @param capacity the longest window
     */
    public SampleWindow(int capacity) {
        this.capacity = capacity;
        values = new double[2 * capacity];
    }

    public void add(double value) {
        values[next] = value;
        values[next + capacity] = value;
        next = next + 1 == capacity ? 0 : next + 1;
    }

    /** The sample so many before the latest; 0 is the latest. */
    public double before(int samples) {
        return values[next + capacity - 1 - samples];
    }

    /** For {@link #offset}; not to be written. */
    double[] values() {
        return values;
    }

    /** Where in {@link #values} the latest {@code length} samples begin. */
    int offset(int length) {
        return next + capacity - length;
    }

    public void restart() {
        java.util.Arrays.fill(values, 0);
        next = 0;
    }
}
