package org.tidegate.rig.vehicle;

import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.V2gAcceptor;
import org.tidegate.iso15118.V2gConnection;
import org.tidegate.runtime.Wakeup;

/**
 * A cable for virtual time: what one end writes, the other end reads. One thread steps both ends.
 * Can cut the stream into segments of any size, so that reassembly is exercised on the way.
 */
public final class MemoryLink implements V2gAcceptor, VehicleLink {
    private final @Nullable String tlsProtocol;
    private final int segmentBytes;
    private List<X509Certificate> certificates = List.of();
    private Wakeup chargerWakeup = Wakeup.NONE;
    private @Nullable End arriving;
    private @Nullable End vehicleEnd;
    private @Nullable End chargerEnd;

    /**
     * @param tlsProtocol what the charger is to believe about encryption; null for plain TCP
     * @param segmentBytes a read never gives more than this at once
     */
    public MemoryLink(@Nullable String tlsProtocol, int segmentBytes) {
        this.tlsProtocol = tlsProtocol;
        this.segmentBytes = segmentBytes;
    }

    /** A cable that passes as TLS 1.3 and does not split anything. */
    public static MemoryLink encrypted() {
        return new MemoryLink("TLSv1.3", Integer.MAX_VALUE);
    }

    /** What the charger gets to see of the vehicle's certificates from now on, leaf first. */
    public void show(List<X509Certificate> leafFirst) {
        certificates = List.copyOf(leafFirst);
    }

    /** Who is woken when the vehicle connects or sends. */
    public void onActivity(Wakeup wakeup) {
        chargerWakeup = wakeup;
    }

    @Override
    public V2gConnection connect(Wakeup wakeup) {
        var vehicle = new End("charger", wakeup);
        if (chargerEnd != null && chargerEnd.isOpen()) {
            vehicle.breakDown("connection refused: another vehicle is being served");
            return vehicle;
        }
        var charger = new End("vehicle", () -> chargerWakeup.wake());
        vehicle.peerEnd = charger;
        charger.peerEnd = vehicle;
        vehicleEnd = vehicle;
        chargerEnd = charger;
        arriving = charger;
        chargerWakeup.wake();
        return vehicle;
    }

    @Override
    public @Nullable V2gConnection poll() {
        End ready = arriving;
        arriving = null;
        return ready;
    }

    /** The cable is cut: both ends lose the connection without a goodbye. */
    public void cut() {
        if (vehicleEnd != null) {
            vehicleEnd.breakDown("connection reset");
        }
        if (chargerEnd != null) {
            chargerEnd.breakDown("connection reset");
        }
    }

    @Override
    public void close() {
        if (chargerEnd != null) {
            chargerEnd.close();
        }
    }

    private final class End implements V2gConnection {
        private final String peer;
        private final Wakeup wakeup;
        private final ArrayDeque<byte[]> inbox = new ArrayDeque<>();
        private @Nullable End peerEnd;
        private boolean open = true;
        private @Nullable String failure;

        End(String peer, Wakeup wakeup) {
            this.peer = peer;
            this.wakeup = wakeup;
        }

        @Override
        public int read(byte[] into) {
            byte[] head = inbox.poll();
            if (head == null) {
                return open ? 0 : -1;
            }
            int count = Math.min(Math.min(head.length, into.length), segmentBytes);
            System.arraycopy(head, 0, into, 0, count);
            if (count < head.length) {
                inbox.addFirst(Arrays.copyOfRange(head, count, head.length));
            }
            return count;
        }

        @Override
        public void write(byte[] bytes) {
            End other = peerEnd;
            if (open && other != null && other.open && bytes.length > 0) {
                other.inbox.add(bytes.clone());
                other.wakeup.wake();
            }
        }

        @Override
        public void close() {
            open = false;
            End other = peerEnd;
            if (other != null && other.open) {
                other.open = false;
                other.wakeup.wake();
            }
        }

        void breakDown(String why) {
            if (open) {
                open = false;
                failure = why;
                inbox.clear();
                wakeup.wake();
            }
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public String peer() {
            return peer;
        }

        @Override
        public @Nullable String tlsProtocol() {
            return tlsProtocol;
        }

        @Override
        public List<X509Certificate> peerCertificates() {
            return certificates;
        }

        @Override
        public @Nullable String failure() {
            return failure;
        }
    }
}
