package org.tidegate.hal.pins;

/** A serial line, 8 data bits without parity. No call waits or allocates. */
public interface SerialDevice extends AutoCloseable {
    /**
     * Takes what has come in.
     *
     * @return bytes taken, 0 if there are none, −1 if the device is gone
     */
    int read(byte[] into);

    /**
     * Hands over what fits into the kernel's buffer.
     *
     * @return bytes handed over, 0 if none fits, −1 if the device is gone
     */
    int write(byte[] from, int length);

    @Override
    void close();
}
