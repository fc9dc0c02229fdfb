package org.tidegate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EventRingTest {
    private enum Code implements EventCode {
        FIRST,
        SECOND;

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
            return "{a} of {b}: {text}";
        }

        @Override
        public String remedy() {
            return "";
        }
    }

    @RepeatedTest(50)
    void behaves_like_a_bounded_queue_that_numbers_what_it_loses(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        int capacity = 1 << random.nextInt(5);
        var ring = new EventRing("model", capacity);
        var model = new ArrayDeque<Long>();
        var drained = new ArrayList<Event>();
        long sequence = 0;
        for (int step = 0; step < 2_000; step++) {
            if (random.nextInt(4) != 0) {
                ring.emit(Code.FIRST, step, (double) sequence, Double.NaN, "x");
                if (model.size() < capacity) {
                    model.add(sequence);
                }
                sequence++;
            } else {
                drained.clear();
                int count = ring.drain(step, 0, drained::add);
                assertThat(count).isEqualTo(model.size());
                assertThat(drained).extracting(Event::sequence).containsExactlyElementsOf(model);
                assertThat(drained).allMatch(event -> event.a() == event.sequence());
                model.clear();
            }
        }
    }

    @Test
    void an_event_carries_both_times_its_numbers_and_its_words() {
        var ring = new EventRing("lane", 4);
        ring.emit(Code.SECOND, 7_000_000_000L, 3, 4.5, "three of them");

        var out = new ArrayList<Event>();
        ring.drain(9_000_000_000L, 1_780_000_002_000L, out::add);

        Event event = out.getFirst();
        assertThat(event.source()).isEqualTo("lane");
        assertThat(event.code()).isEqualTo(Code.SECOND);
        assertThat(event.nanos()).isEqualTo(7_000_000_000L);
        assertThat(event.wallMillis()).isEqualTo(1_780_000_000_000L);
        assertThat(event.sentence()).isEqualTo("3 of 4.50: three of them");
    }

    @Test
    void a_sink_that_fails_gets_the_event_again_and_none_of_the_earlier_ones() {
        var ring = new EventRing("lane", 8);
        for (int i = 0; i < 5; i++) {
            ring.emit(Code.FIRST, i);
        }
        var taken = new ArrayList<Long>();
        assertThatThrownBy(() ->
                        ring.drain(
                                0,
                                0,
                                event -> {
                                    if (event.sequence() == 2) {
                                        throw new IllegalStateException("disk full");
                                    }
                                    taken.add(event.sequence());
                                }))
                .hasMessage("disk full");

        int left = ring.drain(0, 0, event -> taken.add(event.sequence()));

        assertThat(left).isEqualTo(3);
        assertThat(taken).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void emitting_allocates_nothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var ring = new EventRing("lane", 1 << 10);
        long least = Long.MAX_VALUE;
        for (int window = 0; window < 10; window++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1_000; i++) {
                ring.emit(Code.FIRST, i, i, i, "constant");
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            ring.drain(0, 0, _ -> {});
        }
        assertThat(least).isZero();
    }

    @Test
    @Timeout(20)
    void two_threads_lose_only_what_the_gaps_say() throws Exception {
        var ring = new EventRing("lane", 64);
        int total = 200_000;
        Thread producer =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int i = 0; i < total; i++) {
                                ring.emit(Code.FIRST, i, i, -i, "x");
                                if (i % 50 == 0) {
                                    LockSupport.parkNanos(1);
                                }
                            }
                        });
        List<Event> got = new ArrayList<>();
        while (producer.isAlive()) {
            ring.drain(0, 0, got::add);
        }
        producer.join();
        ring.drain(0, 0, got::add);

        long previous = -1;
        for (Event event : got) {
            assertThat(event.sequence()).isGreaterThan(previous);
            assertThat((long) event.a()).isEqualTo(event.sequence());
            assertThat(event.b()).isEqualTo(-event.a());
            assertThat(event.nanos()).isEqualTo(event.sequence());
            previous = event.sequence();
        }
        assertThat(got).hasSizeGreaterThanOrEqualTo(64);
    }

    @Test
    void refuses_a_capacity_that_is_not_a_power_of_two() {
        for (int capacity : new int[] {0, -1, Integer.MIN_VALUE, 3, 100}) {
            assertThatThrownBy(() -> new EventRing("lane", capacity))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Integer.toString(capacity));
        }
    }
}
