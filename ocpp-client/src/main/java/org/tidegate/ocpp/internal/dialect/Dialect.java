package org.tidegate.ocpp.internal.dialect;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.ErrorCode;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.OperatorAnswer;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.message.StationSend;

/**
 * One version of OCPP-J: turns the station's vocabulary into frames and frames into the station's
 * vocabulary. The station never sees JSON; a dialect never decides anything.
 */
public interface Dialect {
    /** As negotiated in the WebSocket handshake. */
    String subprotocol();

    /** The call's name on the wire, for events and the outbox. */
    String action(StationCall call);

    /**
     * Whether this version has words for the call. What it has none for is dropped by the sender:
     * there is nothing to send and nothing to wait for.
     */
    boolean says(StationCall call);

    String call(String messageId, StationCall call);

    /** A message that nobody answers; null in versions that have none. */
    @Nullable String send(String messageId, StationSend send);

    /** The answer as a result, or as an error if it is {@link OperatorCall.Declined}. */
    String answer(String messageId, OperatorCall.Answer answer);

    String error(String messageId, ErrorCode code, String description);

    /**
     * Reads one frame. Never throws: whatever a peer sends has a value.
     *
     * @param pendingId message id of our call in flight; null if there is none
     * @param pending that call
     */
    Inbound read(String frame, @Nullable String pendingId, @Nullable StationCall pending);

    /**
     * What must survive a restart besides the station's own state, as one line of text; empty if
     * nothing must. 1.6 has the operator's transaction numbers here. Whoever keeps the outbox
     * compares it after each frame, and keeps a new one before the answered call is forgotten.
     */
    default String memory() {
        return "";
    }

    /**
     * Whether later messages depend on the answer to this call, so that an answer is of use even
     * when it is not waited for any more.
     */
    default boolean needsAnswer(StationCall call) {
        return false;
    }

    /** Takes up the memory of an earlier run. */
    default void remember(String memory) throws Violation {}

    /**
     * Whether a profile takes the place of another of its purpose and level, as in 1.6; later
     * versions have it refused.
     */
    default boolean replacesProfiles() {
        return false;
    }

    /** What a frame turned out to be. */
    sealed interface Inbound {
        /** A valid request of the operator. */
        record Call(String messageId, OperatorCall call) implements Inbound {}

        /** A valid answer to the call in flight. */
        record Answer(OperatorAnswer answer) implements Inbound {}

        /**
         * The call in flight failed: refused by the operator, or answered with nonsense.
         *
         * @param reply to be sent, if not null: 2.1 tells the peer that its answer is unreadable
         * @param unknown the operator does not know such a call at all
         */
        record Failed(String why, @Nullable String reply, boolean unknown) implements Inbound {
            public Failed(String why, @Nullable String reply) {
                this(why, reply, false);
            }
        }

        /** To be answered with an error; nothing else may come of it. */
        record Refused(String messageId, ErrorCode code, String why) implements Inbound {}

        /** A valid request that the dialect could answer by itself: send this frame. */
        record Settled(String frame) implements Inbound {}

        /** Not for us: late, unknown or of an unknown kind. */
        record Ignored(String why) implements Inbound {}
    }
}
