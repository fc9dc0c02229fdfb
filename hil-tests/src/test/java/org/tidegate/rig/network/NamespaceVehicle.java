package org.tidegate.rig.network;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.Sdp;

/** A vehicle at the other end of the cable, in a process of its own: says what it can reach. */
public final class NamespaceVehicle {
    private static final int PATIENCE_MILLIS = 800;

    private NamespaceVehicle() {}

    public static void main(String[] arguments) throws Exception {
        NetworkInterface link = NetworkInterface.getByName(arguments[0]);
        NamespaceCharger.linkLocal(link);
        Sdp.Offer offer = ask(link);
        if (offer == null) {
            System.out.println("nobody answered");
            return;
        }
        System.out.println("offer port " + offer.port() + " tls " + offer.tls());
        System.out.println("v2g " + talk(offer));
        for (int port : new int[] {NamespaceCharger.DECOY_TCP, 22, 443, offer.port() - 1}) {
            System.out.println("tcp " + port + " " + reach(offer, port));
        }
    }

    private static Sdp.@Nullable Offer ask(NetworkInterface link) throws IOException {
        Inet6Address group =
                Inet6Address.getByAddress(
                        null,
                        InetAddress.ofLiteral(Sdp.MULTICAST_GROUP).getAddress(),
                        link.getIndex());
        byte[] request = Sdp.request(true);
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(250);
            for (int i = 0; i < 40; i++) {
                try {
                    socket.send(new DatagramPacket(request, request.length, group, Sdp.PORT));
                    var answer = new DatagramPacket(new byte[64], 64);
                    socket.receive(answer);
                    return Sdp.parseResponse(
                            Arrays.copyOf(answer.getData(), answer.getLength()), link.getIndex());
                } catch (SocketTimeoutException _) {
                    // Asked again every 250 ms.
                } catch (BindException _) {
                    // The address is still tentative: duplicate address detection takes 1 to 2 s.
                    LockSupport.parkNanos(250_000_000);
                }
            }
        }
        return null;
    }

    private static String talk(Sdp.Offer offer) throws IOException {
        try (var socket = new Socket(offer.address(), offer.port())) {
            socket.getOutputStream().write("ping".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static String reach(Sdp.Offer offer, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(offer.address(), port), PATIENCE_MILLIS);
            return "open";
        } catch (SocketTimeoutException _) {
            return "silent";
        } catch (IOException e) {
            return "refused";
        }
    }
}
