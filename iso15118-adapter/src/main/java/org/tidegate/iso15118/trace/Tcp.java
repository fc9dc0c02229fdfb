package org.tidegate.iso15118.trace;

import java.nio.ByteBuffer;

/** One direction of a made-up TCP connection over IPv6. */
@SuppressWarnings("ArrayRecordComponent") // addresses of two fixed ends, never compared
record Tcp(byte[] from, int fromPort, byte[] to, int toPort) {
    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int PSH = 0x08;
    static final int ACK = 0x10;

    private static final int HEADER_BYTES = 20;
    private static final int PROTOCOL = 6;

    /** A whole IPv6 packet. */
    byte[] segment(int sequence, int acknowledged, int flags, byte[] payload) {
        ByteBuffer tcp = ByteBuffer.allocate(HEADER_BYTES + payload.length);
        tcp.putShort((short) fromPort).putShort((short) toPort);
        tcp.putInt(sequence).putInt(acknowledged);
        tcp.put((byte) ((HEADER_BYTES / 4) << 4)).put((byte) flags);
        tcp.putShort((short) 65_535).putShort((short) 0).putShort((short) 0).put(payload);
        return Datagram.packet(from, to, PROTOCOL, tcp.array(), 16);
    }
}
