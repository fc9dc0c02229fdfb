package org.tidegate.ocpp.internal.station.auth;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OperatorState.Authorisation;
import org.tidegate.ocpp.internal.message.Data.IdToken;

/**
 * The answer for one session.
 *
 * @param sessionNumber 0 while nobody has asked, or while a token waits for its vehicle
 * @param reason words for a refusal
 * @param group id of the token's group; null if it has none or nobody has said
 * @param remoteStartId of the request that started it; null if it was authorised here
 */
public record Grant(
        long sessionNumber,
        Authorisation status,
        String reason,
        @Nullable IdToken idToken,
        @Nullable String group,
        @Nullable Integer remoteStartId) {

    public static final Grant NONE = new Grant(0, Authorisation.PENDING, "", null, null, null);

    public boolean accepts(long session) {
        return session == sessionNumber && status == Authorisation.ACCEPTED;
    }

    /** Accepted before there was a vehicle. */
    public boolean waitsForVehicle() {
        return sessionNumber == 0 && status == Authorisation.ACCEPTED;
    }

    Grant forSession(long session) {
        return new Grant(session, status, reason, idToken, group, remoteStartId);
    }
}
