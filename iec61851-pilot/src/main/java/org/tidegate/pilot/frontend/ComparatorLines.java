package org.tidegate.pilot.frontend;

/** Five comparators behind peak detectors, read together by the lane. */
public interface ComparatorLines {
    /** The positive peak is above 10.5 V; likewise the next three. */
    int ABOVE_10V5 = 1;

    int ABOVE_7V5 = 1 << 1;
    int ABOVE_4V5 = 1 << 2;
    int ABOVE_1V5 = 1 << 3;

    /** The negative peak is below −10.5 V. */
    int BELOW_MINUS_10V5 = 1 << 4;

    long UNREADABLE = -1;

    /** The bits above, or {@link #UNREADABLE}. Must not wait or allocate. */
    long levels();

    /** When they were read. */
    long readAtNanos();
}
