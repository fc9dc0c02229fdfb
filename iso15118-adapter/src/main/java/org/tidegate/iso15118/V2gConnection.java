package org.tidegate.iso15118;

import org.jspecify.annotations.Nullable;

/** One vehicle's byte stream. Nothing here waits; one thread uses it. */
public interface V2gConnection extends AutoCloseable {
    /**
     * Copies what has arrived.
     *
     * @return how many bytes; 0 if nothing is there now, -1 once the stream has ended and
     *     everything that arrived before has been read
     */
    int read(byte[] into);

    /**
     * Hands bytes over for sending, in order. A peer that does not read them loses the connection;
     * the caller learns it from {@link #read}.
     */
    void write(byte[] bytes);

    /** Sends what was handed over, then ends the stream. Idempotent. */
    @Override
    void close();

    /** False once either side has ended the stream. */
    boolean isOpen();

    /** Who is at the other end, for people. */
    String peer();

    /** Such as {@code "TLSv1.3"}; null when the stream is not encrypted. */
    @Nullable String tlsProtocol();

    /** The peer's own TLS certificate, DER; null if it has shown none. */
    default byte @Nullable [] peerCertificate() {
        return null;
    }

    /** Why the stream ended, in words; null while open or when it was closed in order. */
    @Nullable String failure();
}
