package org.tidegate.controller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.tidegate.runtime.Plane;

class LatenessRecorderTest {
    private static final long PERIOD = 10_000_000;

    private final LatenessRecorder recorder = new LatenessRecorder();
    private final LatenessPlane plane = new LatenessPlane(recorder);

    @Test
    void a_stall_weighs_as_much_as_it_lasted_because_left_out_points_are_recorded_too() {
        for (int i = 0; i < 95; i++) {
            recorder.began(20_000, 0, PERIOD);
            recorder.ended(50_000, 0);
        }
        // begins on time for its own point; the five before it waited 10 to 50 ms longer
        recorder.began(20_000, 5, PERIOD);
        recorder.ended(50_000, 5);

        plane.step(0);

        var window = plane.latest().sinceStart();
        assertThat(window.cycles()).isEqualTo(96);
        assertThat(window.latenessP50Nanos()).isCloseTo(20_000, within(200L));
        assertThat(window.latenessP99Nanos()).isCloseTo(40_020_000, within(400_000L));
        assertThat(window.latenessMaxNanos()).isCloseTo(50_020_000, within(500_000L));
        assertThat(plane.latest().overruns()).isEqualTo(5);
    }

    @Test
    void work_and_lateness_are_kept_apart() {
        recorder.began(1_000, 0, PERIOD);
        recorder.ended(90_000, 0);

        plane.step(0);

        var window = plane.latest().sinceStart();
        assertThat(window.latenessMaxNanos()).isCloseTo(1_000, within(10L));
        assertThat(window.workMaxNanos()).isCloseTo(90_000, within(900L));
        assertThat(recorder.workNanos()).isEqualTo(90_000);
    }

    @Test
    void a_hiccup_leaves_the_recent_window_after_ten_seconds_and_stays_in_the_whole() {
        recorder.began(7_000_000, 0, PERIOD);
        recorder.ended(50_000, 0);
        for (long second = 0; second < 11; second++) {
            long wait = plane.step(second * 1_000_000_000L);
            assertThat(wait).isEqualTo(1_000_000_000L);
            recorder.began(20_000, 0, PERIOD);
            recorder.ended(50_000, 0);
        }

        assertThat(plane.latest().recent().latenessMaxNanos()).isLessThan(21_000);
        assertThat(plane.latest().recent().cycles()).isEqualTo(10);
        assertThat(plane.latest().sinceStart().latenessMaxNanos()).isGreaterThan(6_900_000);
    }

    @Test
    void being_stepped_early_changes_nothing() {
        recorder.began(1_000, 0, PERIOD);
        recorder.ended(1_000, 0);
        plane.step(0);
        LatenessReport first = plane.latest();

        long wait = plane.step(400_000_000);

        assertThat(plane.latest()).isSameAs(first);
        assertThat(wait).isEqualTo(600_000_000).isNotEqualTo(Plane.UNTIL_WOKEN);
    }

    @Test
    void a_suspend_of_hours_is_recorded_without_hours_of_book_keeping() {
        recorder.began(3_600_000_000_000L, 360_000, PERIOD);
        recorder.ended(-1, 360_000); // a clock that misbehaves must not kill the lane either

        plane.step(0);

        var total = new Histogram(LatenessRecorder.LONGEST_NANOS, LatenessRecorder.DIGITS);
        recorder.takeInto(total, total);
        assertThat(plane.latest().sinceStart().latenessMaxNanos())
                .isGreaterThanOrEqualTo(LatenessRecorder.LONGEST_NANOS);
        assertThat(plane.latest().overruns()).isEqualTo(360_000);
    }

    @Test
    void nothing_is_lost_or_counted_twice_while_the_slow_side_swaps() throws Exception {
        int cycles = 200_000;
        var done = new AtomicBoolean();
        Thread lane =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int i = 0; i < cycles; i++) {
                                recorder.began(i % 1_000, 0, PERIOD);
                                recorder.ended(i % 500, 0);
                            }
                            done.set(true);
                        });
        long second = 0;
        while (!done.get()) {
            plane.step(second++ * 1_000_000_000L);
        }
        lane.join();
        plane.step(second * 1_000_000_000L);

        assertThat(plane.latest().sinceStart().cycles()).isEqualTo(cycles);
        assertThat(plane.latest().sinceStart().latenessMaxNanos()).isCloseTo(999, within(10L));
    }

    @Test
    void the_sentence_says_the_figures_with_their_unit() {
        recorder.started(true, "SCHED_FIFO 80, memory locked");
        recorder.began(18_000, 0, PERIOD);
        recorder.ended(6_000, 0);
        plane.step(0);

        assertThat(plane.latest().sentence())
                .startsWith("late p50 18 µs, p99 18 µs, p99.9 18 µs, max 18 µs; work p50 6.0 µs")
                .endsWith("0 left out; SCHED_FIFO 80, memory locked");
    }
}
