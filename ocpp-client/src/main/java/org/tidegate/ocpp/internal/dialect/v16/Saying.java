package org.tidegate.ocpp.internal.dialect.v16;

import java.util.function.Function;
import org.tidegate.ocpp.internal.message.OperatorAnswer;

/**
 * A call of the station in 1.6's words.
 *
 * @param payload named like the action
 * @param answer what it is answered with
 * @param meaning what that answer is to the station; an {@code answer} goes in
 */
public record Saying(
        Record payload, Class<? extends Record> answer, Function<Record, OperatorAnswer> meaning) {
    private static final OperatorAnswer.Received RECEIVED = new OperatorAnswer.Received();

    static <A extends Record> Saying of(
            Record payload, Class<A> answer, Function<A, OperatorAnswer> meaning) {
        return new Saying(payload, answer, a -> meaning.apply(answer.cast(a)));
    }

    /** Answered with nothing in it. */
    static Saying of(Record payload, Class<? extends Record> answer) {
        return new Saying(payload, answer, _ -> RECEIVED);
    }

    public String action() {
        return payload.getClass().getSimpleName();
    }
}
