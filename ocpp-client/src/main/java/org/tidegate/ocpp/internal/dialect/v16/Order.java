package org.tidegate.ocpp.internal.dialect.v16;

import java.util.function.Function;
import org.tidegate.ocpp.internal.message.OperatorCall;

/** What a request of a 1.6 central system is to the station. */
public sealed interface Order {
    /**
     * For the station to decide.
     *
     * @param answer what the station's answer is in 1.6's words
     */
    record Pass(OperatorCall call, Function<OperatorCall.Answer, Record> answer) implements Order {}

    /** Answered here, because 1.6's words alone say what the answer is. */
    record Settled(Record answer) implements Order {}

    static <A extends OperatorCall.Answer> Pass of(
            OperatorCall call, Class<A> answer, Function<A, Record> words) {
        return new Pass(call, a -> words.apply(answer.cast(a)));
    }
}
