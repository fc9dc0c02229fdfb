package org.tidegate.controller.watch;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * systemd's notification protocol: datagrams to the socket that {@code NOTIFY_SOCKET} names. Java
 * has no datagrams in the unix domain, so libc's.
 */
public final class SystemdNotifier implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(SystemdNotifier.class);

    private static final int AF_UNIX = 1;
    private static final int DATAGRAM_CLOSED_ON_EXEC = 2 | 0x80000;

    /** Not a signal when the other side is gone, and no waiting when its queue is full. */
    private static final int NOSIGNAL_DONTWAIT = 0x4000 | 0x40;

    private static final int LONGEST_PATH = 107;
    private static final int ADDRESS_BYTES = 110;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment state = arena.allocate(Libc.STATE);
    private final MemorySegment address = arena.allocate(ADDRESS_BYTES, 8);
    private final MemorySegment alive = datagram("WATCHDOG=1");
    private final int addressLength;
    private final long watchdogNanos;
    private final int fd;
    private boolean complained;

    private SystemdNotifier(byte[] path, long watchdogNanos) {
        this.watchdogNanos = watchdogNanos;
        address.set(JAVA_SHORT, 0, (short) AF_UNIX);
        MemorySegment.copy(path, 0, address, JAVA_BYTE, 2, path.length);
        if (path[0] == '@') {
            address.set(JAVA_BYTE, 2, (byte) 0); // the abstract name space
        }
        addressLength = 2 + path.length;
        fd = Libc.socket(state, AF_UNIX, DATAGRAM_CLOSED_ON_EXEC);
    }

    /**
     * @param environment of this process
     * @param pid of this process: a watchdog that was meant for another one is none of ours
     */
    public static Notifier of(Map<String, String> environment, long pid) {
        String socket = environment.getOrDefault("NOTIFY_SOCKET", "");
        byte[] path = socket.getBytes(StandardCharsets.UTF_8);
        if (!socket.startsWith("/") && !socket.startsWith("@")) {
            return NOBODY;
        }
        if (path.length > LONGEST_PATH) {
            LOG.warn("NOTIFY_SOCKET is longer than a socket's address; systemd is not told");
            return NOBODY;
        }
        try {
            return new SystemdNotifier(path, watchdogNanos(environment, pid));
        } catch (LinkageError e) {
            LOG.warn("libc is out of reach, so systemd is not told: {}", e.getMessage());
            return NOBODY;
        }
    }

    private static long watchdogNanos(Map<String, String> environment, long pid) {
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        String whose = environment.getOrDefault("WATCHDOG_PID", Long.toString(pid));
        if (!micros.matches("[0-9]{1,15}") || !whose.equals(Long.toString(pid))) {
            return 0;
        }
        return Long.parseLong(micros) * 1_000;
    }

    @Override
    public long watchdogNanos() {
        return watchdogNanos;
    }

    @Override
    public void ready(String status) {
        send(datagram("READY=1\nSTATUS=" + status));
    }

    @Override
    public void alive() {
        send(alive);
    }

    @Override
    public void stopping() {
        send(datagram("STOPPING=1\nSTATUS=opening the contactors"));
    }

    private MemorySegment datagram(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        MemorySegment segment = Arena.ofAuto().allocate(bytes.length);
        MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, 0, bytes.length);
        return segment;
    }

    private void send(MemorySegment bytes) {
        long sent = Libc.sendto(state, fd, bytes, NOSIGNAL_DONTWAIT, address, addressLength);
        if (sent < 0 && !complained) {
            complained = true;
            LOG.warn("systemd's notification socket does not answer (errno {})", -sent);
        }
    }

    @Override
    public void close() {
        Libc.close(state, fd);
    }
}
