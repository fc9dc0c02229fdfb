package org.tidegate.iso15118;

import java.security.cert.X509Certificate;
import java.util.List;
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

    /** Why the stream ended, in words; null while open or when it was closed in order. */
    @Nullable String failure();

    /** The kind of {@link #failure}. */
    default Refusal failureKind() {
        String why = failure();
        return why == null
                ? Refusal.VEHICLE_HUNG_UP
                : why.startsWith("TLS") ? Refusal.TLS_FAILED : Refusal.CONNECTION_LOST;
    }

    /**
     * What the peer has proven to be in the TLS handshake, leaf first; empty without. ISO 15118-20
     * binds a paused session to it.
     */
    default List<X509Certificate> peerCertificates() {
        return List.of();
    }
}
