package org.tidegate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final long MILLI = 1_000_000;

    private final List<String> trace = new ArrayList<>();

    @RepeatedTest(20)
    void the_same_seed_gives_the_same_run(RepetitionInfo seed) {
        int number = seed.getCurrentRepetition();
        assertThat(traceOf(number)).isEqualTo(traceOf(number)).isNotEmpty();
    }

    @Test
    void different_seeds_step_planes_due_together_in_different_orders() {
        Set<List<String>> orders = new HashSet<>();
        for (int seed = 1; seed <= 200; seed++) {
            trace.clear();
            var simulation = new Simulation(new VirtualClock(0), seed);
            for (String name : List.of("a", "b", "c")) {
                simulation.add(plane(name, _ -> Plane.UNTIL_WOKEN));
            }
            simulation.run(Duration.ofMillis(1));
            orders.add(List.copyOf(trace));
        }
        // all six orders of three planes occur
        assertThat(orders).hasSize(6);
    }

    @Test
    void a_plane_is_stepped_at_the_very_instant_it_asked_for() {
        Simulation simulation = simulation();
        simulation.add(plane("a", now -> now < 20 * MILLI ? 7 * MILLI : Plane.UNTIL_WOKEN));

        simulation.run(Duration.ofMillis(100));

        assertThat(trace).containsExactly("a@0", "a@7000000", "a@14000000", "a@21000000");
        assertThat(simulation.clock().nanos()).isEqualTo(100 * MILLI);
    }

    @Test
    void what_is_due_at_the_end_of_a_run_still_belongs_to_it() {
        Simulation simulation = simulation();
        simulation.add(plane("a", now -> 10 * MILLI));

        simulation.run(Duration.ofMillis(10));
        assertThat(trace).containsExactly("a@0", "a@10000000");

        simulation.run(Duration.ofMillis(10));
        assertThat(trace).hasSize(3).endsWith("a@20000000");
    }

    @Test
    void a_sleeping_plane_is_stepped_when_woken_and_only_then() {
        Simulation simulation = simulation();
        Wakeup wakeup = simulation.add(plane("sleeper", now -> Plane.UNTIL_WOKEN));
        simulation.add(
                plane(
                        "caller",
                        now -> {
                            if (now == 30 * MILLI) {
                                wakeup.wake();
                                wakeup.wake();
                            }
                            return 10 * MILLI;
                        }));

        simulation.run(Duration.ofMillis(60));

        assertThat(trace.stream().filter(step -> step.startsWith("sleeper")))
                .containsExactly("sleeper@0", "sleeper@30000000");
    }

    @Test
    void a_plane_that_wakes_itself_is_stepped_again_at_the_same_instant() {
        Simulation simulation = simulation();
        Wakeup[] own = new Wakeup[1];
        own[0] =
                simulation.add(
                        plane(
                                "a",
                                now -> {
                                    if (trace.size() < 3) {
                                        own[0].wake();
                                    }
                                    return 10 * MILLI;
                                }));

        simulation.run(Duration.ofMillis(5));

        assertThat(trace).containsExactly("a@0", "a@0", "a@0");
    }

    @Test
    void a_wait_beyond_the_end_of_time_is_a_wait_for_a_wakeup() {
        Simulation simulation = simulation();
        simulation.run(Duration.ofSeconds(1));
        simulation.add(plane("a", now -> Plane.UNTIL_WOKEN - 1));

        simulation.run(Duration.ofDays(365));

        assertThat(trace).containsExactly("a@1000000000");
    }

    @Test
    void a_plane_that_does_not_let_time_pass_is_named() {
        Simulation simulation = simulation();
        simulation.add(plane("quiet", now -> Plane.UNTIL_WOKEN));
        simulation.add(plane("stuck", now -> now < 5 * MILLI ? MILLI : -1));

        assertThatThrownBy(() -> simulation.run(Duration.ofSeconds(1)))
                .hasMessage("plane 'stuck' does not let time pass");
        assertThat(simulation.clock().nanos()).isEqualTo(5 * MILLI);
    }

    @Test
    void a_killed_plane_is_silent_for_ever_even_when_woken() {
        Simulation simulation = simulation();
        Plane victim = plane("victim", now -> 10 * MILLI);
        Wakeup wakeup = simulation.add(victim);
        simulation.add(plane("other", now -> 10 * MILLI));
        simulation.run(Duration.ofMillis(25));
        trace.clear();

        simulation.kill(victim);
        wakeup.wake();
        simulation.run(Duration.ofSeconds(1));

        assertThat(trace).hasSize(100).allMatch(step -> step.startsWith("other"));
    }

    @Test
    void a_stalled_plane_misses_its_time_and_no_wakeup_shortens_that() {
        Simulation simulation = simulation();
        Plane victim = plane("victim", now -> 10 * MILLI);
        Wakeup wakeup = simulation.add(victim);
        simulation.run(Duration.ofMillis(15));
        trace.clear();

        simulation.stall(victim, Duration.ofMillis(100));
        wakeup.wake();
        simulation.run(Duration.ofMillis(120));

        assertThat(trace)
                .containsExactly("victim@115000000", "victim@125000000", "victim@135000000");
    }

    @Test
    void a_stall_never_makes_a_plane_run_earlier_than_it_asked() {
        Simulation simulation = simulation();
        Plane slow = plane("slow", now -> 1_000 * MILLI);
        simulation.add(slow);
        simulation.run(Duration.ofMillis(1));
        trace.clear();

        simulation.stall(slow, Duration.ofMillis(10));
        simulation.run(Duration.ofMillis(999));

        assertThat(trace).containsExactly("slow@1000000000");
    }

    @Test
    void faults_for_a_plane_that_is_not_there_are_a_mistake_in_the_scenario() {
        Simulation simulation = simulation();
        Plane stranger = plane("stranger", now -> MILLI);

        assertThatThrownBy(() -> simulation.kill(stranger)).hasMessageContaining("'stranger'");
        assertThatThrownBy(() -> simulation.stall(stranger, Duration.ofMillis(1)))
                .hasMessageContaining("'stranger'");
    }

    @Test
    void runs_until_a_condition_holds_and_stops_at_that_instant() {
        Simulation simulation = simulation();
        simulation.add(plane("a", now -> 10 * MILLI));

        boolean held = simulation.runUntil(() -> trace.size() == 4, Duration.ofSeconds(1));

        assertThat(held).isTrue();
        assertThat(simulation.clock().nanos()).isEqualTo(30 * MILLI);
    }

    @Test
    void says_when_a_condition_never_held() {
        Simulation simulation = simulation();
        simulation.add(plane("a", now -> 10 * MILLI));

        assertThat(simulation.runUntil(() -> false, Duration.ofMillis(55))).isFalse();
        assertThat(simulation.clock().nanos()).isEqualTo(55 * MILLI);
    }

    @Test
    void a_plane_may_bring_another_to_life() {
        Simulation simulation = simulation();
        simulation.add(
                plane(
                        "parent",
                        now -> {
                            if (now == 10 * MILLI) {
                                simulation.add(plane("child", _ -> Plane.UNTIL_WOKEN));
                            }
                            return 10 * MILLI;
                        }));

        simulation.run(Duration.ofMillis(20));

        assertThat(trace).contains("child@10000000");
    }

    @RepeatedTest(10)
    void a_restless_wall_clock_jumps_both_ways_and_leaves_monotonic_time_alone(
            RepetitionInfo seed) {
        var clock = new VirtualClock(1_780_000_000_000L);
        var simulation = new Simulation(clock, seed.getCurrentRepetition());
        var offsets = new ArrayList<Long>();
        simulation.restlessWallClock(Duration.ofSeconds(10), Duration.ofHours(1));
        simulation.add(
                plane(
                        "watch",
                        now -> {
                            offsets.add(clock.wallMillis() - 1_780_000_000_000L - now / MILLI);
                            return 1_000 * MILLI;
                        }));

        simulation.run(Duration.ofMinutes(10));

        long jumps =
                LongStream.range(1, offsets.size())
                        .filter(i -> !offsets.get((int) i).equals(offsets.get((int) i - 1)))
                        .count();
        assertThat(jumps).isBetween(20L, 150L);
        assertThat(offsets.getFirst()).isZero();
        assertThat(clock.nanos()).isEqualTo(600_000 * MILLI);
    }

    private List<String> traceOf(long seed) {
        trace.clear();
        var simulation = new Simulation(new VirtualClock(0), seed);
        for (String name : List.of("a", "b", "c")) {
            var draws = simulation.split();
            simulation.add(plane(name, now -> draws.nextLong(4) * MILLI));
        }
        simulation.runUntil(() -> trace.size() == 60, Duration.ofSeconds(10));
        return List.copyOf(trace);
    }

    private static Simulation simulation() {
        return new Simulation(new VirtualClock(0), 1);
    }

    private Plane plane(String name, LongUnaryOperator step) {
        return new Plane() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long step(long nowNanos) {
                trace.add(name + "@" + nowNanos);
                return step.applyAsLong(nowNanos);
            }
        };
    }
}
