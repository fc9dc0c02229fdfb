package org.tidegate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PlaneThreadTest {
    private static final long LONG = 60_000_000_000L;

    private final Clock clock = Clock.system();
    private final AtomicReference<Throwable> obituary = new AtomicReference<>();
    private final Semaphore steps = new Semaphore(0);

    @Test
    void steps_at_once_and_then_when_woken() throws Exception {
        try (var thread = thread(_ -> Plane.UNTIL_WOKEN).start()) {
            awaitSteps(1);

            thread.wake();

            awaitSteps(1);
        }
        assertThat(obituary.get()).isNull();
    }

    @Test
    void steps_again_after_the_time_it_asked_for() throws Exception {
        try (var _ = thread(_ -> 1_000_000).start()) {
            awaitSteps(20);
        }
    }

    @Test
    void a_wakeup_during_a_step_is_not_lost() throws Exception {
        var inStep = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var thread =
                thread(
                                _ -> {
                                    if (inStep.getCount() == 1) {
                                        inStep.countDown();
                                        awaitUninterrupted(goOn);
                                    }
                                    return Plane.UNTIL_WOKEN;
                                })
                        .start()) {
            assertThat(inStep.await(10, TimeUnit.SECONDS)).isTrue();
            long askedNanos = clock.nanos();
            thread.wake();
            goOn.countDown();
            awaitSteps(2);
            // without the wake-up it would take the longest park of one second
            assertThat(clock.nanos() - askedNanos).isLessThan(900_000_000L);
        }
    }

    @Test
    void a_plane_that_throws_dies_once_and_is_named() throws Exception {
        var died = new CountDownLatch(1);
        var count = new AtomicInteger();
        var named = new AtomicReference<>("");
        var thread =
                new PlaneThread(
                        plane(_ -> {
                            count.incrementAndGet();
                            throw new IllegalStateException("a bug");
                        }),
                        clock,
                        (plane, cause) -> {
                            named.set(plane.name());
                            obituary.set(cause);
                            died.countDown();
                        });
        thread.start();

        assertThat(died.await(10, TimeUnit.SECONDS)).isTrue();
        thread.close();
        assertThat(thread.isAlive()).isFalse();
        assertThat(count).hasValue(1);
        assertThat(named).hasValue("test");
        assertThat(obituary.get()).hasMessage("a bug");
    }

    @Test
    void a_thread_that_has_been_interrupted_still_sleeps() throws Exception {
        var interrupted = new AtomicBoolean();
        try (var thread =
                thread(
                                _ -> {
                                    if (interrupted.compareAndSet(false, true)) {
                                        Thread.currentThread().interrupt();
                                    }
                                    return 20_000_000;
                                })
                        .start()) {
            awaitSteps(1);
            long begunNanos = clock.nanos();
            awaitSteps(6);
            // Five sleeps of 20 ms at least; a flag that stays set makes none of them.
            assertThat(clock.nanos() - begunNanos).isGreaterThan(50_000_000L);
            assertThat(thread.isAlive()).isTrue();
        }
    }

    @Test
    void closing_wakes_a_sleeper_and_waits_for_its_end() throws Exception {
        var thread = thread(_ -> LONG).start();
        awaitSteps(1);

        thread.close();

        assertThat(thread.isAlive()).isFalse();
        assertThat(obituary.get()).isNull();
    }

    @Test
    void a_plane_may_close_its_own_thread() throws Exception {
        var self = new AtomicReference<PlaneThread>();
        var closedNanos = new AtomicReference<>(-1L);
        var thread =
                thread(_ -> {
                    PlaneThread own = self.get();
                    long before = clock.nanos();
                    own.close();
                    closedNanos.set(clock.nanos() - before);
                    return 0;
                });
        self.set(thread);
        thread.start();
        awaitSteps(1);

        thread.close();

        assertThat(thread.isAlive()).isFalse();
        assertThat(closedNanos.get()).isBetween(0L, 1_900_000_000L);
    }

    @Test
    void progress_is_the_time_of_the_last_whole_step() throws Exception {
        var thread = thread(_ -> 1_000_000);
        long before = thread.lastStepNanos();
        try (var _ = thread.start()) {
            awaitSteps(3);
            assertThat(thread.lastStepNanos()).isGreaterThan(before);
        }
    }

    private void awaitSteps(int count) throws InterruptedException {
        assertThat(steps.tryAcquire(count, 10, TimeUnit.SECONDS)).as("steps in time").isTrue();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private PlaneThread thread(LongUnaryOperator step) {
        return new PlaneThread(plane(step), clock, (_, cause) -> obituary.set(cause));
    }

    private Plane plane(LongUnaryOperator step) {
        return new Plane() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public long step(long nowNanos) {
                long wait = step.applyAsLong(nowNanos);
                steps.release();
                return wait;
            }
        };
    }
}
