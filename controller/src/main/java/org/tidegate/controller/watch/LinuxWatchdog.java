package org.tidegate.controller.watch;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * The kernel's watchdog device. Opening arms it; the process that dies without the magic close
 * leaves it armed, and that is the point.
 */
public final class LinuxWatchdog implements BoardWatchdog {
    private static final int WRITE_ONLY_CLOSED_ON_EXEC = 1 | 0x80000;
    private static final long SET_TIMEOUT = 0xC004_5706L;
    private static final long KEEP_ALIVE = 0x8004_5705L;
    private static final int ENOENT = 2;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment state = arena.allocate(Libc.STATE);
    private final MemorySegment unused = arena.allocate(JAVA_INT);
    private final int fd;
    private final int timeoutSeconds;

    private LinuxWatchdog(int fd, int timeoutSeconds) {
        this.fd = fd;
        this.timeoutSeconds = timeoutSeconds;
    }

    /**
     * Arms it.
     *
     * @param timeoutSeconds what is wanted; a driver may only know other values, see {@link
     *     #timeoutSeconds}
     * @throws IOException with place, reason and remedy
     */
    public static LinuxWatchdog open(Path device, int timeoutSeconds) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Libc.STATE);
            int fd =
                    Libc.open(
                            state,
                            arena.allocateFrom(device.toString()),
                            WRITE_ONLY_CLOSED_ON_EXEC);
            if (fd < 0) {
                throw new IOException(device + ": " + obstacle(-fd, device));
            }
            MemorySegment seconds = arena.allocateFrom(JAVA_INT, timeoutSeconds);
            int failed = Libc.ioctl(state, fd, SET_TIMEOUT, seconds);
            if (failed < 0) {
                MemorySegment disarm = arena.allocateFrom("V").asSlice(0, 1);
                long _ = Libc.write(state, fd, disarm);
                int _ = Libc.close(state, fd);
                throw new IOException(
                        device
                                + ": it takes no time-out of "
                                + timeoutSeconds
                                + " s (errno "
                                + -failed
                                + "). Remedy: check that watchdog.device is a watchdog, and try"
                                + " another watchdog.timeout_s.");
            }
            return new LinuxWatchdog(fd, seconds.get(JAVA_INT, 0));
        }
    }

    private static String obstacle(int errno, Path device) {
        return switch (errno) {
            case ENOENT ->
                    "there is no such watchdog. Remedy: load its driver, or leave watchdog.device"
                            + " out.";
            case EACCES, 1 ->
                    "this user may not open it. Remedy: put the user into the group that owns it"
                            + " ('ls -l "
                            + device
                            + "').";
            case EBUSY ->
                    "somebody else feeds it, probably systemd. Remedy: leave watchdog.device out, or"
                            + " set RuntimeWatchdogSec=0 in systemd's system.conf.";
            default -> "it does not open (errno " + errno + "). Remedy: check the device.";
        };
    }

    /** What the driver made of the wish. */
    public int timeoutSeconds() {
        return timeoutSeconds;
    }

    @Override
    public void feed() {
        int _ = Libc.ioctl(state, fd, KEEP_ALIVE, unused);
    }

    /** 'V' is the magic that tells an end from a death; a driver with nowayout goes on counting. */
    @Override
    public void close() {
        try (Arena own = Arena.ofConfined()) {
            long _ = Libc.write(state, fd, own.allocateFrom("V").asSlice(0, 1));
        }
        int _ = Libc.close(state, fd);
    }
}
