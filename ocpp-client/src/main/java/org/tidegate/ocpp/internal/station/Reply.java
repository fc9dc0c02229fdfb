package org.tidegate.ocpp.internal.station;

import org.tidegate.ocpp.internal.message.OperatorAnswer;

/** What is to happen when the operator has answered, or when it will not. */
public interface Reply {
    Reply NONE = new Reply() {};

    default void answered(OperatorAnswer answer, Moment now) {}

    /**
     * @param linkLost the connection broke before an answer came
     */
    default void failed(boolean linkLost, Moment now) {}

    /** The operator does not know such a call: asking again is of no use. */
    default void unknown(Moment now) {
        failed(false, now);
    }
}
