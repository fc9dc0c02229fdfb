package org.tidegate.hal.pins;

/** A hardware oscillator of fixed period. It goes on when the process dies. */
public interface PwmOutput extends AutoCloseable {
    /**
     * Sets the share of the period that is high, to the nanosecond; 0 and 100 are static. Costs a
     * system call only when it changes.
     *
     * @param dutyPercent NaN and everything below 0 is 0
     * @return false if the device refused or is gone
     */
    boolean setDutyPercent(double dutyPercent);

    /** Leaves it static low. */
    @Override
    void close();
}
