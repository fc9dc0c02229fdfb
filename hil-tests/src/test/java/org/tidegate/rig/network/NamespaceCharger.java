package org.tidegate.rig.network;

import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.tidegate.iso15118.Sdp;
import org.tidegate.iso15118.SdpServer;
import org.tidegate.iso15118.V2gConnection;
import org.tidegate.iso15118.V2gListener;
import org.tidegate.runtime.Clock;

/**
 * The charger's vehicle side alone, in a process of its own: answers "ping" with "pong". Two decoys
 * stand for services that listen everywhere by mistake.
 */
public final class NamespaceCharger {
    static final int DECOY_TCP = 8080;
    static final int DECOY_UDP = 5353;

    private NamespaceCharger() {}

    public static void main(String[] arguments) throws Exception {
        NetworkInterface link = NetworkInterface.getByName(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        Inet6Address own = linkLocal(link);
        InetAddress everywhere = InetAddress.ofLiteral("::");
        try (V2gListener listener = V2gListener.plain(own, port);
                SdpServer sdp =
                        SdpServer.start(link, new Sdp.Offer(own, port, false), Clock.system());
                var tcp = new ServerSocket();
                var udp = new DatagramSocket(new InetSocketAddress(everywhere, DECOY_UDP))) {
            tcp.bind(new InetSocketAddress(everywhere, DECOY_TCP));
            if (!sdp.isServing() || !udp.isBound()) {
                throw new IllegalStateException(sdp.problem());
            }
            System.out.println("ready " + own.getHostAddress());
            byte[] buffer = new byte[64];
            while (System.in.available() == 0) {
                V2gConnection vehicle = listener.poll();
                if (vehicle != null && vehicle.read(buffer) > 0) {
                    vehicle.write("pong".getBytes(StandardCharsets.US_ASCII));
                    vehicle.close();
                }
                Thread.sleep(5);
            }
        }
    }

    /** A fresh interface's address is tentative for a moment. */
    static Inet6Address linkLocal(NetworkInterface link) throws Exception {
        for (int i = 0; i < 500; i++) {
            for (InetAddress each : link.inetAddresses().toList()) {
                if (each instanceof Inet6Address six && six.isLinkLocalAddress()) {
                    return six;
                }
            }
            Thread.sleep(10);
        }
        throw new IllegalStateException("no link-local address on " + link.getName());
    }
}
