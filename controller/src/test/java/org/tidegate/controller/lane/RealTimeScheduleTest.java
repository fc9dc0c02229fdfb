package org.tidegate.controller.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RealTimeScheduleTest {
    private static final long PERIOD = 10_000_000;

    @Test
    void a_cycle_that_ends_in_time_is_followed_by_the_next_grid_point() {
        var schedule = new RealTimeSchedule(PERIOD, 1_000);

        schedule.finished(1_000 + 3_000_000);

        assertThat(schedule.nextNanos()).isEqualTo(1_000 + PERIOD);
        assertThat(schedule.skipped()).isZero();
        assertThat(schedule.overruns()).isZero();
    }

    @Test
    void a_cycle_that_ends_exactly_on_the_next_point_costs_nothing() {
        var schedule = new RealTimeSchedule(PERIOD, 0);

        schedule.finished(PERIOD);

        assertThat(schedule.nextNanos()).isEqualTo(PERIOD);
        assertThat(schedule.overruns()).isZero();
    }

    @Test
    void one_nanosecond_past_the_next_point_costs_that_point() {
        var schedule = new RealTimeSchedule(PERIOD, 0);

        schedule.finished(PERIOD + 1);

        assertThat(schedule.nextNanos()).isEqualTo(2 * PERIOD);
        assertThat(schedule.overruns()).isEqualTo(1);
    }

    @Test
    void a_long_stall_is_counted_and_never_caught_up() {
        var schedule = new RealTimeSchedule(PERIOD, 0);

        schedule.finished(35_000_000);
        assertThat(schedule.nextNanos()).isEqualTo(40_000_000);
        assertThat(schedule.skipped()).isEqualTo(3);

        schedule.finished(41_000_000);
        assertThat(schedule.nextNanos()).isEqualTo(50_000_000);
        assertThat(schedule.skipped()).isZero();
        assertThat(schedule.overruns()).isEqualTo(3);
    }

    @RepeatedTest(100)
    void stays_on_the_grid_and_counts_every_point_once_whatever_the_cycles_take(
            RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        // some seeds cross the sign change of nanoTime
        long first = Long.MAX_VALUE - random.nextLong(100 * PERIOD);
        var schedule = new RealTimeSchedule(PERIOD, first);
        long now = first;
        for (int cycles = 1; cycles <= 500; cycles++) {
            long late = random.nextInt(10) == 0 ? random.nextLong(5 * PERIOD) : random.nextLong(99);
            long work = random.nextInt(10) == 0 ? random.nextLong(5 * PERIOD) : random.nextLong(99);
            now = schedule.nextNanos() + late + work;
            schedule.finished(now);

            long sinceFirst = schedule.nextNanos() - first;
            assertThat(sinceFirst % PERIOD).isZero();
            assertThat(sinceFirst / PERIOD).isEqualTo(cycles + schedule.overruns());
            assertThat(schedule.nextNanos() - now).isBetween(0L, PERIOD);
        }
    }
}
