package org.tidegate.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.tidegate.runtime.Published;

/** One writer, readers that must see whole values which never go back. */
public class PublishedStress {
    /** A value on its way: plain fields on purpose, so that only the publication can order them. */
    static final class Pair {
        int left;
        int right;

        Pair(int left, int right) {
            this.left = left;
            this.right = right;
        }
    }

    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "the value before")
    @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "the value after")
    @Outcome(expect = FORBIDDEN, desc = "half of a value")
    @State
    public static class Whole {
        private final Published<Pair> box = new Published<>(new Pair(0, 0));

        @Actor
        public void writer() {
            box.publish(new Pair(1, 2));
        }

        @Actor
        public void reader(II_Result r) {
            Pair seen = box.latest();
            r.r1 = seen.left;
            r.r2 = seen.right;
        }
    }

    @JCStressTest
    @Outcome(id = {"0, 0", "0, 1", "0, 2", "1, 1", "1, 2", "2, 2"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN, desc = "an older value after a newer one")
    @State
    public static class NeverBack {
        private final Published<Integer> box = new Published<>(0);

        @Actor
        public void writer() {
            box.publish(1);
            box.publish(2);
        }

        @Actor
        public void reader(II_Result r) {
            r.r1 = box.latest();
            r.r2 = box.latest();
        }
    }
}
