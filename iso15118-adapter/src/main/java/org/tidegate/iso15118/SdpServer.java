package org.tidegate.iso15118;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.runtime.Clock;

/**
 * Answers vehicles that look for the charger on the link. A charger that may not open this port
 * still serves vehicles that know its TCP port: that is a warning, not a failure.
 */
public final class SdpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SdpServer.class);

    /** Longer than any request, so that a longer datagram is seen to be one. */
    private static final int LONGEST_DATAGRAM = 64;

    /** A vehicle asks every 250 ms; twenty in a second is a flood. */
    private static final int ANSWERS_PER_SECOND = 20;

    private final @Nullable DatagramSocket socket;
    private final String problem;

    private SdpServer(@Nullable DatagramSocket socket, String problem) {
        this.socket = socket;
        this.problem = problem;
    }

    /**
     * Joins ff02::1 on the interface and begins to answer; on an interface that cannot do
     * multicast, such as loopback, answers what is sent to its own address.
     */
    public static SdpServer start(NetworkInterface link, Sdp.Offer offer, Clock clock) {
        return start(link, offer, clock, Sdp.PORT, () -> true);
    }

    /**
     * The same, but silent while the gate is closed.
     *
     * @param open whether the vehicle on this cable has been matched ({@code SlacLink.up}); a
     *     neighbour's vehicle that is heard by crosstalk must not be answered
     */
    public static SdpServer start(
            NetworkInterface link, Sdp.Offer offer, Clock clock, BooleanSupplier open) {
        return start(link, offer, clock, Sdp.PORT, open);
    }

    static SdpServer start(
            NetworkInterface link, Sdp.Offer offer, Clock clock, int port, BooleanSupplier open) {
        DatagramSocket socket = null;
        try {
            boolean multicast = link.supportsMulticast() && !link.isLoopback();
            socket = new DatagramSocket(null);
            socket.setReuseAddress(true);
            socket.bind(
                    multicast
                            ? new InetSocketAddress(InetAddress.ofLiteral("::"), port)
                            : new InetSocketAddress(ownAddress(link), port));
            if (multicast) {
                InetAddress group = InetAddress.ofLiteral(Sdp.MULTICAST_GROUP);
                socket.joinGroup(new InetSocketAddress(group, port), link);
            }
            var server = new SdpServer(socket, "");
            DatagramSocket bound = socket;
            Thread.ofPlatform()
                    .name("tg-sdp")
                    .daemon()
                    .start(() -> serve(bound, link, offer, clock, open));
            return server;
        } catch (IOException e) {
            if (socket != null) {
                socket.close();
            }
            String problem =
                    "SDP on "
                            + link.getName()
                            + " UDP "
                            + port
                            + ": "
                            + e.getMessage()
                            + ". Vehicles cannot find this charger by themselves; a direct"
                            + " connection to TCP "
                            + offer.port()
                            + " still works. Remedy: enable IPv6 on the interface and free the"
                            + " port.";
            LOG.warn("{}", problem);
            return new SdpServer(null, problem);
        }
    }

    public boolean isServing() {
        return socket != null;
    }

    /** Why nothing is answered, with a remedy; empty while {@link #isServing}. */
    public String problem() {
        return problem;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
    }

    private static InetAddress ownAddress(NetworkInterface link) throws SocketException {
        return link.inetAddresses()
                .filter(Inet6Address.class::isInstance)
                .findFirst()
                .orElseThrow(() -> new SocketException("no IPv6 address"));
    }

    private static void serve(
            DatagramSocket socket,
            NetworkInterface link,
            Sdp.Offer offer,
            Clock clock,
            BooleanSupplier open) {
        byte[] buffer = new byte[LONGEST_DATAGRAM];
        var packet = new DatagramPacket(buffer, buffer.length);
        long second = 0;
        int answered = 0;
        while (!socket.isClosed()) {
            try {
                packet.setLength(buffer.length);
                socket.receive(packet);
                byte[] datagram = Arrays.copyOf(buffer, packet.getLength());
                boolean heard = isNeighbour(packet, link) && open.getAsBoolean();
                byte[] answer = heard ? Sdp.answer(datagram, offer) : null;
                long now = clock.nanos() / 1_000_000_000L;
                answered = now == second ? answered : 0;
                second = now;
                if (answer != null && ++answered <= ANSWERS_PER_SECOND) {
                    socket.send(
                            new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.debug("SDP datagram dropped: {}", e.getMessage());
                }
            }
        }
    }

    /** A request that was routed here is not from the vehicle on this cable. */
    private static boolean isNeighbour(DatagramPacket packet, NetworkInterface link) {
        return packet.getAddress() instanceof Inet6Address from
                && (from.isLoopbackAddress()
                        || (from.isLinkLocalAddress() && from.getScopeId() == link.getIndex()));
    }
}
