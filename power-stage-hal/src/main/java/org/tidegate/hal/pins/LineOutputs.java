package org.tidegate.hal.pins;

/**
 * Output lines that are set together; inactive from the start, and made inactive again on close. A
 * process that dies leaves them as the chip likes: the board must pull each to its safe level.
 */
public interface LineOutputs extends AutoCloseable {
    int count();

    /**
     * Sets the lines of the mask; never waits.
     *
     * @return false if the chip refused or is gone
     */
    boolean set(long levels, long mask);

    @Override
    void close();
}
