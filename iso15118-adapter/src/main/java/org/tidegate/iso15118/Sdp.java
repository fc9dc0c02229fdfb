package org.tidegate.iso15118;

import java.net.Inet6Address;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * SECC discovery (ISO 15118-2, 7.10.1; ISO 15118-20, 7.10.1): the vehicle asks ff02::1 where the
 * charger's TCP port is, and the charger says address, port and whether TLS is served. Datagrams
 * that are not exactly right are ignored without a word.
 */
public final class Sdp {
    /** UDP port of the charger's end. */
    public static final int PORT = 15118;

    /** All nodes on this link. */
    public static final String MULTICAST_GROUP = "ff02::1";

    private static final int SECURITY_TLS = 0x00;
    private static final int SECURITY_NONE = 0x10;
    private static final int TRANSPORT_TCP = 0x00;
    private static final int ADDRESS_BYTES = 16;
    private static final int RESPONSE_BYTES = 20;

    private Sdp() {}

    /** What the vehicle would like. */
    public record Request(boolean tls) {}

    /** Where the charger really listens. */
    public record Offer(Inet6Address address, int port, boolean tls) {}

    /** A vehicle's datagram asking for TLS or for plain TCP. */
    public static byte[] request(boolean tls) {
        return V2gtp.frame(
                V2gtp.TYPE_SDP_REQUEST,
                new byte[] {(byte) (tls ? SECURITY_TLS : SECURITY_NONE), TRANSPORT_TCP});
    }

    /** Null if the datagram is anything but a well-formed request. */
    public static @Nullable Request parseRequest(byte[] datagram) {
        if (!isFrame(datagram, V2gtp.TYPE_SDP_REQUEST, 2)) {
            return null;
        }
        Boolean tls = security(datagram[V2gtp.HEADER_BYTES]);
        return tls == null || datagram[V2gtp.HEADER_BYTES + 1] != TRANSPORT_TCP
                ? null
                : new Request(tls);
    }

    /**
     * The charger's answer, or null to stay silent. The answer says what is served, not what was
     * asked for: a vehicle that wants TLS where there is none shall learn it here.
     */
    public static byte @Nullable [] answer(byte[] datagram, Offer offer) {
        return parseRequest(datagram) == null ? null : response(offer);
    }

    /** The datagram that announces this offer. */
    public static byte[] response(Offer offer) {
        byte[] payload = Arrays.copyOf(offer.address().getAddress(), RESPONSE_BYTES);
        payload[ADDRESS_BYTES] = (byte) (offer.port() >>> 8);
        payload[ADDRESS_BYTES + 1] = (byte) offer.port();
        payload[ADDRESS_BYTES + 2] = (byte) (offer.tls() ? SECURITY_TLS : SECURITY_NONE);
        payload[ADDRESS_BYTES + 3] = TRANSPORT_TCP;
        return V2gtp.frame(V2gtp.TYPE_SDP_RESPONSE, payload);
    }

    /**
     * Null if the datagram is anything but a well-formed response.
     *
     * @param scopeId the interface it came in by, without which a link-local address leads nowhere
     */
    public static @Nullable Offer parseResponse(byte[] datagram, int scopeId) {
        if (!isFrame(datagram, V2gtp.TYPE_SDP_RESPONSE, RESPONSE_BYTES)) {
            return null;
        }
        int at = V2gtp.HEADER_BYTES;
        Boolean tls = security(datagram[at + ADDRESS_BYTES + 2]);
        if (tls == null || datagram[at + ADDRESS_BYTES + 3] != TRANSPORT_TCP) {
            return null;
        }
        int port =
                (datagram[at + ADDRESS_BYTES] & 0xFF) << 8
                        | (datagram[at + ADDRESS_BYTES + 1] & 0xFF);
        byte[] address = Arrays.copyOfRange(datagram, at, at + ADDRESS_BYTES);
        try {
            return new Offer(Inet6Address.getByAddress(null, address, scopeId), port, tls);
        } catch (UnknownHostException e) {
            throw new AssertionError("sixteen bytes are an address", e);
        }
    }

    private static boolean isFrame(byte[] datagram, int type, int length) {
        return datagram.length == V2gtp.HEADER_BYTES + length
                && Arrays.equals(
                        V2gtp.frame(type, new byte[length]),
                        0,
                        V2gtp.HEADER_BYTES,
                        datagram,
                        0,
                        V2gtp.HEADER_BYTES);
    }

    private static @Nullable Boolean security(byte value) {
        return switch (value & 0xFF) {
            case SECURITY_TLS -> Boolean.TRUE;
            case SECURITY_NONE -> Boolean.FALSE;
            default -> null;
        };
    }
}
