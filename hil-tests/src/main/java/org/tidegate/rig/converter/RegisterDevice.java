package org.tidegate.rig.converter;

/** A twin made of registers, whatever line is in front of it. Safe from any thread. */
public interface RegisterDevice {
    /**
     * Functions 3 and 4.
     *
     * @param input input registers instead of holding registers
     */
    void read(boolean input, int address, int count, short[] into) throws Refusal;

    /** Functions 6 and 16: all or nothing. */
    void write(int address, int count, short[] values) throws Refusal;

    /** Function 5. */
    default void writeCoil(int address, boolean on) throws Refusal {
        throw new Refusal(Refusal.ILLEGAL_FUNCTION);
    }

    /** Lets physical time pass. */
    void advance(double seconds);

    FaultPanel faults();
}
