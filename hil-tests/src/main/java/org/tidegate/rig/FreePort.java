package org.tidegate.rig;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port for servers that cannot be asked which one they have picked. */
public final class FreePort {
    private static final int FIRST_ABOVE_CLIENTS = 61_000;
    private static final int LAST = 65_535;

    private FreePort() {}

    /**
     * A TCP port of loopback that nobody listens on now.
     *
     * @throws IOException if there is none
     */
    public static int find() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /**
     * A port of the range that a board file may name for vehicles, free on IPv6 loopback, and above
     * those that Linux gives to clients: a charger that starts again finds it free again.
     *
     * @throws IOException if there is none
     */
    public static int forVehicles() throws IOException {
        for (int port = FIRST_ABOVE_CLIENTS; port <= LAST; port++) {
            try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("::1"))) {
                return port;
            } catch (IOException _) {
                // taken; the next one
            }
        }
        throw new IOException("no free port from " + FIRST_ABOVE_CLIENTS);
    }
}
