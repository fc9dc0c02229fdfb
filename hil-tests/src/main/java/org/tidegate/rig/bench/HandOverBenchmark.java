package org.tidegate.rig.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.tidegate.controller.lane.LaneThreadEvent;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Mailbox;
import org.tidegate.runtime.Published;

/** What crosses between threads, uncontended: the lane's own price. */
public class HandOverBenchmark {
    /** One event into the ring; drained every 512, the drain included. */
    @State(Scope.Thread)
    public static class Ring {
        private final EventRing ring = new EventRing("bench", 1024);
        private long count;

        @Benchmark
        public long emit() {
            ring.emit(LaneThreadEvent.LANE_OVERRUN, count, 1, 2, "bench");
            if (++count % 512 == 0) {
                ring.drain(count, 0, _ -> {});
            }
            return count;
        }
    }

    /** The lane publishes a value and reads another plane's. */
    @State(Scope.Thread)
    public static class Value {
        private final Published<String> box = new Published<>("a");

        @Benchmark
        public String publishAndRead() {
            box.publish("b");
            return box.latest();
        }
    }

    /** One letter through an empty box. */
    @State(Scope.Thread)
    public static class Letter {
        private final Mailbox<String> box = new Mailbox<>(8);

        @Benchmark
        public boolean offerAndPoll() {
            box.offer("letter");
            return box.poll() != null;
        }
    }
}
