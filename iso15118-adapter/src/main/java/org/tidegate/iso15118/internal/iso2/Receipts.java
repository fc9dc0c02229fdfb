package org.tidegate.iso15118.internal.iso2;

import org.tidegate.iso15118.internal.Context;
import org.tidegate.iso15118.internal.iso2.Reply.Wish;

/** When a vehicle with a contract has to confirm the meter. */
final class Receipts {
    private Receipts() {}

    /** Not in the first loop, and not when the vehicle shall do something else next. */
    static boolean isDue(OlderSession s, Wish wish, Context context) {
        int everyS = context.settings().older().receiptEverySeconds();
        long waitedNanos = context.nowNanos() - s.times().receiptNanos();
        return everyS > 0
                && wish == Wish.NONE
                && s.terms().byContract()
                && s.times().loops() > 1
                && waitedNanos >= everyS * 1_000_000_000L;
    }

    static OlderSession asked(OlderSession s, Stage stage, Reply.Meter meter, Context context) {
        return s.with(s.times().receipt(context.nowNanos()))
                .asking(meter)
                .to(stage, context.nowNanos());
    }
}
