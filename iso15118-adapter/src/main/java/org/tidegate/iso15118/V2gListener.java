package org.tidegate.iso15118;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.iso15118.internal.SocketConnection;
import org.tidegate.runtime.Wakeup;

/**
 * The charger's real TCP port for vehicles, with or without TLS 1.3. Serves one vehicle at a time;
 * a second connection is closed at once.
 */
public final class V2gListener implements V2gAcceptor {
    private static final Logger LOG = LoggerFactory.getLogger(V2gListener.class);

    /** [V2G2-124]: the SDP response announces a port of the dynamic range. */
    private static final int FIRST_DYNAMIC_PORT = 49152;

    private static final int LAST_DYNAMIC_PORT = 65535;
    private static final int PORT_TRIES = 50;

    private final ServerSocket server;
    private final @Nullable SSLContext tls;
    private final boolean vehicleCertificateRequired;
    private volatile Wakeup wakeup = Wakeup.NONE;
    private volatile @Nullable SocketConnection current;
    private final AtomicLong turnedAway = new AtomicLong();
    private @Nullable SocketConnection handedOver;

    private V2gListener(ServerSocket server, @Nullable SSLContext tls, boolean required) {
        this.server = server;
        this.tls = tls;
        this.vehicleCertificateRequired = required;
        Thread.ofPlatform().name("tg-v2g-accept").daemon().start(this::accept);
    }

    /**
     * Listens without encryption; ISO 15118-20 forbids that outside a laboratory ([V2G20-2356]).
     *
     * @param port 0 picks a free one of the dynamic range
     * @throws IOException with place and reason, if the address cannot be listened on
     */
    public static V2gListener plain(InetAddress address, int port) throws IOException {
        return new V2gListener(bind(address, port), null, false);
    }

    /**
     * Listens with TLS 1.3 as ISO 15118-20 wants it.
     *
     * @param port 0 picks a free one of the dynamic range
     * @param context from {@link V2gTls#serverContext}
     * @param vehicleCertificateRequired the vehicle must show a certificate under one of the
     *     trusted roots, as ISO 15118-20 demands; false lets vehicles without one in
     */
    public static V2gListener tls(
            InetAddress address, int port, SSLContext context, boolean vehicleCertificateRequired)
            throws IOException {
        return new V2gListener(bind(address, port), context, vehicleCertificateRequired);
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
        return tls != null;
    }

    @Override
    public long turnedAway() {
        return turnedAway.get();
    }

    @Override
    public @Nullable V2gConnection poll() {
        SocketConnection candidate = current;
        if (candidate == null || candidate.equals(handedOver) || !candidate.isReady()) {
            return null;
        }
        handedOver = candidate;
        return candidate;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException _) {
            // Nothing is left to release.
        }
        SocketConnection open = current;
        if (open != null) {
            open.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                SocketConnection before = current;
                if (before != null && before.isOpen()) {
                    turnedAway.incrementAndGet();
                    LOG.warn(
                            "Turned {} away: {} is being served",
                            socket.getRemoteSocketAddress(),
                            before.peer());
                    socket.close();
                } else {
                    current = SocketConnection.start(secured(socket), () -> wakeup.wake());
                    // A handshake that fails at once wakes before there is anything to poll.
                    wakeup.wake();
                }
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.warn("Could not accept a vehicle: {}", e.getMessage());
                }
            }
        }
    }

    private Socket secured(Socket socket) throws IOException {
        SSLContext context = tls;
        if (context == null) {
            return socket;
        }
        // Layered on a plain socket, so that a later protocol can look at the ClientHello first.
        var secure =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(socket, (java.io.InputStream) null, true);
        secure.setSSLParameters(V2gTls.serverParameters(vehicleCertificateRequired));
        return secure;
    }

    private static ServerSocket bind(InetAddress address, int port) throws IOException {
        IOException last = new IOException("no port tried");
        for (int i = 0; i < (port == 0 ? PORT_TRIES : 1); i++) {
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
                last =
                        new IOException(
                                "vehicle port "
                                        + address.getHostAddress()
                                        + " "
                                        + candidate
                                        + ": "
                                        + e.getMessage(),
                                e);
            }
        }
        throw last;
    }
}
