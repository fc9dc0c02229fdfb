package org.tidegate.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.tidegate.runtime.Event;
import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Severity;

/**
 * One producer, one consumer. An outcome's digits are the events drained: 1 for the first, 2 for
 * the second, 9 for one whose fields do not belong together.
 */
public class EventRingStress {
    private enum Code implements EventCode {
        ONE,
        TWO,
        THREE;

        @Override
        public int id() {
            return 990 + ordinal();
        }

        @Override
        public Severity severity() {
            return Severity.INFO;
        }

        @Override
        public String sentence() {
            return "{text}";
        }

        @Override
        public String remedy() {
            return "";
        }
    }

    private static final Code[] CODES = Code.values();
    private static final String[] TEXTS = {"one", "two", "three"};

    private static void emit(EventRing ring, int i) {
        ring.emit(CODES[i], 10L + i, 20.0 + i, 30.0 + i, TEXTS[i]);
    }

    private static int digit(Event event) {
        int i = (int) event.sequence();
        boolean whole =
                event.code() == CODES[i]
                        && event.nanos() == 10L + i
                        && event.a() == 20.0 + i
                        && event.b() == 30.0 + i
                        && event.text().equals(TEXTS[i]);
        return whole ? i + 1 : 9;
    }

    private static int drain(EventRing ring) {
        int[] digits = new int[1];
        ring.drain(0, 0, event -> digits[0] = digits[0] * 10 + digit(event));
        return digits[0];
    }

    @JCStressTest
    @Outcome(
            id = {
                "0, 0", "0, 1", "0, 12", "0, 123", "1, 0", "1, 2", "1, 23", "12, 0", "12, 3",
                "123, 0"
            },
            expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN, desc = "torn, lost, repeated or out of order")
    @State
    public static class InOrder {
        private final EventRing ring = new EventRing("stress", 4);

        @Actor
        public void producer() {
            emit(ring, 0);
            emit(ring, 1);
            emit(ring, 2);
        }

        @Actor
        public void consumer(II_Result r) {
            r.r1 = drain(ring);
            r.r2 = drain(ring);
        }
    }

    @JCStressTest
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "full: the second is lost")
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "full a moment too long: the second is lost")
    @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "the slot was free again in time")
    @Outcome(expect = FORBIDDEN, desc = "torn, repeated, or the wrong one lost")
    @State
    public static class FullRing {
        private final EventRing ring = new EventRing("stress", 1);

        @Actor
        public void producer() {
            emit(ring, 0);
            emit(ring, 1);
        }

        @Actor
        public void consumer(II_Result r) {
            r.r1 = drain(ring);
        }

        @Arbiter
        public void rest(II_Result r) {
            r.r2 = drain(ring);
        }
    }
}
