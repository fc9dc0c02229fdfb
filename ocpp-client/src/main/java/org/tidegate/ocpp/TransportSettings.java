package org.tidegate.ocpp;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the WebSocket is made, whoever the operator is. Files are read anew for every connection, so
 * a renewed certificate counts from the next one on.
 *
 * @param authorities PEM file of the authorities to trust for {@code wss}; null trusts the
 *     machine's
 * @param certificateChain,certificateKey PEM files of this station's own certificate (security
 *     profile 3); both or neither
 * @param wildcards accept a server certificate that names the host by a wildcard only (OCPP 2.1
 *     {@code AllowCSMSTLSWildcards})
 * @param laboratory permit security profile 0: neither TLS nor password
 * @param proxy between this station and the operator; null for none
 * @param compression offer permessage-deflate; costs memory per connection and is off by default
 * @param longestFrameBytes longest message in either direction; longer ones end the connection with
 *     1009
 * @param handshakeTimeout for TCP, TLS and the upgrade, each
 */
public record TransportSettings(
        @Nullable Path authorities,
        @Nullable Path certificateChain,
        @Nullable Path certificateKey,
        boolean wildcards,
        boolean laboratory,
        @Nullable Proxy proxy,
        boolean compression,
        int longestFrameBytes,
        Duration handshakeTimeout) {
    private static final int LEAST_FRAME_BYTES = 64 * 1024;
    private static final int DEFAULT_FRAME_BYTES = 1 << 20;
    private static final int MOST_FRAME_BYTES = 16 << 20;

    public TransportSettings {
        if ((certificateChain == null) != (certificateKey == null)) {
            throw new IllegalArgumentException("a certificate chain and its key come together");
        }
        if (longestFrameBytes < LEAST_FRAME_BYTES || longestFrameBytes > MOST_FRAME_BYTES) {
            throw new IllegalArgumentException(
                    "longest frame of %d bytes must be %d to %d"
                            .formatted(longestFrameBytes, LEAST_FRAME_BYTES, MOST_FRAME_BYTES));
        }
    }

    /** The machine's authorities, no certificate, no proxy, no profile 0. */
    public static TransportSettings defaults() {
        return new TransportSettings(
                null,
                null,
                null,
                false,
                false,
                null,
                false,
                DEFAULT_FRAME_BYTES,
                Duration.ofSeconds(10));
    }

    public TransportSettings trusting(@Nullable Path pem) {
        return new TransportSettings(
                pem,
                certificateChain,
                certificateKey,
                wildcards,
                laboratory,
                proxy,
                compression,
                longestFrameBytes,
                handshakeTimeout);
    }

    public TransportSettings identifiedBy(Path chain, Path key) {
        return new TransportSettings(
                authorities,
                chain,
                key,
                wildcards,
                laboratory,
                proxy,
                compression,
                longestFrameBytes,
                handshakeTimeout);
    }

    /** Security profile 0 is permitted from here on. Never outside a laboratory. */
    public TransportSettings inLaboratory() {
        return new TransportSettings(
                authorities,
                certificateChain,
                certificateKey,
                wildcards,
                true,
                proxy,
                compression,
                longestFrameBytes,
                handshakeTimeout);
    }

    public TransportSettings through(@Nullable Proxy proxy) {
        return new TransportSettings(
                authorities,
                certificateChain,
                certificateKey,
                wildcards,
                laboratory,
                proxy,
                compression,
                longestFrameBytes,
                handshakeTimeout);
    }

    public TransportSettings withWildcards(boolean wildcards) {
        return new TransportSettings(
                authorities,
                certificateChain,
                certificateKey,
                wildcards,
                laboratory,
                proxy,
                compression,
                longestFrameBytes,
                handshakeTimeout);
    }

    public TransportSettings withCompression(boolean compression) {
        return new TransportSettings(
                authorities,
                certificateChain,
                certificateKey,
                wildcards,
                laboratory,
                proxy,
                compression,
                longestFrameBytes,
                handshakeTimeout);
    }

    public TransportSettings withHandshakeTimeout(Duration handshakeTimeout) {
        return new TransportSettings(
                authorities,
                certificateChain,
                certificateKey,
                wildcards,
                laboratory,
                proxy,
                compression,
                longestFrameBytes,
                handshakeTimeout);
    }

    /**
     * The security profile a connection would have (OCPP 2.1 A00, 1.6 security whitepaper).
     *
     * @param url of the operator
     * @param password whether one would be sent
     * @param certificate whether a client certificate would be offered
     */
    public static int securityProfile(URI url, boolean password, boolean certificate) {
        boolean tls = "wss".equalsIgnoreCase(url.getScheme());
        if (tls && certificate) {
            return 3;
        }
        if (!password) {
            return 0; // TLS alone tells the operator nothing about who calls
        }
        return tls ? 2 : 1;
    }

    /** What stands between the station and the operator. */
    public enum ProxyKind {
        HTTP_CONNECT,
        SOCKS5
    }

    /**
     * A proxy; it resolves the operator's name.
     *
     * @param user,password of the proxy; null for none
     */
    public record Proxy(
            ProxyKind kind,
            String host,
            int port,
            @Nullable String user,
            @Nullable String password) {
        /**
         * @param url such as {@code http://proxy.example:3128} or {@code socks5://10.0.0.1:1080}
         */
        public static Proxy of(URI url, @Nullable String user, @Nullable String password) {
            ProxyKind kind =
                    switch (String.valueOf(url.getScheme())) {
                        case "http" -> ProxyKind.HTTP_CONNECT;
                        case "socks5" -> ProxyKind.SOCKS5;
                        default ->
                                throw new IllegalArgumentException(
                                        "proxy '"
                                                + url
                                                + "' must look like http://host:port or"
                                                + " socks5://host:port");
                    };
            if (url.getHost() == null || url.getPort() <= 0) {
                throw new IllegalArgumentException("proxy '" + url + "' needs a host and a port");
            }
            return new Proxy(kind, url.getHost(), url.getPort(), user, password);
        }

        @Override
        public String toString() {
            return kind + " " + host + ":" + port; // never the password
        }
    }
}
