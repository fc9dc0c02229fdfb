package org.tidegate.ocpp;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.runtime.Wakeup;

/**
 * One WebSocket at a time, without waiting: every verb returns at once and what comes of it is
 * polled. After {@link #connect} or {@link #disconnect} no event of an earlier connection is
 * delivered any more. All verbs are called by one thread.
 */
public interface OcppTransport extends AutoCloseable {

    /** Something the connection has to tell. */
    sealed interface Event {
        /**
         * The handshake is done.
         *
         * @param subprotocol the one of the {@link Target}'s that the server chose
         */
        record Opened(String subprotocol) implements Event {}

        record Text(String text) implements Event {}

        /** The peer answered a ping. */
        record Pong() implements Event {}

        /** The peer, or this end for a protocol error of the peer, closed the connection. */
        record Closed(int code, String reason) implements Event {}

        /** There was no connection, or it broke. */
        record Failed(LinkFault fault, String reason) implements Event {
            public Failed(String reason) {
                this(LinkFault.BROKEN, reason);
            }
        }
    }

    /**
     * Where to and as whom.
     *
     * @param subprotocols in order of preference; the server must choose one of them
     * @param user,password for HTTP basic authentication; no password, no header
     * @param credentials for TLS; null uses what the transport was set up with
     */
    record Target(
            URI url,
            List<String> subprotocols,
            String user,
            @Nullable String password,
            @Nullable Credentials credentials) {
        public Target {
            subprotocols = List.copyOf(subprotocols);
        }

        public Target(URI url, List<String> subprotocols, String user, @Nullable String password) {
            this(url, subprotocols, user, password, null);
        }

        @Override
        public String toString() {
            return url + " as " + user; // never the password
        }
    }

    /**
     * What TLS needs, as PEM text, so that a certificate renewed over OCPP needs no file.
     *
     * @param authorities whom to trust; null trusts those of the transport's settings
     * @param chain,key this station's own certificate (security profile 3), leaf first, and its
     *     PKCS #8 key; both or neither
     */
    record Credentials(@Nullable String authorities, @Nullable String chain, @Nullable String key) {
        public Credentials {
            if ((chain == null) != (key == null)) {
                throw new IllegalArgumentException("a certificate chain and its key come together");
            }
        }

        @Override
        public String toString() {
            return chain == null ? "authorities only" : "with a client certificate";
        }
    }

    void connect(Target target);

    /** Hands the text over for sending. Does nothing while there is no open connection. */
    void send(String text);

    void ping();

    /** Ends the present connection, open or not, without an event. */
    void disconnect(int code, String reason);

    /** The oldest event not yet taken, or null. */
    @Nullable Event poll();

    /** Who is to be woken when there is an event. */
    void onEvent(Wakeup wakeup);

    /** Ends everything and releases threads. */
    @Override
    void close();
}
