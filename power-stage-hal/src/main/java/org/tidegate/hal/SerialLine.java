package org.tidegate.hal;

/**
 * How a serial line is wired and set, and the times of Modbus over serial line 1.02, 2.5.1.1 that
 * follow from it.
 *
 * @param device such as {@code /dev/ttyUSB0}
 * @param baud 9600 to 921600
 * @param stopBits 1 or 2; without parity the specification wants 2, most devices live with 1
 */
public record SerialLine(
        String device, int baud, Parity parity, int stopBits, Direction direction) {
    /** Above this the two gaps stay at 750 us and 1.75 ms. */
    private static final int FASTEST_WITH_OWN_GAPS = 19_200;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    public enum Parity {
        NONE,
        EVEN,
        ODD
    }

    /** Who switches an RS-485 driver between sending and listening. */
    public enum Direction {
        /** The adapter does, or the line is RS-232. */
        AUTOMATIC,
        /** The kernel's driver does (TIOCSRS485); the right choice for a UART of the board. */
        KERNEL,
        /** RTS is raised while sending, by this program; late by up to a scheduler's tick. */
        RTS
    }

    public SerialLine {
        boolean sane =
                !device.isEmpty()
                        && baud >= 9_600
                        && baud <= 921_600
                        && stopBits >= 1
                        && stopBits <= 2;
        if (!sane) {
            throw new IllegalArgumentException(
                    "a serial line needs a device, 9600 to 921600 Bd and 1 or 2 stop bits, not '"
                            + device
                            + "', "
                            + baud
                            + ", "
                            + stopBits);
        }
    }

    /** Even parity and one stop bit, as the specification has it; the adapter turns the line. */
    public static SerialLine of(String device, int baud) {
        return new SerialLine(device, baud, Parity.EVEN, 1, Direction.AUTOMATIC);
    }

    public SerialLine withParity(Parity newParity, int newStopBits) {
        return new SerialLine(device, baud, newParity, newStopBits, direction);
    }

    public SerialLine withDirection(Direction newDirection) {
        return new SerialLine(device, baud, parity, stopBits, newDirection);
    }

    /** What one character takes on the wire. */
    public long characterNanos() {
        int bits = 1 + 8 + (parity == Parity.NONE ? 0 : 1) + stopBits;
        return (bits * NANOS_PER_SECOND + baud - 1) / baud;
    }

    /** A longer gap than this inside a frame spoils it: 1.5 characters. */
    public long gapInsideNanos() {
        return baud > FASTEST_WITH_OWN_GAPS ? 750_000 : characterNanos() * 3 / 2;
    }

    /** Silence that separates two frames: 3.5 characters. */
    public long silenceNanos() {
        return baud > FASTEST_WITH_OWN_GAPS ? 1_750_000 : characterNanos() * 7 / 2;
    }

    /** {@code /dev/ttyUSB0 19200 8E1} */
    @Override
    public String toString() {
        return device + " " + baud + " 8" + parity.name().charAt(0) + stopBits;
    }
}
