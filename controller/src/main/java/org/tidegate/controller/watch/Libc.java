package org.tidegate.controller.watch;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The libc calls of {@link SystemdNotifier} and {@link LinuxWatchdog}; results as the kernel's. */
final class Libc {
    private static final Linker LINKER = Linker.nativeLinker();
    static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle SOCKET =
            link("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT), 0);
    private static final MethodHandle SENDTO =
            link(
                    "sendto",
                    FunctionDescriptor.of(
                            JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT),
                    0);
    private static final MethodHandle OPEN =
            link("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), 2);
    private static final MethodHandle IOCTL =
            link("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), 2);
    private static final MethodHandle WRITE =
            link("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG), 0);
    private static final MethodHandle CLOSE =
            link("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT), 0);

    private Libc() {}

    static int socket(MemorySegment state, int domain, int type) {
        try {
            return result(state, (int) SOCKET.invokeExact(state, domain, type, 0));
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    static long sendto(
            MemorySegment state,
            int fd,
            MemorySegment bytes,
            int flags,
            MemorySegment address,
            int addressLength) {
        try {
            return result(
                    state,
                    (long)
                            SENDTO.invokeExact(
                                    state,
                                    fd,
                                    bytes,
                                    bytes.byteSize(),
                                    flags,
                                    address,
                                    addressLength));
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    static int open(MemorySegment state, MemorySegment path, int flags) {
        try {
            return result(state, (int) OPEN.invokeExact(state, path, flags));
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    static int ioctl(MemorySegment state, int fd, long code, MemorySegment argument) {
        try {
            return result(state, (int) IOCTL.invokeExact(state, fd, code, argument));
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    static long write(MemorySegment state, int fd, MemorySegment bytes) {
        try {
            return result(state, (long) WRITE.invokeExact(state, fd, bytes, bytes.byteSize()));
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    static int close(MemorySegment state, int fd) {
        try {
            return result(state, (int) CLOSE.invokeExact(state, fd));
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    private static int result(MemorySegment state, int value) {
        return value >= 0 ? value : -(int) ERRNO.get(state, 0L);
    }

    private static long result(MemorySegment state, long value) {
        return value >= 0 ? value : -(int) ERRNO.get(state, 0L);
    }

    @SuppressWarnings("restricted") // the signatures above are libc's on every 64-bit Linux
    private static MethodHandle link(String name, FunctionDescriptor signature, int fixed) {
        MemorySegment address =
                LINKER.defaultLookup()
                        .find(name)
                        .orElseThrow(() -> new UnsatisfiedLinkError("libc has no " + name));
        Linker.Option errno = Linker.Option.captureCallState("errno");
        return fixed == 0
                ? LINKER.downcallHandle(address, signature, errno)
                : LINKER.downcallHandle(
                        address, signature, errno, Linker.Option.firstVariadicArg(fixed));
    }

    /** A method handle says it throws anything; a downcall throws only for a wrong signature. */
    private static RuntimeException unexpected(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
