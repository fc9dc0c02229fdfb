package org.tidegate.rig.plant;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.runtime.VirtualClock;

@DisplayName("The grid twin")
class GridTwinTest {
    private static final long MILLI = 1_000_000;

    private final VirtualClock clock = new VirtualClock(0);

    @Test
    void steps_ramps_sags_and_returns_as_scripted() {
        var grid = new GridTwin(clock, 50, 1).quiet();
        grid.voltageStep(ofSeconds(1), GridTwin.ALL_PHASES, 1.1);
        grid.sag(ofSeconds(2), 2, ofMillis(300), 0.3);
        grid.voltageRamp(ofSeconds(4), GridTwin.ALL_PHASES, ofSeconds(2), 0.9);
        grid.frequencyRamp(ofSeconds(1), ofSeconds(3), 49.7);
        grid.frequencyDip(ofSeconds(6), ofMillis(500), 52);
        grid.nominal(ofSeconds(8));

        assertThat(grid.voltagePuAt(1, 999 * MILLI)).isEqualTo(1);
        assertThat(grid.voltagePuAt(1, 1000 * MILLI)).isEqualTo(1.1);
        assertThat(grid.voltagePuAt(2, 2000 * MILLI)).isEqualTo(0.3);
        assertThat(grid.voltagePuAt(1, 2000 * MILLI)).as("one phase only").isEqualTo(1.1);
        assertThat(grid.voltagePuAt(2, 2299 * MILLI)).isEqualTo(0.3);
        assertThat(grid.voltagePuAt(2, 2300 * MILLI)).isEqualTo(1.1);
        assertThat(grid.voltagePuAt(3, 5000 * MILLI)).isCloseTo(1.0, within(1e-9));
        assertThat(grid.voltagePuAt(3, 7000 * MILLI)).isEqualTo(0.9);
        assertThat(grid.voltagePuAt(3, 8000 * MILLI)).isEqualTo(1);
        assertThat(grid.frequencyHzAt(2500 * MILLI)).isCloseTo(49.85, within(1e-9));
        assertThat(grid.frequencyHzAt(6499 * MILLI)).isEqualTo(52);
        assertThat(grid.frequencyHzAt(6500 * MILLI)).isEqualTo(49.7);
        assertThat(grid.frequencyHzAt(9000 * MILLI)).isEqualTo(50);
    }

    @Test
    void events_may_be_added_while_it_runs_in_any_order() {
        var grid = new GridTwin(clock, 60, 1).quiet();
        grid.voltageStep(ofSeconds(5), GridTwin.ALL_PHASES, 0.8);
        clock.advance(ofSeconds(2));
        grid.voltageStep(ZERO, GridTwin.ALL_PHASES, 1.05);
        assertThat(grid.voltagePu(1)).isEqualTo(1.05);
        clock.advance(ofSeconds(3));
        assertThat(grid.voltagePu(1)).isEqualTo(0.8);
        assertThat(grid.frequencyHz()).isEqualTo(60);
    }

    @RepeatedTest(20)
    void noise_is_small_continuous_and_the_same_for_the_same_seed(RepetitionInfo seed) {
        var grid = new GridTwin(clock, 50, seed.getCurrentRepetition());
        var twin = new GridTwin(clock, 50, seed.getCurrentRepetition());
        var other = new GridTwin(clock, 50, seed.getCurrentRepetition() + 1);
        int different = 0;
        for (long t = 0; t < 5000 * MILLI; t += MILLI) {
            double pu = grid.voltagePuAt(1, t);
            assertThat(pu).isCloseTo(1, within(5e-4));
            assertThat(grid.voltagePuAt(1, t + 1000)).isCloseTo(pu, within(1e-6));
            assertThat(twin.voltagePuAt(1, t)).isEqualTo(pu);
            assertThat(grid.frequencyHzAt(t)).isCloseTo(50, within(3e-3));
            different += other.voltagePuAt(1, t) != pu ? 1 : 0;
        }
        assertThat(different).isGreaterThan(4900);
    }
}
