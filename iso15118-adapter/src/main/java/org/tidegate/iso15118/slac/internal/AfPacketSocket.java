package org.tidegate.iso15118.slac.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.net.NetworkInterface;
import org.tidegate.iso15118.slac.Mac;
import org.tidegate.iso15118.slac.SlacFrames;
import org.tidegate.iso15118.slac.SlacPort;

/**
 * A packet socket (packet(7)) through libc. One thread uses it. Only frames of Ethernet type 88E1
 * are delivered, and none of its own: the kernel loops outgoing frames back to sockets of all types
 * only.
 */
public final class AfPacketSocket implements SlacPort {
    private static final int AF_PACKET = 17;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x8_0000;
    private static final int SOCK_NONBLOCK = 0x800;
    private static final int SOCKADDR_LL_BYTES = 20;
    private static final int EPERM = 1;
    private static final int EAGAIN = 11;
    private static final int EACCES = 13;
    private static final int ENETDOWN = 100;
    private static final int ENOBUFS = 105;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout CAPTURED = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle SOCKET =
            link("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle BIND =
            link("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle SEND =
            link("send", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle RECV =
            link("recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle CLOSE =
            link("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private final String name;
    private final int descriptor;
    private final Mac address;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment state = arena.allocate(CAPTURED);
    private final MemorySegment buffer = arena.allocate(SlacFrames.LONGEST);
    private boolean closed;

    private AfPacketSocket(String name, int descriptor, Mac address) {
        this.name = name;
        this.descriptor = descriptor;
        this.address = address;
    }

    /**
     * @throws IOException with interface, reason and remedy
     */
    public static AfPacketSocket open(String name) throws IOException {
        NetworkInterface link = NetworkInterface.getByName(name);
        byte[] hardware = link == null ? null : link.getHardwareAddress();
        if (link == null || hardware == null || hardware.length != Mac.BYTES) {
            throw new IOException(
                    "interface "
                            + name
                            + ": "
                            + (link == null ? "there is none of that name" : "it is no Ethernet")
                            + ". Remedy: `ip link` lists the interfaces of this network namespace.");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CAPTURED);
            int type = Short.reverseBytes((short) SlacFrames.ETHER_TYPE) & 0xFFFF;
            int descriptor =
                    (int)
                            SOCKET.invokeExact(
                                    state,
                                    AF_PACKET,
                                    SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK,
                                    type);
            if (descriptor < 0) {
                throw refused(name, errno(state));
            }
            MemorySegment target = arena.allocate(SOCKADDR_LL_BYTES, 4);
            target.set(java.lang.foreign.ValueLayout.JAVA_SHORT, 0, (short) AF_PACKET);
            target.set(java.lang.foreign.ValueLayout.JAVA_SHORT, 2, (short) type);
            target.set(JAVA_INT, 4, link.getIndex());
            int failed = (int) BIND.invokeExact(state, descriptor, target, SOCKADDR_LL_BYTES);
            if (failed != 0) {
                int error = errno(state);
                int _ = (int) CLOSE.invokeExact(state, descriptor);
                throw refused(name, error);
            }
            return new AfPacketSocket(name, descriptor, Mac.read(hardware, 0));
        } catch (IOException e) {
            throw e;
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    private static IOException refused(String name, int error) {
        return new IOException(
                "interface "
                        + name
                        + ": raw frames are not allowed (error "
                        + error
                        + "). Remedy: "
                        + (error == EPERM || error == EACCES
                                ? "give the charger CAP_NET_RAW (AmbientCapabilities=CAP_NET_RAW in"
                                        + " its unit, or setcap cap_net_raw+ep on its java)."
                                : "check that the kernel has CONFIG_PACKET and the interface is"
                                        + " there."));
    }

    @Override
    public Mac address() {
        return address;
    }

    @Override
    public int receive(byte[] into) throws IOException {
        if (closed) {
            throw new IOException("interface " + name + " is closed");
        }
        try {
            long most = Math.min(into.length, SlacFrames.LONGEST);
            long count = (long) RECV.invokeExact(state, descriptor, buffer, most, 0);
            if (count < 0) {
                int error = errno(state);
                if (error == EAGAIN) {
                    return 0;
                }
                throw lost(error);
            }
            MemorySegment.copy(buffer, JAVA_BYTE, 0, into, 0, (int) count);
            return (int) count;
        } catch (IOException e) {
            throw e;
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    @Override
    public void send(byte[] frame) throws IOException {
        if (closed) {
            throw new IOException("interface " + name + " is closed");
        }
        try {
            MemorySegment.copy(frame, 0, buffer, JAVA_BYTE, 0, frame.length);
            long count = (long) SEND.invokeExact(state, descriptor, buffer, (long) frame.length, 0);
            if (count < 0) {
                int error = errno(state);
                if (error != EAGAIN && error != ENOBUFS) {
                    throw lost(error);
                }
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    private IOException lost(int error) {
        return new IOException(
                "interface "
                        + name
                        + (error == ENETDOWN ? " is down" : " has failed (error " + error + ")")
                        + ". Remedy: ip link set "
                        + name
                        + " up.");
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            int _ = (int) CLOSE.invokeExact(state, descriptor);
            arena.close();
        } catch (Throwable cause) {
            throw unexpected(cause);
        }
    }

    private static int errno(MemorySegment state) {
        return (int) ERRNO.get(state, 0L);
    }

    @SuppressWarnings("restricted") // the signatures above are libc's on every 64-bit Linux
    private static MethodHandle link(String name, FunctionDescriptor signature) {
        MemorySegment function =
                LINKER.defaultLookup()
                        .find(name)
                        .orElseThrow(() -> new UnsatisfiedLinkError("libc has no " + name));
        return LINKER.downcallHandle(function, signature, Linker.Option.captureCallState("errno"));
    }

    /** A method handle says it throws anything; a downcall throws only for a wrong signature. */
    private static RuntimeException unexpected(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
