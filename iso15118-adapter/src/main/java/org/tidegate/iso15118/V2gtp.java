package org.tidegate.iso15118;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * V2G transfer protocol framing (ISO 15118-2, 7.8; ISO 15118-20, 7.8): {@code 01 FE, payload type
 * (2), payload length (4), payload}, all big endian.
 */
public final class V2gtp {
    /** Bytes before the payload. */
    public static final int HEADER_BYTES = 8;

    /**
     * Longest payload accepted. The standard allows 4 GiB; believing an announced length is how a
     * charger is made to run out of memory by its first visitor.
     */
    public static final int MAX_PAYLOAD_BYTES = 64 * 1024;

    /** SupportedAppProtocol, DIN 70121 and ISO 15118-2 messages. */
    public static final int TYPE_SAP = 0x8001;

    /** ISO 15118-20 common messages. */
    public static final int TYPE_COMMON = 0x8002;

    /** ISO 15118-20 AC messages. */
    public static final int TYPE_AC = 0x8003;

    /** ISO 15118-20 DC messages. */
    public static final int TYPE_DC = 0x8004;

    /** ISO 15118-20 automatic connection device messages. */
    public static final int TYPE_ACDP = 0x8005;

    /** ISO 15118-20 wireless messages. */
    public static final int TYPE_WPT = 0x8006;

    /** SDP request, on UDP only. */
    public static final int TYPE_SDP_REQUEST = 0x9000;

    /** SDP response, on UDP only. */
    public static final int TYPE_SDP_RESPONSE = 0x9001;

    private static final byte VERSION = 0x01;
    private static final byte INVERSE_VERSION = (byte) 0xFE;

    private V2gtp() {}

    /** What came out of the byte stream. */
    public sealed interface Item {}

    /**
     * @param payload owned by the receiver
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record Frame(int payloadType, byte[] payload) implements Item {}

    /** The stream is not V2GTP any more; nothing behind this point can be trusted. */
    public record Malformed(String reason) implements Item {}

    /** A whole message, ready to be sent. */
    public static byte[] frame(int payloadType, byte[] payload) {
        byte[] out = new byte[HEADER_BYTES + payload.length];
        out[0] = VERSION;
        out[1] = INVERSE_VERSION;
        out[2] = (byte) (payloadType >>> 8);
        out[3] = (byte) payloadType;
        out[4] = (byte) (payload.length >>> 24);
        out[5] = (byte) (payload.length >>> 16);
        out[6] = (byte) (payload.length >>> 8);
        out[7] = (byte) payload.length;
        System.arraycopy(payload, 0, out, HEADER_BYTES, payload.length);
        return out;
    }

    /** Whether this payload type carries EXI on a TCP connection. */
    public static boolean isMessageType(int payloadType) {
        return payloadType >= TYPE_SAP && payloadType <= TYPE_WPT;
    }

    /**
     * Puts frames together again from segments that TCP has split or run together. Holds only bytes
     * that really arrived, never an announced length: at most one largest frame and one segment.
     */
    public static final class Reassembly {
        private byte[] buffer = new byte[512];
        private int filled;
        private boolean broken;

        /** Adds what was read. Call {@link #next} until it is null before adding more. */
        public void feed(byte[] bytes, int offset, int length) {
            if (broken) {
                return;
            }
            if (filled >= HEADER_BYTES + MAX_PAYLOAD_BYTES) {
                throw new IllegalStateException("a whole frame is waiting to be taken");
            }
            if (filled + length > buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.max(filled + length, buffer.length * 2));
            }
            System.arraycopy(bytes, offset, buffer, filled, length);
            filled += length;
        }

        /** The next whole frame, the reason why there will be none, or null for "not yet". */
        public @Nullable Item next() {
            if (broken || filled == 0) {
                return null;
            }
            String fault = headerFault();
            if (fault != null) {
                broken = true;
                filled = 0;
                return new Malformed(fault);
            }
            if (filled < HEADER_BYTES || filled < HEADER_BYTES + length()) {
                return null;
            }
            int end = HEADER_BYTES + (int) length();
            var frame = new Frame(type(), Arrays.copyOfRange(buffer, HEADER_BYTES, end));
            System.arraycopy(buffer, end, buffer, 0, filled - end);
            filled -= end;
            return frame;
        }

        /** Bytes of an unfinished frame. */
        public int pendingBytes() {
            return filled;
        }

        private @Nullable String headerFault() {
            if (buffer[0] != VERSION || (filled > 1 && buffer[1] != INVERSE_VERSION)) {
                return "header begins with "
                        + HexFormat.of().formatHex(buffer, 0, Math.min(filled, 2))
                        + " instead of 01fe";
            }
            if (filled >= 4 && !isMessageType(type())) {
                return "unknown payload type " + HexFormat.of().toHexDigits((short) type());
            }
            if (filled >= HEADER_BYTES && length() > MAX_PAYLOAD_BYTES) {
                return length() + " bytes announced, " + MAX_PAYLOAD_BYTES + " are the limit";
            }
            return null;
        }

        private int type() {
            return (buffer[2] & 0xFF) << 8 | (buffer[3] & 0xFF);
        }

        private long length() {
            return (buffer[4] & 0xFFL) << 24
                    | (buffer[5] & 0xFFL) << 16
                    | (buffer[6] & 0xFFL) << 8
                    | (buffer[7] & 0xFFL);
        }
    }
}
