package org.tidegate.iso15118.trace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tidegate.iso15118.Sdp;
import org.tidegate.iso15118.V2gtp;

/**
 * A session as a PCAP-ng file for Wireshark. The messages are those that were said; the packets
 * around them are made up, because what really crossed the cable was encrypted: SDP that names the
 * port, a TCP handshake, one segment per message (more if it is long) and the end. No key leaves
 * the charger.
 */
@SuppressWarnings("ByteBufferBackingArray") // every buffer here was allocated here
public final class PcapNg {
    /** The charger's port in the made-up packets; SDP names it, so a dissector finds it. */
    static final int CHARGER_PORT = 61851;

    private static final int VEHICLE_PORT = 50_000;
    private static final int LINKTYPE_IPV6 = 229;
    private static final int SECTION_HEADER = 0x0A0D0D0A;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int OPT_COMMENT = 1;
    private static final int SHB_USERAPPL = 4;
    private static final int IF_NAME = 2;
    private static final int IF_TSRESOL = 9;
    private static final byte NANOSECONDS = 9;

    /** 1500 less the headers of IPv6 and TCP. */
    private static final int LONGEST_SEGMENT = 1440;

    private static final byte[] CHARGER = literal("fe80::1");
    private static final byte[] GROUP = literal(Sdp.MULTICAST_GROUP);

    private final Capture capture;
    private final OutputStream out;
    private final byte[] vehicle;
    private final int vehiclePort;
    private int vehicleSequence = 1000;
    private int chargerSequence = 2000;

    private PcapNg(Capture capture, OutputStream out) {
        this.capture = capture;
        this.out = out;
        this.vehicle = address(capture.peer());
        this.vehiclePort = port(capture.peer());
    }

    /** Writes the whole session. */
    public static void write(Capture capture, OutputStream out) throws IOException {
        new PcapNg(capture, out).write();
    }

    private void write() throws IOException {
        section();
        discovery();
        segment(0, true, Tcp.SYN, new byte[0], "made up: the record begins behind TCP and TLS");
        segment(0, false, Tcp.SYN | Tcp.ACK, new byte[0], "");
        segment(0, true, Tcp.ACK, new byte[0], "");
        long last = 0;
        String notes = "";
        String refusal = "";
        for (Entry entry : capture.entries()) {
            last = Math.max(last, entry.atNanos());
            switch (entry) {
                case Entry.Message m -> {
                    message(last, m, notes);
                    notes = "";
                }
                case Entry.Note n -> notes = joined(notes, n.text());
                case Entry.Gap g -> notes = joined(notes, g.messages() + " messages not kept");
                case Entry.End e -> refusal = e.refusal();
            }
        }
        String end = refusal.isEmpty() ? "the session ended in order" : "refused: " + refusal;
        segment(last, false, Tcp.FIN | Tcp.ACK, new byte[0], joined(notes, end));
        segment(last, true, Tcp.FIN | Tcp.ACK, new byte[0], "");
        segment(last, false, Tcp.ACK, new byte[0], "");
    }

    private static String joined(String before, String text) {
        return before.isEmpty() ? text : before + "; " + text;
    }

    private void section() throws IOException {
        var options = new Options().text(SHB_USERAPPL, "Tidegate").end();
        byte[] sectionBody = new byte[16 + options.length];
        ByteBuffer section = little(sectionBody);
        section.putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0).putLong(-1);
        section.put(options);
        block(SECTION_HEADER, sectionBody);
        byte[] described =
                new Options().text(IF_NAME, "vehicle").one(IF_TSRESOL, NANOSECONDS).end();
        byte[] linkBody = new byte[8 + described.length];
        ByteBuffer link = little(linkBody);
        link.putShort((short) LINKTYPE_IPV6).putShort((short) 0).putInt(0);
        link.put(described);
        block(INTERFACE_DESCRIPTION, linkBody);
    }

    private void discovery() throws IOException {
        boolean tls = !capture.tlsProtocol().isEmpty();
        byte security = tls ? (byte) 0x00 : (byte) 0x10;
        byte[] ask = V2gtp.frame(V2gtp.TYPE_SDP_REQUEST, new byte[] {security, 0});
        ByteBuffer answer = ByteBuffer.allocate(20);
        // plain TCP is what a dissector will find at that port, whatever the cable carried
        answer.put(CHARGER).putShort((short) CHARGER_PORT).put((byte) 0x10).put((byte) 0);
        byte[] said = V2gtp.frame(V2gtp.TYPE_SDP_RESPONSE, answer.array());
        packet(0, Datagram.of(vehicle, vehiclePort, GROUP, Sdp.PORT, ask), "made up");
        packet(0, Datagram.of(CHARGER, Sdp.PORT, vehicle, vehiclePort, said), "made up");
    }

    private void message(long atNanos, Entry.Message m, String comment) throws IOException {
        byte[] frame = V2gtp.frame(m.payloadType(), m.exi());
        for (int from = 0; from < frame.length; from += LONGEST_SEGMENT) {
            int to = Math.min(from + LONGEST_SEGMENT, frame.length);
            segment(
                    atNanos,
                    m.fromVehicle(),
                    to == frame.length ? Tcp.PSH | Tcp.ACK : Tcp.ACK,
                    Arrays.copyOfRange(frame, from, to),
                    from == 0 ? comment : "");
        }
    }

    private void segment(
            long atNanos, boolean fromVehicle, int flags, byte[] payload, String comment)
            throws IOException {
        int acknowledged =
                (flags & Tcp.ACK) == 0 ? 0 : fromVehicle ? chargerSequence : vehicleSequence;
        byte[] packet =
                fromVehicle
                        ? new Tcp(vehicle, vehiclePort, CHARGER, CHARGER_PORT)
                                .segment(vehicleSequence, acknowledged, flags, payload)
                        : new Tcp(CHARGER, CHARGER_PORT, vehicle, vehiclePort)
                                .segment(chargerSequence, acknowledged, flags, payload);
        int advance = payload.length + ((flags & (Tcp.SYN | Tcp.FIN)) == 0 ? 0 : 1);
        if (fromVehicle) {
            vehicleSequence += advance;
        } else {
            chargerSequence += advance;
        }
        packet(atNanos, packet, comment);
    }

    private void packet(long atNanos, byte[] packet, String comment) throws IOException {
        byte[] options =
                comment.isEmpty() ? new byte[0] : new Options().text(OPT_COMMENT, comment).end();
        int padded = (packet.length + 3) & ~3;
        long nanos = capture.startedWallMillis() * 1_000_000L + atNanos;
        byte[] packetBody = new byte[20 + padded + options.length];
        ByteBuffer body = little(packetBody);
        body.putInt(0).putInt((int) (nanos >>> 32)).putInt((int) nanos);
        body.putInt(packet.length).putInt(packet.length).put(packet);
        body.position(20 + padded).put(options);
        block(ENHANCED_PACKET, packetBody);
    }

    private void block(int type, byte[] body) throws IOException {
        int length = 12 + body.length;
        byte[] block = new byte[length];
        little(block).putInt(type).putInt(length).put(body).putInt(length);
        out.write(block);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The vehicle's own address if it is IPv6; a vehicle on loopback or IPv4 gets a made-up one.
     */
    private static byte[] address(String peer) {
        int open = peer.indexOf('[');
        String inside = open < 0 ? peer : peer.substring(open + 1);
        int end = inside.indexOf(']') < 0 ? inside.lastIndexOf(':') : inside.indexOf(']');
        String host = end < 0 ? inside : inside.substring(0, end);
        int zone = host.indexOf('%');
        try {
            InetAddress parsed =
                    InetAddress.ofLiteral(
                            (zone < 0 ? host : host.substring(0, zone)).replace("/", ""));
            if (parsed instanceof Inet6Address six && !six.isLoopbackAddress()) {
                return six.getAddress();
            }
        } catch (IllegalArgumentException _) {
            // a twin's name, not an address
        }
        return literal("fe80::2");
    }

    private static int port(String peer) {
        try {
            int port = Integer.parseInt(peer.substring(peer.lastIndexOf(':') + 1));
            return port > 0 && port < 65_536 ? port : VEHICLE_PORT;
        } catch (NumberFormatException _) {
            return VEHICLE_PORT;
        }
    }

    private static byte[] literal(String address) {
        return InetAddress.ofLiteral(address).getAddress();
    }

    /** Options of a block: code, length, value, padded to four bytes. */
    private static final class Options {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Options text(int code, String text) {
            byte[] value = text.getBytes(StandardCharsets.UTF_8);
            return add(code, value.length > 0xFFFF ? Arrays.copyOf(value, 0xFFFF) : value);
        }

        Options one(int code, byte value) {
            return add(code, new byte[] {value});
        }

        private Options add(int code, byte[] value) {
            byte[] option = new byte[4 + ((value.length + 3) & ~3)];
            little(option).putShort((short) code).putShort((short) value.length).put(value);
            bytes.writeBytes(option);
            return this;
        }

        byte[] end() {
            bytes.writeBytes(new byte[4]);
            return bytes.toByteArray();
        }
    }
}
