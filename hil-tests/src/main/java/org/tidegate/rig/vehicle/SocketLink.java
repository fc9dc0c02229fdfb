package org.tidegate.rig.vehicle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.Sdp;
import org.tidegate.iso15118.V2gConnection;
import org.tidegate.iso15118.V2gTls;
import org.tidegate.runtime.Wakeup;

/** The vehicle's real network: finds the charger by SDP or is told, then TCP or TLS 1.3. */
public final class SocketLink implements VehicleLink {
    /** A vehicle asks at most fifty times, every 250 ms (ISO 15118-20, 7.10.1.5). */
    private static final int SDP_TRIES = 50;

    private static final int SDP_WAIT_MILLIS = 250;
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final int LAST_WORDS_MILLIS = 1_000;

    private final Route route;
    private final @Nullable SSLContext tls;
    private final SSLParameters parameters;

    /** Where the charger is, found out on the connecting thread. */
    @FunctionalInterface
    interface Route {
        InetSocketAddress find() throws IOException;
    }

    private SocketLink(Route route, @Nullable SSLContext tls) {
        this(route, tls, V2gTls.clientParameters());
    }

    private SocketLink(Route route, @Nullable SSLContext tls, SSLParameters parameters) {
        this.route = route;
        this.tls = tls;
        this.parameters = parameters;
    }

    /** To an address that is known. */
    public static SocketLink to(InetSocketAddress charger, @Nullable SSLContext tls) {
        return new SocketLink(() -> charger, tls);
    }

    /** To an address that is known, with TLS 1.2 as a vehicle of ISO 15118-2 does it. */
    public static SocketLink iso2(InetSocketAddress charger, SSLContext tls) {
        return new SocketLink(() -> charger, tls, V2gTls.clientParametersIso2());
    }

    /** To whoever answers SDP on this interface. */
    public static SocketLink discover(NetworkInterface link, @Nullable SSLContext tls) {
        return new SocketLink(() -> ask(link, tls != null), tls);
    }

    @Override
    public V2gConnection connect(Wakeup wakeup) {
        var connection = new Connection(wakeup);
        Thread.ofVirtual().name("twin-v2g").start(connection::run);
        return connection;
    }

    private static InetSocketAddress ask(NetworkInterface link, boolean tls) throws IOException {
        InetAddress target =
                link.isLoopback()
                        ? InetAddress.ofLiteral("::1")
                        : Inet6Address.getByAddress(
                                null,
                                InetAddress.ofLiteral(Sdp.MULTICAST_GROUP).getAddress(),
                                link.getIndex());
        byte[] request = Sdp.request(tls);
        byte[] buffer = new byte[64];
        try (var socket =
                new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("::"), 0))) {
            socket.setSoTimeout(SDP_WAIT_MILLIS);
            for (int i = 0; i < SDP_TRIES; i++) {
                socket.send(new DatagramPacket(request, request.length, target, Sdp.PORT));
                var answer = new DatagramPacket(buffer, buffer.length);
                try {
                    socket.receive(answer);
                } catch (SocketTimeoutException _) {
                    continue;
                }
                Sdp.Offer offer =
                        Sdp.parseResponse(
                                Arrays.copyOf(buffer, answer.getLength()), link.getIndex());
                if (offer != null) {
                    return new InetSocketAddress(offer.address(), offer.port());
                }
            }
        }
        throw new IOException("no charger answered SDP on " + link.getName());
    }

    private final class Connection implements V2gConnection {
        private static final byte[] END = new byte[0];

        private final Wakeup wakeup;
        private final LinkedBlockingQueue<byte[]> out = new LinkedBlockingQueue<>();
        private final ConcurrentLinkedQueue<byte[]> in = new ConcurrentLinkedQueue<>();
        private byte[] rest = END;
        private volatile boolean ended;
        private volatile boolean closed;
        private volatile @Nullable String failure;
        private volatile @Nullable String protocol;
        private volatile String peer = "charger";

        Connection(Wakeup wakeup) {
            this.wakeup = wakeup;
        }

        void run() {
            try (Socket socket = open()) {
                peer = String.valueOf(socket.getRemoteSocketAddress());
                Thread sender = Thread.ofVirtual().start(() -> send(socket));
                InputStream stream = socket.getInputStream();
                byte[] buffer = new byte[4096];
                for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                    in.add(Arrays.copyOf(buffer, n));
                    wakeup.wake();
                }
                out.add(END);
                sender.join(LAST_WORDS_MILLIS);
            } catch (IOException e) {
                if (!closed) {
                    failure = e.getMessage();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                ended = true;
                out.add(END);
                wakeup.wake();
            }
        }

        private Socket open() throws IOException {
            var plain = new Socket();
            plain.setTcpNoDelay(true);
            InetSocketAddress charger = route.find();
            plain.connect(charger, CONNECT_TIMEOUT_MILLIS);
            if (tls == null) {
                return plain;
            }
            var secure =
                    (SSLSocket)
                            tls.getSocketFactory()
                                    .createSocket(plain, "charger.local", charger.getPort(), true);
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            protocol = secure.getSession().getProtocol();
            return secure;
        }

        private void send(Socket socket) {
            try {
                OutputStream stream = socket.getOutputStream();
                for (byte[] next = out.take(); next.length > 0; next = out.take()) {
                    stream.write(next);
                    stream.flush();
                }
                socket.shutdownOutput();
            } catch (IOException e) {
                if (!closed) {
                    failure = e.getMessage();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public int read(byte[] into) {
            if (rest.length == 0) {
                boolean wasEnded = ended;
                byte[] next = in.poll();
                if (next == null) {
                    return wasEnded ? -1 : 0;
                }
                rest = next;
            }
            int count = Math.min(into.length, rest.length);
            System.arraycopy(rest, 0, into, 0, count);
            rest = Arrays.copyOfRange(rest, count, rest.length);
            return count;
        }

        @Override
        public void write(byte[] bytes) {
            if (!closed && bytes.length > 0) {
                out.add(bytes.clone());
            }
        }

        @Override
        public void close() {
            closed = true;
            out.add(END);
        }

        @Override
        public boolean isOpen() {
            return !ended && !closed;
        }

        @Override
        public String peer() {
            return peer;
        }

        @Override
        public @Nullable String tlsProtocol() {
            return protocol;
        }

        @Override
        public @Nullable String failure() {
            return failure;
        }
    }
}
