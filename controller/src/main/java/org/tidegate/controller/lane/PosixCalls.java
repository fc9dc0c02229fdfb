package org.tidegate.controller.lane;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The handful of libc calls behind {@link PosixHost}. Handles are static and final so that the
 * compiler inlines the call. Loading this class fails where libc or native access is missing.
 *
 * <p>Calls return 0 or the error number.
 */
final class PosixCalls {
    static final int CLOCK_MONOTONIC = 1;
    static final int EINTR = 4;

    private static final int TIMER_ABSTIME = 1;
    private static final int SCHED_FIFO = 1;
    // Whatever the lane's thread might start must not inherit its priority.
    private static final int SCHED_RESET_ON_FORK = 0x4000_0000;
    private static final int MCL_CURRENT = 1;
    private static final int MCL_FUTURE = 2;
    // Without it the whole reserved heap becomes resident: 248 MB instead of 84 MB, measured.
    private static final int MCL_ONFAULT = 4;
    private static final int RLIMIT_MEMLOCK = 8;
    private static final int CALLING_THREAD = 0;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout CAPTURED = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle CLOCK_NANOSLEEP =
            plain(
                    "clock_nanosleep",
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
    private static final MethodHandle CLOCK_GETTIME =
            plain("clock_gettime", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle SCHED_GETSCHEDULER =
            plain("sched_getscheduler", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle SCHED_SETSCHEDULER =
            withErrno(
                    "sched_setscheduler",
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle SCHED_SETAFFINITY =
            withErrno(
                    "sched_setaffinity",
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));
    private static final MethodHandle MLOCKALL =
            withErrno("mlockall", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle GETRLIMIT =
            plain("getrlimit", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));

    private PosixCalls() {}

    /**
     * @param timespec 16 bytes, seconds and nanoseconds
     */
    static int sleepUntil(MemorySegment timespec) {
        try {
            return (int)
                    CLOCK_NANOSLEEP.invokeExact(
                            CLOCK_MONOTONIC, TIMER_ABSTIME, timespec, MemorySegment.NULL);
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    static long monotonicNanos() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment timespec = arena.allocate(16, 8);
            int error = (int) CLOCK_GETTIME.invokeExact(CLOCK_MONOTONIC, timespec);
            if (error != 0) {
                throw new IllegalStateException("clock_gettime(CLOCK_MONOTONIC) failed");
            }
            return timespec.get(JAVA_LONG, 0) * 1_000_000_000L + timespec.get(JAVA_LONG, 8);
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    static int makeFifo(int priority) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment parameter = arena.allocate(JAVA_INT);
            parameter.set(JAVA_INT, 0, priority);
            MemorySegment state = arena.allocate(CAPTURED);
            int failed =
                    (int)
                            SCHED_SETSCHEDULER.invokeExact(
                                    state,
                                    CALLING_THREAD,
                                    SCHED_FIFO | SCHED_RESET_ON_FORK,
                                    parameter);
            return failed == 0 ? 0 : errno(state);
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    static boolean isFifo() {
        try {
            int policy = (int) SCHED_GETSCHEDULER.invokeExact(CALLING_THREAD);
            return (policy & ~SCHED_RESET_ON_FORK) == SCHED_FIFO;
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    static int pinTo(int cpu) {
        try (Arena arena = Arena.ofConfined()) {
            long bytes = RealTimeSetup.MOST_CPUS / Byte.SIZE;
            MemorySegment mask = arena.allocate(bytes, 8);
            mask.setAtIndex(JAVA_LONG, cpu / Long.SIZE, 1L << (cpu % Long.SIZE));
            MemorySegment state = arena.allocate(CAPTURED);
            int failed = (int) SCHED_SETAFFINITY.invokeExact(state, CALLING_THREAD, bytes, mask);
            return failed == 0 ? 0 : errno(state);
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    static int lockTouchedMemory() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CAPTURED);
            int failed = (int) MLOCKALL.invokeExact(state, MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT);
            return failed == 0 ? 0 : errno(state);
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    /** Bytes the process may lock without CAP_IPC_LOCK; -1 means no limit. */
    static long lockableBytes() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limits = arena.allocate(16, 8);
            int failed = (int) GETRLIMIT.invokeExact(RLIMIT_MEMLOCK, limits);
            return failed == 0 ? limits.get(JAVA_LONG, 0) : 0;
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    private static int errno(MemorySegment state) {
        return (int) ERRNO.get(state, 0L);
    }

    private static MethodHandle plain(String name, FunctionDescriptor signature) {
        return link(name, signature);
    }

    private static MethodHandle withErrno(String name, FunctionDescriptor signature) {
        return link(name, signature, Linker.Option.captureCallState("errno"));
    }

    @SuppressWarnings("restricted") // the signatures above are libc's on every 64-bit Linux
    private static MethodHandle link(
            String name, FunctionDescriptor signature, Linker.Option... options) {
        MemorySegment address =
                LINKER.defaultLookup()
                        .find(name)
                        .orElseThrow(() -> new UnsatisfiedLinkError("libc has no " + name));
        return LINKER.downcallHandle(address, signature, options);
    }

    /** A method handle says it throws anything; a downcall throws only for a wrong signature. */
    private static RuntimeException unexpected(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
