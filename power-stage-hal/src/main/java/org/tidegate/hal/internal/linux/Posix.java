package org.tidegate.hal.internal.linux;

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

/** libc through the foreign-function API. Handles are static and final so that calls inline. */
final class Posix implements Syscalls {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout CAPTURED = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle OPEN =
            variadic("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle CLOSE =
            plain("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle IOCTL =
            variadic("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));
    private static final MethodHandle READ =
            plain("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle WRITE =
            plain("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle PREAD =
            plain(
                    "pread",
                    FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle PWRITE =
            plain(
                    "pwrite",
                    FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle TCGETATTR =
            plain("tcgetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle TCSETATTR =
            plain("tcsetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle CFMAKERAW =
            plain("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle CFSETSPEED =
            plain("cfsetspeed", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));

    private final MemorySegment state = Arena.ofAuto().allocate(CAPTURED);

    @Override
    public int open(MemorySegment path, int flags) {
        try {
            return orError((int) OPEN.invokeExact(state, path, flags));
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    @Override
    public int close(int fd) {
        try {
            return orError((int) CLOSE.invokeExact(state, fd));
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    @Override
    public int ioctl(int fd, long request, MemorySegment argument) {
        try {
            return orError((int) IOCTL.invokeExact(state, fd, request, argument));
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    @Override
    public long read(int fd, MemorySegment into, long bytes) {
        try {
            return orError((long) READ.invokeExact(state, fd, into, bytes));
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    @Override
    public long write(int fd, MemorySegment from, long bytes) {
        try {
            return orError((long) WRITE.invokeExact(state, fd, from, bytes));
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    @Override
    public long readAtStart(int fd, MemorySegment into, long bytes) {
        try {
            return orError((long) PREAD.invokeExact(state, fd, into, bytes, 0L));
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    @Override
    public long writeAtStart(int fd, MemorySegment from, long bytes) {
        try {
            return orError((long) PWRITE.invokeExact(state, fd, from, bytes, 0L));
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    int getTerminal(int fd, MemorySegment termios) {
        try {
            return orError((int) TCGETATTR.invokeExact(state, fd, termios));
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    int setTerminal(int fd, MemorySegment termios) {
        try {
            return orError((int) TCSETATTR.invokeExact(state, fd, 0, termios));
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    int makeRaw(MemorySegment termios, int speed) {
        try {
            CFMAKERAW.invokeExact(state, termios);
            return orError((int) CFSETSPEED.invokeExact(state, termios, speed));
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    private int orError(int result) {
        return result >= 0 ? result : -(int) ERRNO.get(state, 0L);
    }

    private long orError(long result) {
        return result >= 0 ? result : -(int) ERRNO.get(state, 0L);
    }

    private static MethodHandle plain(String name, FunctionDescriptor signature) {
        return link(name, signature, Linker.Option.captureCallState("errno"));
    }

    private static MethodHandle variadic(String name, FunctionDescriptor signature) {
        return link(
                name,
                signature,
                Linker.Option.captureCallState("errno"),
                Linker.Option.firstVariadicArg(2));
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
