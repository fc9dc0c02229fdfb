package org.tidegate.iso15118.internal;

import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.SessionId;

/**
 * Everything outside the session that one step may look at.
 *
 * @param evse the charger's state, already replaced by "unavailable" when it is too old
 * @param evseFresh whether that has not been necessary
 * @param wallSeconds for message headers only
 * @param freshId a random number for a new session, not 0
 */
public record Context(
        SeccSettings settings,
        EvseState evse,
        boolean evseFresh,
        long nowNanos,
        long wallSeconds,
        SessionId freshId) {

    MessageHeader header(SessionId id) {
        return new MessageHeader(id, wallSeconds, null);
    }

    /** Whether more time has passed since then than the parameter allows. */
    public boolean isOlderThan(long sinceNanos, org.tidegate.runtime.Parameter limit) {
        return nowNanos - sinceNanos > settings.nanos(limit);
    }
}
