package org.tidegate.controller.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Event;
import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.EventRing;

/** Real threads on a machine that may be busy: every bound here is one that load cannot break. */
@Timeout(20)
class LaneThreadTest {
    private static final long PERIOD = 2_000_000;

    private final Clock clock = Clock.system();
    private final EventRing ring = new EventRing("lane", 64);
    private final LatenessRecorder recorder = new LatenessRecorder();
    private final AtomicInteger safeStates = new AtomicInteger();
    private final AtomicReference<String> safeStateReason = new AtomicReference<>("");
    private final AtomicReference<Thread> safeStateThread = new AtomicReference<>();
    private final AtomicReference<Throwable> obituary = new AtomicReference<>();
    private final CountDownLatch dead = new CountDownLatch(1);

    @Test
    void begins_every_cycle_on_or_after_its_grid_point_and_serves_no_point_twice()
            throws Exception {
        int wanted = 200;
        var points = new long[wanted];
        var reached = new CountDownLatch(wanted);
        long startedNanos = clock.nanos();
        try (var lane =
                lane((now, late) -> {
                    int i = wanted - (int) reached.getCount();
                    if (i < wanted) {
                        points[i] = now - late;
                        assertThat(late).isNotNegative();
                    }
                    reached.countDown();
                })) {
            lane.start();
            assertThat(reached.await(15, TimeUnit.SECONDS)).isTrue();
        }
        for (int i = 1; i < wanted; i++) {
            long step = points[i] - points[i - 1];
            assertThat(step).isPositive();
            assertThat(step % PERIOD).isZero();
        }
        // no catch-up means it can be slower than the grid, never faster
        assertThat(clock.nanos() - startedNanos).isGreaterThanOrEqualTo(wanted * PERIOD);
        assertThat(obituary.get()).isNull();
    }

    @Test
    void a_cycle_that_takes_too_long_costs_the_points_it_covered_and_no_more() throws Exception {
        var count = new AtomicInteger();
        var enough = new CountDownLatch(20);
        var gapNanos = new long[2];
        try (var lane =
                lane((now, late) -> {
                    int i = count.getAndIncrement();
                    if (i == 5) {
                        gapNanos[0] = now - late;
                        busy(7 * PERIOD + PERIOD / 2);
                    } else if (i == 6) {
                        gapNanos[1] = now - late;
                    }
                    enough.countDown();
                })) {
            lane.start();
            assertThat(enough.await(15, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(gapNanos[1] - gapNanos[0]).isGreaterThanOrEqualTo(8 * PERIOD);
        assertThat(recorder.overruns()).isGreaterThanOrEqualTo(7);
        List<Event> said = events(LaneThreadEvent.LANE_OVERRUN);
        assertThat(said).hasSize(1);
        assertThat(said.getFirst().a()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void a_cycle_that_throws_leads_to_the_safe_state_on_the_same_thread_and_to_one_obituary()
            throws Exception {
        var count = new AtomicInteger();
        var laneThread = new AtomicReference<Thread>();
        var lane =
                lane((now, late) -> {
                    laneThread.set(Thread.currentThread());
                    if (count.incrementAndGet() == 3) {
                        throw new IllegalStateException("a bug");
                    }
                });
        lane.start();

        assertThat(dead.await(15, TimeUnit.SECONDS)).isTrue();
        lane.close();
        assertThat(lane.isAlive()).isFalse();
        assertThat(count).hasValue(3);
        assertThat(safeStates).hasValue(1);
        assertThat(safeStateThread.get()).isSameAs(laneThread.get());
        assertThat(safeStateReason.get()).contains("a bug");
        assertThat(obituary.get()).hasMessage("a bug");
        assertThat(events(LaneThreadEvent.LANE_DIED)).hasSize(1);
    }

    @Test
    void a_safe_state_that_fails_is_reported_with_the_failure_that_led_to_it() throws Exception {
        var lane =
                new LaneThread(
                        new RealTimeSetup(PERIOD, 80, RealTimeSetup.ANY_CPU, false),
                        clock,
                        (now, late) -> {
                            throw new IllegalStateException("a bug");
                        },
                        reason -> {
                            throw new IllegalStateException("no such pin");
                        },
                        this::died,
                        recorder,
                        ring);
        lane.start();

        assertThat(dead.await(15, TimeUnit.SECONDS)).isTrue();
        assertThat(obituary.get()).hasMessage("a bug");
        assertThat(obituary.get().getSuppressed()[0]).hasMessage("no such pin");
    }

    @Test
    void closing_lets_the_cycle_end_and_enters_the_safe_state_once() throws Exception {
        var inside = new CountDownLatch(1);
        var whole = new AtomicInteger();
        var lane =
                lane((now, late) -> {
                    inside.countDown();
                    busy(5 * PERIOD);
                    whole.incrementAndGet();
                });
        lane.start();
        assertThat(inside.await(15, TimeUnit.SECONDS)).isTrue();

        lane.close();
        lane.close();

        assertThat(lane.isAlive()).isFalse();
        assertThat(whole.get()).isPositive();
        assertThat(safeStates).hasValue(1);
        assertThat(safeStateReason.get()).isEqualTo("the lane has been stopped");
        assertThat(obituary.get()).isNull();
        assertThat(events(LaneThreadEvent.LANE_STOPPED)).hasSize(1);
    }

    /**
     * In windows, because the compiler's last tier resolves the string constants of a class on the
     * thread that makes it hot: 328 and 1064 bytes, once each, measured, and on a slow machine
     * three windows of nine had such a visit. Anything that allocated per cycle would show in every
     * one.
     */
    @Test
    void allocates_nothing_per_cycle_beyond_what_the_cycle_allocates() throws Exception {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int cyclesPerWindow = 100;
        var bytes = new long[32];
        var count = new int[1];
        var done = new CountDownLatch(1);
        var setup = new RealTimeSetup(1_000_000, 80, RealTimeSetup.ANY_CPU, false);
        try (var lane =
                new LaneThread(
                        setup,
                        clock,
                        (now, late) -> {
                            int i = count[0]++;
                            if (i % cyclesPerWindow == 0 && i / cyclesPerWindow < bytes.length) {
                                bytes[i / cyclesPerWindow] =
                                        threads.getCurrentThreadAllocatedBytes();
                            } else if (i == cyclesPerWindow * bytes.length) {
                                done.countDown();
                            }
                        },
                        this::enterSafeState,
                        this::died,
                        recorder,
                        ring)) {
            lane.start();
            assertThat(done.await(18, TimeUnit.SECONDS)).isTrue();
        }
        long silent = IntStream.range(1, 31).filter(i -> bytes[i + 1] == bytes[i]).count();
        assertThat(silent).as("windows of %s without a byte", bytes).isGreaterThanOrEqualTo(15);
    }

    @Test
    void progress_is_visible_from_outside() throws Exception {
        var reached = new CountDownLatch(3);
        try (var lane = lane((now, late) -> reached.countDown())) {
            long before = lane.lastCycleNanos();
            lane.start();
            assertThat(reached.await(15, TimeUnit.SECONDS)).isTrue();
            assertThat(lane.lastCycleNanos()).isGreaterThan(before);
        }
    }

    @Test
    void without_permission_it_runs_as_a_plain_thread_and_warns_exactly_once() throws Exception {
        var reached = new CountDownLatch(50);
        RealTimeHost refusing =
                new RealTimeFallback(clock, "ignored") {
                    @Override
                    public Grant prepare(RealTimeSetup setup) {
                        return new Grant(
                                false,
                                "plain thread",
                                List.of(
                                        "sched_setscheduler: " + PosixHost.errorText(1),
                                        "mlockall: " + PosixHost.errorText(12)));
                    }
                };
        try (var lane = lane(refusing, (now, late) -> reached.countDown())) {
            lane.start();
            assertThat(reached.await(15, TimeUnit.SECONDS)).isTrue();
        }
        List<Event> warnings = events(LaneThreadEvent.LANE_NOT_REAL_TIME);
        assertThat(warnings).hasSize(1);
        assertThat(warnings.getFirst().sentence())
                .isEqualTo(
                        "the lane runs without full real-time support: sched_setscheduler: errno 1"
                                + " (EPERM); mlockall: errno 12 (ENOMEM)");
        assertThat(warnings.getFirst().code().remedy()).contains("CAP_SYS_NICE", "LimitRTPRIO=80");
        assertThat(recorder.realTime()).isFalse();
        assertThat(recorder.mode()).isEqualTo("plain thread");
    }

    @Test
    void a_host_with_everything_granted_warns_of_nothing() throws Exception {
        var reached = new CountDownLatch(2);
        RealTimeHost generous =
                new RealTimeFallback(clock, "ignored") {
                    @Override
                    public Grant prepare(RealTimeSetup setup) {
                        return new Grant(true, "SCHED_FIFO 80", List.of());
                    }
                };
        try (var lane = lane(generous, (now, late) -> reached.countDown())) {
            lane.start();
            assertThat(reached.await(15, TimeUnit.SECONDS)).isTrue();
        }
        List<Event> all = drain();
        assertThat(all).extracting(Event::code).doesNotContain(LaneThreadEvent.LANE_NOT_REAL_TIME);
        assertThat(all.getFirst().sentence()).isEqualTo("the lane runs every 2 ms: SCHED_FIFO 80");
        assertThat(recorder.realTime()).isTrue();
    }

    private LaneThread lane(LaneThread.Cycle cycle) {
        return lane(PosixHost.find(clock), cycle);
    }

    private LaneThread lane(RealTimeHost host, LaneThread.Cycle cycle) {
        var setup = new RealTimeSetup(PERIOD, 80, RealTimeSetup.ANY_CPU, false);
        return new LaneThread(
                setup, clock, host, cycle, this::enterSafeState, this::died, recorder, ring);
    }

    private void enterSafeState(String reason) {
        safeStates.incrementAndGet();
        safeStateReason.set(reason);
        safeStateThread.set(Thread.currentThread());
    }

    private void died(Throwable cause) {
        obituary.set(cause);
        dead.countDown();
    }

    private void busy(long nanos) {
        long untilNanos = clock.nanos() + nanos;
        while (clock.nanos() - untilNanos < 0) {
            LockSupport.parkNanos(untilNanos - clock.nanos());
        }
    }

    private List<Event> events(EventCode code) {
        return drain().stream().filter(event -> event.code().equals(code)).toList();
    }

    private List<Event> drain() {
        var all = new ArrayList<Event>();
        ring.drain(clock.nanos(), clock.wallMillis(), all::add);
        return all;
    }
}
