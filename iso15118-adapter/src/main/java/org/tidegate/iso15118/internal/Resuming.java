package org.tidegate.iso15118.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.internal.SessionState.Identity;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.SessionId;
import org.tidegate.iso15118.message.SessionSetupReq;
import org.tidegate.iso15118.message.SessionSetupRes;

/**
 * Coming back from a pause. A session number alone proves nothing, it has been on the air: the
 * resuming vehicle must show the same TLS certificate ([V2G20-2545]).
 */
final class Resuming {
    private Resuming() {}

    /** The session that this vehicle has left for a pause; null if it is not for this vehicle. */
    static @Nullable SessionState paused(
            SessionState now, SessionSetupReq request, String evccId, Outside outside) {
        SessionId claimed = request.header().sessionId();
        if (claimed.isNone()
                || !outside.context().settings().iso20().pauses()
                || !(outside.before() instanceof Iso20Session(SessionState before))) {
            return null;
        }
        Identity old = before.identity();
        boolean same =
                old.paused()
                        && old.id().equals(claimed)
                        && old.protocol().equals(now.identity().protocol())
                        && old.tls() == now.identity().tls()
                        && old.tls() == (old.vehicle().length() > 0)
                        && MessageDigest.isEqual(
                                binding(old, old.evccId()),
                                binding(now.identity(), claimed, evccId));
        return same ? before : null;
    }

    private static byte[] binding(Identity identity, String evccId) {
        return binding(identity, identity.id(), evccId);
    }

    /** SHA-512 over number and certificate's SHA-512; in laboratories without TLS, the EVCCID. */
    private static byte[] binding(Identity identity, SessionId id, String evccId) {
        MessageDigest sha512 = sha512();
        sha512.update(HexFormat.of().parseHex(id.toString()));
        return sha512.digest(
                identity.vehicle().length() > 0
                        ? identity.vehicle().array()
                        : evccId.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-512 of the vehicle's TLS certificate; empty without one. */
    static Bytes fingerprint(byte @Nullable [] certificate) {
        return certificate == null ? Bytes.of() : Bytes.wrap(sha512().digest(certificate));
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-512", e);
        }
    }

    /** Number, service, control and authorisation stand; the rest is negotiated anew. */
    static Step joined(SessionState now, SessionState paused, Context context) {
        Identity old = paused.identity();
        Identity identity = now.identity().named(old.id(), old.evccId(), old.service());
        EvFacts.Charge charge = paused.facts().charge();
        EvFacts facts = EvFacts.NONE.with(charge.at(Double.NaN, Double.NaN, SocWatch.UNSET));
        return Step.answer(
                        now.with(identity)
                                .with(facts)
                                .with(paused.terms().chosen(paused.terms().choice()))
                                .to(Stage.AWAIT_PARAMETERS, context.nowNanos()),
                        new SessionSetupRes(
                                context.header(identity.id()),
                                ResponseCode.OK_OLD_SESSION_JOINED,
                                context.settings().evseId()))
                .note(Iso15118Event.SESSION_RESUMED, old.evccId());
    }
}
