package org.tidegate.hal.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.tidegate.hal.pins.PinException;
import org.tidegate.hal.pins.SerialDevice;

/** A terminal device as bare bytes. The numbers are Linux's on x86-64 and ARM alike. */
final class TtyLine implements SerialDevice {
    private static final int BUFFER = 512;
    private static final int TERMIOS_BYTES = 64;
    private static final int CONTROL_FLAGS = 8;

    /** Receive, and ignore modem lines. */
    private static final int CREAD_CLOCAL = 0x80 | 0x800;

    /** Hardware flow control: a line that is not wired would stop us for ever. */
    private static final int CRTSCTS = 0x8000_0000;

    private static final long EXCLUSIVE = 0x540C;

    private final Posix kernel;
    private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER);
    private final int fd;

    private TtyLine(Posix kernel, int fd) {
        this.kernel = kernel;
        this.fd = fd;
    }

    static TtyLine open(Posix kernel, String device, int baud) throws PinException {
        int speed = speed(device, baud);
        try (Arena arena = Arena.ofConfined()) {
            int fd =
                    kernel.open(
                            arena.allocateFrom(device),
                            Syscalls.O_RDWR
                                    | Syscalls.O_NOCTTY
                                    | Syscalls.O_NONBLOCK
                                    | Syscalls.O_CLOEXEC);
            if (fd < 0) {
                throw Errors.opening(
                        device, fd, "Enable the UART in the device tree and check its name.");
            }
            MemorySegment termios = arena.allocate(TERMIOS_BYTES, 8);
            int failed = kernel.getTerminal(fd, termios);
            if (failed >= 0) {
                failed = kernel.makeRaw(termios, speed);
            }
            if (failed >= 0) {
                int flags = termios.get(JAVA_INT, CONTROL_FLAGS);
                termios.set(JAVA_INT, CONTROL_FLAGS, (flags | CREAD_CLOCAL) & ~CRTSCTS);
                failed = kernel.setTerminal(fd, termios);
            }
            if (failed >= 0) {
                failed = kernel.ioctl(fd, EXCLUSIVE, MemorySegment.NULL);
            }
            if (failed < 0) {
                kernel.close(fd);
                throw new PinException(
                        device,
                        "it is no serial line: " + Errors.text(-failed),
                        "Name the UART that the microcontroller is wired to.");
            }
            return new TtyLine(kernel, fd);
        }
    }

    /** termios has codes, not numbers. */
    private static int speed(String device, int baud) throws PinException {
        return switch (baud) {
            case 9_600 -> 0xD;
            case 19_200 -> 0xE;
            case 38_400 -> 0xF;
            case 57_600 -> 0x1001;
            case 115_200 -> 0x1002;
            case 230_400 -> 0x1003;
            case 460_800 -> 0x1004;
            case 921_600 -> 0x1007;
            default ->
                    throw new PinException(
                            device,
                            baud + " Bd is no usual speed",
                            "Choose 9600, 19200, 38400, 57600, 115200, 230400, 460800 or 921600.");
        };
    }

    @Override
    public int read(byte[] into) {
        long bytes = kernel.read(fd, buffer, Math.min(into.length, BUFFER));
        if (bytes <= 0) {
            // 0 is the hang-up of a line that went away, as a USB adapter does.
            return bytes == -Errors.EAGAIN || bytes == -Errors.EINTR ? 0 : -1;
        }
        MemorySegment.copy(buffer, JAVA_BYTE, 0, into, 0, (int) bytes);
        return (int) bytes;
    }

    @Override
    public int write(byte[] from, int length) {
        int bytes = Math.min(length, BUFFER);
        MemorySegment.copy(from, 0, buffer, JAVA_BYTE, 0, bytes);
        long done = kernel.write(fd, buffer, bytes);
        if (done < 0) {
            return done == -Errors.EAGAIN || done == -Errors.EINTR ? 0 : -1;
        }
        return (int) done;
    }

    @Override
    public void close() {
        kernel.close(fd);
    }
}
