package org.tidegate.controller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.tidegate.runtime.Clock;

@Timeout(20)
@EnabledOnOs(OS.LINUX)
class PosixHostTest {
    private final Clock clock = Clock.system();

    @Test
    void the_system_clock_is_the_monotonic_clock_of_the_kernel() {
        assertThat(PosixHost.offsetNanos(clock)).isZero();
    }

    @Test
    void a_clock_with_another_origin_is_translated() {
        long origin = 123_456_789_000L;
        Clock shifted = shiftedBy(origin);

        assertThat(PosixHost.offsetNanos(shifted))
                .isBetween(origin - 50_000_000, origin + 50_000_000);

        long target = shifted.nanos() + 5_000_000;
        long woken = PosixHost.find(shifted).waitUntil(target);
        assertThat(woken - target).isBetween(0L, 5_000_000_000L);
    }

    @Test
    void never_returns_before_the_target_and_at_once_when_it_has_gone_by() {
        RealTimeHost host = PosixHost.find(clock);
        for (int i = 0; i < 50; i++) {
            long target = clock.nanos() + 300_000;
            assertThat(host.waitUntil(target)).isGreaterThanOrEqualTo(target);
        }
        long past = clock.nanos() - 1;
        assertThat(host.waitUntil(past)).isGreaterThan(past);
    }

    @Test
    void the_fallback_never_returns_before_the_target_either() {
        var host = new RealTimeFallback(clock, "no libc");
        for (int i = 0; i < 50; i++) {
            long target = clock.nanos() + 300_000;
            assertThat(host.waitUntil(target)).isGreaterThanOrEqualTo(target);
        }
        var grant = host.prepare(RealTimeSetup.everyMillis(10));
        assertThat(grant.realTime()).isFalse();
        assertThat(grant.refusals()).containsExactly("no libc");
    }

    @Test
    void says_what_was_granted_and_gives_a_reason_for_what_was_not() throws Exception {
        RealTimeHost.Grant grant =
                onOwnThread(() ->
                        PosixHost.find(clock).prepare(new RealTimeSetup(10_000_000, 80, 0, false)));

        if (grant.realTime()) {
            assertThat(grant.mode()).startsWith("SCHED_FIFO 80").endsWith("CPU 0");
            assertThat(grant.refusals()).isEmpty();
        } else {
            assertThat(grant.mode()).startsWith("plain thread");
            assertThat(grant.refusals()).anyMatch(r -> r.startsWith("sched_setscheduler: errno"));
        }
    }

    @Test
    void what_was_not_asked_for_is_not_missed() throws Exception {
        RealTimeSetup ordinary = RealTimeSetup.everyMillis(10).ordinary();

        RealTimeHost.Grant grant = onOwnThread(() -> PosixHost.find(clock).prepare(ordinary));

        assertThat(grant).isEqualTo(new RealTimeHost.Grant(false, "plain thread", List.of()));
    }

    @Test
    void a_granted_priority_is_really_in_force_and_not_inherited() throws Exception {
        boolean[] inherited = new boolean[1];
        boolean own =
                onOwnThread(() -> {
                    assumeTrue(
                            PosixCalls.makeFifo(10) == 0,
                            "skipped: no permission for SCHED_FIFO here");
                    inherited[0] = onOwnThread(PosixCalls::isFifo);
                    return PosixCalls.isFifo();
                });
        assertThat(own).isTrue();
        assertThat(inherited[0]).isFalse();
    }

    @Test
    void a_cpu_that_does_not_exist_is_refused_with_the_error_number() throws Exception {
        RealTimeHost.Grant grant =
                onOwnThread(() ->
                        PosixHost.find(clock)
                                .prepare(
                                        new RealTimeSetup(
                                                10_000_000,
                                                80,
                                                RealTimeSetup.MOST_CPUS - 1,
                                                false)));

        assertThat(grant.refusals()).contains("sched_setaffinity: errno 22 (EINVAL)");
    }

    @Test
    void the_setup_refuses_what_no_lane_may_have() {
        assertThatThrownBy(() -> RealTimeSetup.everyMillis(21))
                .hasMessageContaining("1 ms to 20 ms");
        assertThatThrownBy(() -> RealTimeSetup.everyMillis(0))
                .hasMessageContaining("1 ms to 20 ms");
        assertThatThrownBy(() -> RealTimeSetup.everyMillis(10).onCpu(4096))
                .hasMessageContaining("no CPU 4096");
        assertThatThrownBy(() -> new RealTimeSetup(10_000_000, 100, 0, true))
                .hasMessageContaining("no priority 100");
    }

    private Clock shiftedBy(long originNanos) {
        return new Clock() {
            @Override
            public long nanos() {
                return clock.nanos() - originNanos;
            }

            @Override
            public long wallMillis() {
                return clock.wallMillis();
            }
        };
    }

    /** So that no scheduling class sticks to the test runner's thread. */
    private static <T> T onOwnThread(Callable<T> work) throws Exception {
        var task = new FutureTask<T>(work);
        Thread.ofPlatform().start(task);
        try {
            return task.get();
        } catch (java.util.concurrent.ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
