package org.tidegate.hal;

import java.io.IOException;

/**
 * A serial port as the Modbus master needs it. Bytes go in and out without waiting; the only call
 * that lets time pass is {@link #pause}, so that a test can let virtual time pass there.
 */
public interface SerialPort extends AutoCloseable {
    /**
     * Does nothing when it is open already.
     *
     * @throws IOException with reason and remedy: not there, no permission, in use
     */
    void open() throws IOException;

    /**
     * Hands bytes over; they may still be on their way out afterwards.
     *
     * @param count from index 0
     */
    void write(byte[] bytes, int count) throws IOException;

    /**
     * What has come in, without waiting.
     *
     * @param offset where to put it
     * @return how many bytes; 0 when there are none
     */
    int read(byte[] into, int offset, int most) throws IOException;

    /** Waits about that long. Coming back early or late does no harm. */
    void pause(long nanos);

    /** Where this port is, for messages. */
    String name();

    /** The next {@link #open} opens it again. */
    @Override
    void close();
}
