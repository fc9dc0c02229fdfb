package org.tidegate.controller.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class EnergyCounterTest {
    private static final long CYCLE_NANOS = 10_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000L;

    @Test
    void plus_3_kw_moves_only_the_import_register() {
        var counter = run(3000, 360_001); // one hour

        assertThat(counter.importMilliWh()).isEqualTo(3_000_000);
        assertThat(counter.exportMilliWh()).isZero();
    }

    @Test
    void minus_3_kw_moves_only_the_export_register() {
        var counter = run(-3000, 360_001);

        assertThat(counter.importMilliWh()).isZero();
        assertThat(counter.exportMilliWh()).isEqualTo(3_000_000);
    }

    @Test
    void a_minute_each_way_is_counted_twice_and_never_netted() {
        var counter = new EnergyCounter(0, 0, SECOND_NANOS);
        long now = 0;
        for (int i = 0; i <= 12_000; i++, now += CYCLE_NANOS) {
            counter.step(i < 6_000 ? 6000 : -6000, now);
        }
        // 59.99 s and 60 s, and the interval of the sign change gives each side a quarter.
        assertThat(counter.importMilliWh()).isEqualTo(99_983 + 4);
        assertThat(counter.exportMilliWh()).isEqualTo(100_000 + 4);
    }

    @Test
    void a_sign_change_inside_one_interval_is_split_at_the_crossing() {
        var counter = new EnergyCounter(0, 0, 3600 * SECOND_NANOS);
        counter.step(3000, 0);
        counter.step(-1000, 3600 * SECOND_NANOS); // crosses after three quarters of the hour

        assertThat(counter.importMilliWh()).isEqualTo(1_125_000); // 3000 / 2 * 0.75 h
        assertThat(counter.exportMilliWh()).isEqualTo(125_000); // 1000 / 2 * 0.25 h
    }

    @Test
    void a_watt_is_not_lost_between_milliwatt_hours() {
        var counter = run(1, 360_001);

        assertThat(counter.importMilliWh()).isBetween(999L, 1000L); // 2.8 nWh per cycle
    }

    @Test
    void a_gap_is_not_guessed_but_counted() {
        var counter = new EnergyCounter(0, 0, SECOND_NANOS);
        counter.step(10_000, 0);
        counter.step(10_000, 10 * SECOND_NANOS);
        counter.step(10_000, 11 * SECOND_NANOS);

        assertThat(counter.importMilliWh()).isEqualTo(2_777); // one second of 10 kW
        assertThat(counter.unmeteredNanos()).isEqualTo(10 * SECOND_NANOS);
        assertThat(counter.gaps()).isEqualTo(1);
    }

    @Test
    void what_is_not_measured_moves_no_register() {
        for (double blind : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e300}) {
            var counter = new EnergyCounter(5, 7, SECOND_NANOS);
            counter.step(3600, 0);
            counter.step(blind, SECOND_NANOS);
            counter.step(3600, 2 * SECOND_NANOS);
            assertThat(counter.importMilliWh()).isEqualTo(5);

            counter.step(3600, 3 * SECOND_NANOS);
            assertThat(counter.importMilliWh()).isEqualTo(1005);
            assertThat(counter.exportMilliWh()).isEqualTo(7);
            assertThat(counter.unmeteredNanos()).isEqualTo(2 * SECOND_NANOS);
            assertThat(counter.gaps()).isEqualTo(1);
        }
    }

    @Test
    void time_running_backwards_changes_nothing() {
        var counter = new EnergyCounter(0, 0, SECOND_NANOS);
        counter.step(3600, 2 * SECOND_NANOS);
        counter.step(3600, SECOND_NANOS);
        counter.step(3600, 3 * SECOND_NANOS);

        assertThat(counter.importMilliWh()).isEqualTo(1000);
    }

    @Test
    void registers_go_on_from_where_they_were() {
        var counter = new EnergyCounter(123_456_789_012L, 42, SECOND_NANOS);
        counter.step(-3600, 0);
        counter.step(-3600, SECOND_NANOS);

        assertThat(counter.importMilliWh()).isEqualTo(123_456_789_012L);
        assertThat(counter.exportMilliWh()).isEqualTo(1042);
    }

    @RepeatedTest(50)
    void registers_never_go_back_and_differ_by_the_net_energy(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        var counter = new EnergyCounter(0, 0, SECOND_NANOS);
        long now = random.nextLong(Long.MAX_VALUE / 2);
        double powerW = 0;
        double netWattNanos = 0;
        counter.step(powerW, now);
        for (int i = 0; i < 10_000; i++) {
            long dt = random.nextLong(1, 20_000_000);
            double next = Math.clamp(powerW + random.nextDouble(-4000, 4000), -11_000, 11_000);
            long before = counter.importMilliWh() + counter.exportMilliWh();
            long importBefore = counter.importMilliWh();
            now += dt;
            counter.step(next, now);
            netWattNanos += (powerW + next) / 2 * dt;
            powerW = next;
            assertThat(counter.importMilliWh()).isGreaterThanOrEqualTo(importBefore);
            assertThat(counter.importMilliWh() + counter.exportMilliWh())
                    .isGreaterThanOrEqualTo(before);
        }
        double netMilliWh = netWattNanos / 3.6e9;
        assertThat((double) counter.importMilliWh() - counter.exportMilliWh())
                .isCloseTo(netMilliWh, within(1.01));
    }

    @Test
    void a_step_allocates_nothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var counter = new EnergyCounter(0, 0, SECOND_NANOS);
        allocated(threads, counter, 20_000);

        assertThat(allocated(threads, counter, 100_000)).isLessThan(1_000);
    }

    private static long allocated(
            com.sun.management.ThreadMXBean threads, EnergyCounter counter, int steps) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < steps; i++) {
            counter.step(i % 200 < 100 ? 3000 : -3000, i * CYCLE_NANOS);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static EnergyCounter run(double powerW, int samples) {
        var counter = new EnergyCounter(0, 0, SECOND_NANOS);
        for (int i = 0; i < samples; i++) {
            counter.step(powerW, i * CYCLE_NANOS);
        }
        return counter;
    }
}
