package org.tidegate.iso15118.internal.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.SessionId;

/** How one of the older protocols puts requests and answers into words. */
public interface Dialect {
    /** For people, such as {@code "ISO 15118-2"}. */
    String name();

    /** The protocol's namespace. */
    String namespace();

    /** DIN 70121 looks at the session's number first, ISO 15118-2 at the order. */
    boolean judgesSessionFirst();

    /** Has payment by contract, value added services, renegotiation, pauses and AC. */
    boolean isComplete();

    /** How long the pilot may lag behind the first CableCheck. */
    long pilotPatienceNanos();

    /**
     * A request with the session it claims to belong to; null for a message that is no request.
     *
     * @throws ExiException if the bytes are no message of this protocol
     */
    @Nullable Request read(Bytes exi) throws ExiException;

    /** Whether the operator's answer to a certificate request can be passed on to the vehicle. */
    boolean isCertificateAnswer(Bytes exi, boolean update, SessionId id);

    /** A whole message. */
    byte[] write(SessionId id, Ask ask, Reply reply, Tongue tongue);

    /** One request. */
    record Request(SessionId sessionId, Ask ask) {}

    /**
     * What else a dialect needs to write an answer.
     *
     * @param signer signs tariffs; null result for no signature
     */
    record Tongue(
            SeccSettings settings, java.util.function.Function<Bytes, @Nullable Bytes> signer) {}
}
