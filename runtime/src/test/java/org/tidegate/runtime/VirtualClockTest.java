package org.tidegate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
    private static final long WALL = 1_780_000_000_000L;

    private final VirtualClock clock = new VirtualClock(WALL);

    @Test
    void both_times_move_together_and_only_when_told_to() {
        assertThat(clock.nanos()).isZero();
        assertThat(clock.wallMillis()).isEqualTo(WALL);

        clock.advance(Duration.ofMillis(1_500));

        assertThat(clock.nanos()).isEqualTo(1_500_000_000L);
        assertThat(clock.wallMillis()).isEqualTo(WALL + 1_500);
    }

    @Test
    void a_jump_of_the_wall_clock_leaves_monotonic_time_alone() {
        clock.advance(Duration.ofSeconds(10));

        clock.jumpWall(Duration.ofHours(-2));

        assertThat(clock.nanos()).isEqualTo(10_000_000_000L);
        assertThat(clock.wallMillis()).isEqualTo(WALL + 10_000 - 7_200_000);
    }

    @Test
    void monotonic_time_refuses_to_go_back() {
        clock.advanceTo(5);

        assertThatThrownBy(() -> clock.advanceTo(4)).hasMessageContaining("cannot go back by 1 ns");
        assertThat(clock.nanos()).isEqualTo(5);
    }

    @Test
    void the_system_clock_moves_forward_and_knows_the_century() {
        Clock system = Clock.system();
        long before = system.nanos();
        assertThat(system.nanos()).isGreaterThanOrEqualTo(before);
        assertThat(system.wallMillis()).isGreaterThan(WALL - 100_000_000_000L);
    }
}
