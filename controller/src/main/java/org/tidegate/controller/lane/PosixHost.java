package org.tidegate.controller.lane;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tidegate.runtime.Clock;

/**
 * Linux: SCHED_FIFO, locked memory, one CPU if asked, and absolute sleeps. Absolute {@code
 * clock_nanosleep} does not drift, needs no parking protocol, and a thread inside it never holds up
 * a safepoint.
 */
final class PosixHost implements RealTimeHost {
    private static final int CAP_IPC_LOCK = 14;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Clock clock;
    private final MemorySegment timespec = Arena.ofAuto().allocate(16, 8);
    private final long monotonicOffsetNanos;

    private PosixHost(Clock clock) {
        this.clock = clock;
        this.monotonicOffsetNanos = offsetNanos(clock);
    }

    /** The best host this system has. */
    static RealTimeHost find(Clock clock) {
        String system = System.getProperty("os.name", "an unknown system");
        if (!"Linux".equals(system) || ValueLayout.ADDRESS.byteSize() != Long.BYTES) {
            return new RealTimeFallback(
                    clock, "real-time calls are bound for 64-bit Linux only, this is " + system);
        }
        try {
            return new PosixHost(clock);
        } catch (LinkageError | RuntimeException missing) {
            Throwable reason = missing.getCause() == null ? missing : missing.getCause();
            return new RealTimeFallback(clock, "libc is out of reach: " + reason.getMessage());
        }
    }

    @Override
    public Grant prepare(RealTimeSetup setup) {
        var granted = new ArrayList<String>();
        var refused = new ArrayList<String>();
        if (setup.priority() != RealTimeSetup.ORDINARY) {
            note(
                    PosixCalls.makeFifo(setup.priority()),
                    "SCHED_FIFO " + setup.priority(),
                    "sched_setscheduler",
                    granted,
                    refused);
        }
        if (setup.lockMemory()) {
            String obstacle = lockingObstacle();
            if (obstacle.isEmpty()) {
                note(PosixCalls.lockTouchedMemory(), "memory locked", "mlockall", granted, refused);
            } else {
                refused.add(obstacle);
            }
        }
        if (setup.cpu() != RealTimeSetup.ANY_CPU) {
            note(
                    PosixCalls.pinTo(setup.cpu()),
                    "CPU " + setup.cpu(),
                    "sched_setaffinity",
                    granted,
                    refused);
        }
        boolean realTime = PosixCalls.isFifo();
        if (!realTime) {
            granted.addFirst("plain thread");
        }
        return new Grant(realTime, String.join(", ", granted), List.copyOf(refused));
    }

    @Override
    public long waitUntil(long targetNanos) {
        long monotonicNanos = targetNanos + monotonicOffsetNanos;
        timespec.set(JAVA_LONG, 0, monotonicNanos / NANOS_PER_SECOND);
        timespec.set(JAVA_LONG, 8, monotonicNanos % NANOS_PER_SECOND);
        long nowNanos = clock.nanos();
        while (nowNanos - targetNanos < 0) {
            int error = PosixCalls.sleepUntil(timespec);
            if (error != 0 && error != PosixCalls.EINTR) {
                throw new IllegalStateException("clock_nanosleep: " + errorText(error));
            }
            nowNanos = clock.nanos();
        }
        return nowNanos;
    }

    /**
     * What must be added to the clock's time to get CLOCK_MONOTONIC. HotSpot's nanoTime is that
     * clock on Linux (asserted by a test); another virtual machine may count from another origin.
     */
    static long offsetNanos(Clock clock) {
        long beforeNanos = clock.nanos();
        long monotonicNanos = PosixCalls.monotonicNanos();
        long afterNanos = clock.nanos();
        boolean same = beforeNanos <= monotonicNanos && monotonicNanos <= afterNanos;
        return same ? 0 : monotonicNanos - (beforeNanos + (afterNanos - beforeNanos) / 2);
    }

    /**
     * With a finite limit and no capability, MCL_FUTURE would let today's pages in and make a later
     * mmap of the virtual machine fail, which it answers by dying.
     */
    private static String lockingObstacle() {
        long bytes = PosixCalls.lockableBytes();
        return bytes == -1 || hasCapability(CAP_IPC_LOCK)
                ? ""
                : "mlockall: not asked, the limit is " + bytes / 1024 + " kB (RLIMIT_MEMLOCK)";
    }

    private static boolean hasCapability(int bit) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("CapEff:")) {
                    long mask = Long.parseUnsignedLong(line.substring(7).strip(), 16);
                    return (mask >>> bit & 1) == 1;
                }
            }
        } catch (IOException _) {
            return false; // no /proc: assume nothing
        }
        return false;
    }

    private static void note(
            int error, String grant, String call, List<String> granted, List<String> refused) {
        if (error == 0) {
            granted.add(grant);
        } else {
            refused.add(call + ": " + errorText(error));
        }
    }

    static String errorText(int error) {
        String name =
                switch (error) {
                    case 1 -> " (EPERM)";
                    case 11 -> " (EAGAIN)";
                    case 12 -> " (ENOMEM)";
                    case 22 -> " (EINVAL)";
                    case 38 -> " (ENOSYS)";
                    default -> "";
                };
        return "errno " + error + name;
    }
}
