package org.tidegate.controller.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.controller.Snapshots;
import org.tidegate.controller.session.SessionPhase;

class StateWordsTest {
    @Test
    void plus_3_kw_flows_into_the_vehicle_and_minus_3_kw_into_the_grid() {
        assertThat(StateWords.of(new Snapshots().flowing(3_000, 7_400).snapshot()))
                .extracting(StateWords::id, StateWords::direction)
                .containsExactly("CHARGING", StateWords.Direction.INTO_VEHICLE);
        assertThat(StateWords.of(new Snapshots().flowing(-3_000, -7_400).snapshot()))
                .extracting(StateWords::id, StateWords::direction)
                .containsExactly("DISCHARGING", StateWords.Direction.INTO_GRID);
    }

    @Test
    void a_trip_is_said_with_its_stage_and_the_time_to_go() {
        var s = new Snapshots().flowing(0, 0).tripped("UV2", 37);
        assertThat(StateWords.of(s.snapshot()).detail()).isEqualTo("UV2; back in service in 37 s");

        s.enterServiceRemainingNanos = Long.MAX_VALUE;
        assertThat(StateWords.of(s.snapshot()).detail())
                .isEqualTo("UV2; waiting for the grid to come back inside its window");
    }

    @Test
    void a_fault_goes_before_a_trip_and_blindness_before_everything_else() {
        var s = new Snapshots().tripped("UV2", 37);
        s.phase = SessionPhase.FAULTED;
        s.stopReason = "the emergency stop is pressed";
        assertThat(StateWords.of(s.snapshot()).text()).isEqualTo("Out of order");
        assertThat(StateWords.of(s.snapshot()).detail()).contains("emergency stop");

        var blind = new Snapshots().flowing(3_000, 7_400);
        blind.measured = false;
        assertThat(StateWords.of(blind.snapshot()).id()).isEqualTo("GRID_NOT_MEASURED");
        var unknown = new Snapshots().flowing(3_000, 7_400);
        unknown.acPowerW = Double.NaN;
        assertThat(StateWords.of(unknown.snapshot()).direction())
                .isEqualTo(StateWords.Direction.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(SessionPhase.class)
    void every_phase_has_words(SessionPhase phase) {
        var s = new Snapshots().flowing(0, 0);
        s.phase = phase;
        assertThat(StateWords.of(s.snapshot()).text()).matches("[A-Z].*");
    }
}
