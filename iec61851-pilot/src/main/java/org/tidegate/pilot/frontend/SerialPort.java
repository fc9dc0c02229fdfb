package org.tidegate.pilot.frontend;

/** Bytes to and from the microcontroller. No call waits. */
public interface SerialPort {
    /**
     * @return bytes taken, 0 if there are none, −1 if the line is gone
     */
    int read(byte[] into);

    /**
     * @return bytes handed over, 0 if none fits, −1 if the line is gone
     */
    int write(byte[] from, int length);
}
