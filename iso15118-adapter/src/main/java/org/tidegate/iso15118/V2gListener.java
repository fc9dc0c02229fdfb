package org.tidegate.iso15118;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.iso15118.internal.Securing;
import org.tidegate.iso15118.internal.SocketConnection;
import org.tidegate.iso15118.internal.tls.TlsHandshake;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Wakeup;

/**
 * The charger's real TCP port for vehicles, with or without TLS. Serves one vehicle at a time; a
 * second connection is closed at once. Until one has shaken hands and said its first byte, up to
 * {@value #MOST_WAITING} may try, each for {@value #PATIENCE_SECONDS} s: whoever connects and says
 * nothing does not keep a vehicle out.
 */
public final class V2gListener implements V2gAcceptor {
    private static final Logger LOG = LoggerFactory.getLogger(V2gListener.class);

    /** [V2G2-124]: the SDP response announces a port of the dynamic range. */
    private static final int FIRST_DYNAMIC_PORT = 49152;

    private static final int LAST_DYNAMIC_PORT = 65535;
    private static final int PORT_TRIES = 50;

    /** While the kernel makes sure that nobody else has the address (RFC 4862 5.4). */
    private static final int TENTATIVE_MILLIS = 80;

    /** Handshakes under way at a time. */
    public static final int MOST_WAITING = 4;

    /** From TCP connection to first message. A warm handshake takes 0.1 s, a vehicle's CPU more. */
    public static final int PATIENCE_SECONDS = 5;

    private static final int LOOK_EVERY_MILLIS = 250;

    private final ServerSocket server;
    private final boolean tls;
    private final Securing securing;
    private final Clock clock;
    private final AtomicLong turnedAway = new AtomicLong();
    private volatile Wakeup wakeup = Wakeup.NONE;
    private final Object door = new Object();
    private final CountDownLatch doorLeft = new CountDownLatch(1);
    // Both guarded by the door.
    private final List<Waiting> waiting = new ArrayList<>();
    private @Nullable SocketConnection served;

    private record Waiting(SocketConnection connection, long sinceNanos) {}

    private V2gListener(ServerSocket server, boolean tls, Securing securing, Clock clock) {
        this.server = server;
        this.tls = tls;
        this.securing = securing;
        this.clock = clock;
        Thread.ofPlatform().name("tg-v2g-accept").daemon().start(this::keepDoor);
    }

    /**
     * Listens without encryption; ISO 15118-20 forbids that outside a laboratory ([V2G20-2356]).
     *
     * @param port 0 picks a free one of the dynamic range
     * @throws IOException with place and reason, if the address cannot be listened on
     */
    public static V2gListener plain(InetAddress address, int port) throws IOException {
        return new V2gListener(bind(address, port), false, Securing::plain, Clock.system());
    }

    /**
     * Listens with TLS: 1.3 as ISO 15118-20 wants it, 1.2 as ISO 15118-2 wants it, decided by what
     * the vehicle offers and by the keys there are.
     *
     * @param port 0 picks a free one of the dynamic range
     * @param clock for the dates of certificates and for patience
     */
    public static V2gListener tls(InetAddress address, int port, TlsSettings settings, Clock clock)
            throws IOException {
        return tls(address, port, () -> settings, clock);
    }

    /**
     * The same with settings that may change.
     *
     * @param settings looked at in every handshake, so that a new certificate is in use at once
     */
    public static V2gListener tls(
            InetAddress address, int port, Supplier<TlsSettings> settings, Clock clock)
            throws IOException {
        var handshake = new TlsHandshake(settings, new SecureRandom(), clock);
        return new V2gListener(bind(address, port), true, handshake, clock);
    }

    /** Who is woken when a vehicle arrives or has sent something. */
    public void onActivity(Wakeup wakeup) {
        this.wakeup = wakeup;
    }

    public int port() {
        return server.getLocalPort();
    }

    public InetAddress address() {
        return server.getInetAddress();
    }

    public boolean servesTls() {
        return tls;
    }

    @Override
    public long turnedAway() {
        return turnedAway.get();
    }

    /**
     * The first that is ready is the vehicle, and the others have lost. Without one, those that
     * failed are handed over one by one, so that their reasons are told.
     */
    @Override
    public @Nullable V2gConnection poll() {
        synchronized (door) {
            SocketConnection busy = served;
            if (busy != null && busy.isOpen()) {
                return null;
            }
            SocketConnection failed = null;
            for (Waiting each : List.copyOf(waiting)) {
                SocketConnection candidate = each.connection;
                if (!candidate.isReady()) {
                    continue;
                }
                if (candidate.failure() == null) {
                    waiting.remove(each);
                    dismissOthers();
                    served = candidate;
                    return candidate;
                }
                failed = failed == null ? candidate : failed;
            }
            SocketConnection tell = failed;
            waiting.removeIf(each -> each.connection.equals(tell));
            return tell;
        }
    }

    private void dismissOthers() {
        for (Waiting each : waiting) {
            turnAway(each.connection.peer());
            each.connection.abort(Refusal.CONNECTION_LOST, "another vehicle was first");
        }
        waiting.clear();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException _) {
            // Nothing is left to release.
        }
        synchronized (door) {
            waiting.forEach(each -> each.connection.abort(Refusal.CONNECTION_LOST, "closed"));
            SocketConnection open = served;
            if (open != null) {
                open.close();
            }
        }
        try {
            // The port is free only when nobody waits in the accept call any more.
            if (!doorLeft.await(2, TimeUnit.SECONDS)) {
                LOG.warn("The vehicle's port is closed, but may not be free yet");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepDoor() {
        try {
            accept();
        } finally {
            doorLeft.countDown();
        }
    }

    private void accept() {
        try {
            server.setSoTimeout(LOOK_EVERY_MILLIS);
        } catch (IOException e) {
            LOG.warn("Patience with vehicles is endless: {}", e.getMessage());
        }
        while (!server.isClosed()) {
            try {
                admit(server.accept());
            } catch (SocketTimeoutException _) {
                // Time to look at those who wait.
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.warn("Could not accept a vehicle: {}", e.getMessage());
                }
            }
            losePatience();
        }
    }

    private void admit(Socket socket) throws IOException {
        synchronized (door) {
            SocketConnection busy = served;
            boolean taken =
                    (busy != null && busy.isOpen())
                            || waiting.size() >= MOST_WAITING
                            || waiting.stream().anyMatch(each -> isArrived(each.connection));
            if (taken) {
                turnAway(String.valueOf(socket.getRemoteSocketAddress()));
                socket.close();
                return;
            }
            SocketConnection fresh = SocketConnection.start(socket, securing, () -> wakeup.wake());
            waiting.add(new Waiting(fresh, clock.nanos()));
        }
        // A handshake that fails at once wakes before there is anything to poll.
        wakeup.wake();
    }

    private static boolean isArrived(SocketConnection connection) {
        return connection.isReady() && connection.failure() == null;
    }

    private void turnAway(String peer) {
        turnedAway.incrementAndGet();
        LOG.warn("Turned {} away: another connection is being served", peer);
    }

    private void losePatience() {
        long now = clock.nanos();
        synchronized (door) {
            for (Waiting each : waiting) {
                if (!each.connection.isReady()
                        && now - each.sinceNanos > PATIENCE_SECONDS * 1_000_000_000L) {
                    each.connection.abort(
                            Refusal.TLS_TIMEOUT, PATIENCE_SECONDS + " s without a message");
                }
            }
        }
    }

    private static ServerSocket bind(InetAddress address, int port) throws IOException {
        IOException last = new IOException("no port tried");
        boolean patient = address.isLinkLocalAddress();
        for (int i = 0; i < (port == 0 || patient ? PORT_TRIES : 1); i++) {
            int candidate =
                    port != 0
                            ? port
                            : ThreadLocalRandom.current()
                                    .nextInt(FIRST_DYNAMIC_PORT, LAST_DYNAMIC_PORT + 1);
            var socket = new ServerSocket();
            try {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(address, candidate), 4);
                return socket;
            } catch (IOException e) {
                socket.close();
                last = new IOException(refused(address, candidate, e), e);
                if (patient) {
                    awaitAddress();
                }
            }
        }
        throw last;
    }

    private static String refused(InetAddress address, int port, IOException why) {
        return "vehicle port %s %d: %s. Remedy: check the address and the interface, and free the port."
                .formatted(address.getHostAddress(), port, why.getMessage());
    }

    /** A link-local address cannot be listened on for 1 to 2 s after its interface came up. */
    private static void awaitAddress() throws IOException {
        try {
            Thread.sleep(TENTATIVE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the address");
        }
    }
}
