package org.tidegate.hal;

/**
 * One Modbus connection with a deadline per call and no retry inside. Any time-out, mismatch or
 * half answer closes the connection, so that a late reply can never be taken for a later one; the
 * next call opens it again.
 *
 * <p>Not thread-safe: one bus plane owns it.
 */
public interface ModbusMaster extends AutoCloseable {
    /**
     * Function 3.
     *
     * @param count 1 to 125 registers
     * @param into receives the raw registers, from index 0
     * @param deadlineNanos monotonic instant, connecting included
     * @throws ModbusException the reason says who is to blame and what to look at
     */
    void readHolding(int unit, int address, int count, short[] into, long deadlineNanos)
            throws ModbusException;

    /**
     * Function 16.
     *
     * @param count 1 to 123 registers, from index 0 of {@code values}
     */
    void writeMultiple(int unit, int address, int count, short[] values, long deadlineNanos)
            throws ModbusException;

    /** Where this master connects to, for messages. */
    String endpoint();

    @Override
    void close();
}
