package org.tidegate.iso15118.trace;

import java.nio.ByteBuffer;

/** UDP over IPv6, and what it shares with TCP. */
final class Datagram {
    private static final int HEADER_BYTES = 8;
    private static final int PROTOCOL = 17;

    private Datagram() {}

    /** A whole IPv6 packet. */
    static byte[] of(byte[] from, int fromPort, byte[] to, int toPort, byte[] payload) {
        int length = HEADER_BYTES + payload.length;
        ByteBuffer udp = ByteBuffer.allocate(length);
        udp.putShort((short) fromPort).putShort((short) toPort);
        udp.putShort((short) length).putShort((short) 0).put(payload);
        return packet(from, to, PROTOCOL, udp.array(), 6);
    }

    /**
     * Puts the checksum into a transport header and the IPv6 header before it.
     *
     * @param checksumAt where in the transport header the checksum belongs; 0 there until now
     */
    static byte[] packet(byte[] from, byte[] to, int protocol, byte[] transport, int checksumAt) {
        ByteBuffer pseudo = ByteBuffer.allocate(40 + transport.length);
        pseudo.put(from).put(to).putInt(transport.length).putInt(protocol).put(transport);
        int sum = checksum(pseudo.array());
        // UDP over IPv6 may not say "no checksum"
        int sent = sum == 0 && protocol == PROTOCOL ? 0xFFFF : sum;
        transport[checksumAt] = (byte) (sent >>> 8);
        transport[checksumAt + 1] = (byte) sent;
        ByteBuffer packet = ByteBuffer.allocate(40 + transport.length);
        packet.putInt(0x6000_0000).putShort((short) transport.length);
        packet.put((byte) protocol).put((byte) 64).put(from).put(to).put(transport);
        return packet.array();
    }

    /** RFC 1071. */
    private static int checksum(byte[] bytes) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i += 2) {
            int low = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
            sum += (bytes[i] & 0xFF) << 8 | low;
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return (int) ~sum & 0xFFFF;
    }
}
