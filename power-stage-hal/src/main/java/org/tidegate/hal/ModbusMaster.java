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

    /**
     * Function 4: input registers, where many meters keep their values. A master that does not know
     * them says what a device without them would say.
     */
    default void readInput(int unit, int address, int count, short[] into, long deadlineNanos)
            throws ModbusException {
        throw ModbusException.unknownFunction(endpoint(), 4);
    }

    /** Function 6: one register, for devices that refuse function 16. */
    default void writeSingle(int unit, int address, short value, long deadlineNanos)
            throws ModbusException {
        throw ModbusException.unknownFunction(endpoint(), 6);
    }

    /** Function 5: one coil. */
    default void writeCoil(int unit, int address, boolean on, long deadlineNanos)
            throws ModbusException {
        throw ModbusException.unknownFunction(endpoint(), 5);
    }

    /** Where this master connects to, for messages. */
    String endpoint();

    @Override
    void close();
}
