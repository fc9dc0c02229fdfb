package org.tidegate.ocpp.internal.station;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OperatorState.Authorisation;
import org.tidegate.ocpp.internal.message.Data.IdToken;

/**
 * The operator's answer for one session.
 *
 * @param sessionNumber 0 while nobody has asked
 * @param reason words for a refusal
 * @param remoteStartId of the request that started it; null if it was authorised here
 */
record Grant(
        long sessionNumber,
        Authorisation status,
        String reason,
        @Nullable IdToken idToken,
        @Nullable Integer remoteStartId) {

    static final Grant NONE = new Grant(0, Authorisation.PENDING, "", null, null);

    boolean accepts(long session) {
        return session == sessionNumber && status == Authorisation.ACCEPTED;
    }
}
