package org.tidegate.hal.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.tidegate.hal.pins.PinException;
import org.tidegate.hal.pins.SpiDevice;

/** spidev: many transfers in one ioctl. */
final class Spidev implements SpiDevice {
    private static final long WRITE_MODE = 0x4001_6B01L;
    private static final long WRITE_BITS = 0x4001_6B03L;
    private static final long WRITE_SPEED = 0x4004_6B04L;
    private static final long MESSAGE_OF_NONE = 0x4000_6B00L;
    private static final int TRANSFER_BYTES = 32;

    /** The size field of an ioctl code has 14 bits. */
    private static final int MOST_TRANSFERS = (1 << 14) / TRANSFER_BYTES - 1;

    /** The kernel's buffer, unless spidev.bufsiz says otherwise. */
    private static final int BUFFER_BYTES = 4096;

    private final Syscalls kernel;
    private final int fd;
    private final int speedHz;

    private Spidev(Syscalls kernel, int fd, int speedHz) {
        this.kernel = kernel;
        this.fd = fd;
        this.speedHz = speedHz;
    }

    static Spidev open(Syscalls kernel, String device, int mode, int speedHz) throws PinException {
        try (Arena arena = Arena.ofConfined()) {
            int fd = kernel.open(arena.allocateFrom(device), Syscalls.O_RDWR | Syscalls.O_CLOEXEC);
            if (fd < 0) {
                throw Errors.opening(
                        device,
                        fd,
                        "Enable SPI in the device tree (on a Pi: dtparam=spi=on), then restart.");
            }
            MemorySegment value = arena.allocate(8, 8);
            value.set(JAVA_BYTE, 0, (byte) mode);
            int failed = kernel.ioctl(fd, WRITE_MODE, value);
            if (failed >= 0) {
                value.set(JAVA_BYTE, 0, (byte) 8);
                failed = kernel.ioctl(fd, WRITE_BITS, value);
            }
            if (failed >= 0) {
                value.set(JAVA_INT, 0, speedHz);
                failed = kernel.ioctl(fd, WRITE_SPEED, value);
            }
            if (failed < 0) {
                kernel.close(fd);
                throw new PinException(
                        device,
                        "it does not take mode %d at %d Hz: %s"
                                .formatted(mode, speedHz, Errors.text(-failed)),
                        "Check that it is an spidev node, and try a lower pins.spi_speed_hz.");
            }
            return new Spidev(kernel, fd, speedHz);
        }
    }

    @Override
    public Batch batch(int transfers, int bytesEach) {
        if (transfers < 1 || transfers > MOST_TRANSFERS || bytesEach < 1) {
            throw new IllegalArgumentException(transfers + " transfers of " + bytesEach + " bytes");
        }
        if (transfers * bytesEach > BUFFER_BYTES) {
            throw new IllegalArgumentException(
                    transfers * bytesEach + " bytes are more than spidev's buffer of 4096");
        }
        return new Prepared(transfers, bytesEach);
    }

    @Override
    public void close() {
        kernel.close(fd);
    }

    private final class Prepared implements Batch {
        private final int transfers;
        private final int bytesEach;
        private final long request;
        private final MemorySegment orders;
        private final MemorySegment out;
        private final MemorySegment in;

        Prepared(int transfers, int bytesEach) {
            Arena arena = Arena.ofAuto();
            this.transfers = transfers;
            this.bytesEach = bytesEach;
            this.request = MESSAGE_OF_NONE | (((long) transfers * TRANSFER_BYTES) << 16);
            this.orders = arena.allocate((long) transfers * TRANSFER_BYTES, 8);
            this.out = arena.allocate((long) transfers * bytesEach, 8);
            this.in = arena.allocate((long) transfers * bytesEach, 8);
            for (int i = 0; i < transfers; i++) {
                long at = (long) i * TRANSFER_BYTES;
                orders.set(JAVA_LONG, at, out.address() + (long) i * bytesEach);
                orders.set(JAVA_LONG, at + 8, in.address() + (long) i * bytesEach);
                orders.set(JAVA_INT, at + 16, bytesEach);
                orders.set(JAVA_INT, at + 20, speedHz);
                orders.set(JAVA_BYTE, at + 26, (byte) 8);
                // Deselecting begins the next conversion; after the last one it is the kernel's.
                orders.set(JAVA_BYTE, at + 27, (byte) (i < transfers - 1 ? 1 : 0));
            }
        }

        @Override
        public int transfers() {
            return transfers;
        }

        @Override
        public void send(int transfer, int position, int value) {
            out.set(JAVA_BYTE, (long) transfer * bytesEach + position, (byte) value);
        }

        @Override
        public boolean run() {
            return kernel.ioctl(fd, request, orders) >= 0;
        }

        @Override
        public int received(int transfer, int position) {
            return in.get(JAVA_BYTE, (long) transfer * bytesEach + position) & 0xFF;
        }
    }
}
