package org.tidegate.hal.pins;

/** A device on an SPI bus. A transfer waits for the bus: for bus threads, not for the lane. */
public interface SpiDevice extends AutoCloseable {
    /**
     * Prepares transfers that run one after the other in one system call, with the chip deselected
     * in between.
     *
     * @param transfers 1 to 511
     */
    Batch batch(int transfers, int bytesEach);

    @Override
    void close();

    /** Buffers that are filled once and run many times; running allocates nothing. */
    interface Batch {
        int transfers();

        void send(int transfer, int position, int value);

        /** Runs all transfers; false if the bus refused, and nothing received is of worth. */
        boolean run();

        /** The byte received, 0 to 255. */
        int received(int transfer, int position);
    }
}
