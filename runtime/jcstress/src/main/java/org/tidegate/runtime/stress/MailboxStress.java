package org.tidegate.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.tidegate.runtime.Mailbox;

/** One producer, one consumer; what must happen once happens once, in order, whole. */
public class MailboxStress {
    /** Plain fields on purpose: only the box can order them. */
    static final class Letter {
        int left;
        int right;
    }

    private static int take(Mailbox<Integer> box) {
        Integer letter = box.poll();
        return letter == null ? 0 : letter;
    }

    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "not there yet")
    @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "the whole letter")
    @Outcome(expect = FORBIDDEN, desc = "half of a letter")
    @State
    public static class Whole {
        private final Mailbox<Letter> box = new Mailbox<>(2);

        @Actor
        public void producer() {
            var letter = new Letter();
            letter.left = 1;
            letter.right = 2;
            box.offer(letter);
        }

        @Actor
        public void consumer(II_Result r) {
            Letter letter = box.poll();
            if (letter != null) {
                r.r1 = letter.left;
                r.r2 = letter.right;
            }
        }
    }

    @JCStressTest
    @Outcome(id = {"0, 0", "0, 1", "1, 0", "1, 2"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN, desc = "out of order, or twice")
    @State
    public static class InOrder {
        private final Mailbox<Integer> box = new Mailbox<>(2);

        @Actor
        public void producer() {
            box.offer(1);
            box.offer(2);
        }

        @Actor
        public void consumer(II_Result r) {
            r.r1 = take(box);
            r.r2 = take(box);
        }
    }

    /** Second offer accepted, taken meanwhile, left over: the slot is reused at most once. */
    @JCStressTest
    @Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "full, nothing taken yet")
    @Outcome(id = "0, 1, 0", expect = ACCEPTABLE, desc = "full, taken a moment later")
    @Outcome(id = "1, 1, 2", expect = ACCEPTABLE, desc = "taken in time for the second")
    @Outcome(expect = FORBIDDEN, desc = "a letter lost or repeated")
    @State
    public static class FullBox {
        private final Mailbox<Integer> box = new Mailbox<>(1);

        @Actor
        public void producer(III_Result r) {
            box.offer(1);
            r.r1 = box.offer(2) ? 1 : 0;
        }

        @Actor
        public void consumer(III_Result r) {
            r.r2 = take(box);
        }

        @Arbiter
        public void rest(III_Result r) {
            r.r3 = take(box);
        }
    }
}
