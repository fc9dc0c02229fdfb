package org.tidegate.protection.islanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.protection.islanding.IslandVerdict.Stage;

@DisplayName("The search for an island")
class AntiIslandingTest {
    private static final long MS = 1_000_000;
    private static final AntiIslandingSettings PRESET = AntiIslandingSettings.onSamples(50);

    private AntiIslanding search = new AntiIslanding(AntiIslandingMode.CONTROLLER, PRESET);
    private final IslandVerdict verdict = new IslandVerdict();
    private long nowNanos;

    /** A quasi-static island: absorbing more raises the frequency by f0 / 2Q per unit. */
    private double islandHz(double resonanceHz) {
        return resonanceHz + 25 * verdict.reactivePu;
    }

    private void step(double hz, double jumpDeg, double powerPu) {
        nowNanos += 10 * MS;
        search.step(hz, jumpDeg, powerPu, nowNanos, verdict);
    }

    private void grid(DoubleUnaryOperator hzAtSeconds, double seconds) {
        for (int k = 0; k < seconds * 100; k++) {
            step(hzAtSeconds.applyAsDouble(k * 0.01), 0, -0.5);
            assertThat(verdict.trip).isFalse();
            assertThat(Math.abs(verdict.reactivePu)).isLessThanOrEqualTo(PRESET.limitPu());
        }
    }

    private double secondsToTrip(double powerPu) {
        for (int k = 1; k < 300; k++) {
            step(islandHz(50.1), 0, powerPu);
            if (verdict.trip) {
                return k * 0.01;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    @Test
    void three_kilowatts_out_is_looked_at_and_three_in_is_not() {
        grid(_ -> 50, 1);
        assertThat(verdict.stage).isEqualTo(Stage.WATCHING);
        assertThat(secondsToTrip(-0.27)).isLessThan(0.6);
        assertThat(verdict.stage).isEqualTo(Stage.ISLAND);

        search = new AntiIslanding(AntiIslandingMode.CONTROLLER, PRESET);
        assertThat(secondsToTrip(+0.27)).isInfinite();
        assertThat(verdict.stage).isEqualTo(Stage.RESTING);
        assertThat(verdict.reactivePu).isZero();
    }

    @Test
    void absorbs_more_when_the_frequency_is_high() {
        grid(_ -> 50, 2);
        for (int k = 0; k < 12; k++) {
            step(50.1, 0, -1);
        }
        assertThat(verdict.reactivePu).isCloseTo(PRESET.gainPuPerHz() * 0.09, within(0.003));
    }

    @Test
    void a_grid_that_moves_does_not_follow_and_reassures() {
        grid(t -> 50 + 2 * Math.min(t, 0.6), 3);
        grid(t -> 51.2 - 3 * Math.min(t, 0.6), 3);
        grid(t -> 49.4 + 0.1 * Math.sin(Math.PI * t), 10);
    }

    @Test
    void a_trip_stays_until_it_is_reset() {
        assertThat(secondsToTrip(-1)).isFinite();
        step(50, 0, 0.5);
        step(Double.NaN, 0, 0.5);
        assertThat(verdict.trip).isTrue();
        search.reset();
        step(50, 0, -0.5);
        assertThat(verdict.trip).isFalse();
    }

    @Test
    void a_jump_blanks_once_and_cannot_blind_for_ever() {
        grid(_ -> 50, 1);
        step(50.6, 20, -1);
        assertThat(verdict.stage).isEqualTo(Stage.BLANKED);
        for (int k = 0; k < 9; k++) {
            step(50.6, 20, -1);
            assertThat(verdict.stage).isEqualTo(Stage.BLANKED);
        }
        step(50.6, 20, -1);
        assertThat(verdict.stage).isEqualTo(Stage.VERIFYING);
    }

    @Test
    void without_a_jump_detector_a_jump_of_the_frequency_counts() {
        grid(_ -> 50, 1);
        step(50.0, Double.NaN, -1);
        step(51.4, Double.NaN, -1);
        assertThat(verdict.stage).isEqualTo(Stage.BLANKED);
    }

    @Test
    void what_cannot_be_seen_asks_for_nothing_and_begins_again() {
        grid(_ -> 50, 1);
        step(50.2, 0, -1);
        step(Double.NaN, Double.NaN, -1);
        assertThat(verdict.stage).isEqualTo(Stage.BLIND);
        assertThat(verdict.reactivePu).isZero();
        step(53, 0, -1);
        assertThat(verdict.deviationHz).isZero();
        step(50, 0, Double.NaN);
        assertThat(verdict.stage).isEqualTo(Stage.RESTING);
    }

    @Test
    void a_deviation_of_eight_hertz_is_a_wrong_measurement() {
        grid(_ -> 50, 1);
        for (int k = 0; k < 5; k++) {
            step(59, 0, -1);
            assertThat(verdict.stage).isEqualTo(Stage.WATCHING);
        }
    }

    @Test
    void the_converters_own_method_is_left_alone() {
        search = new AntiIslanding(AntiIslandingMode.CONVERTER, PRESET);
        assertThat(secondsToTrip(-1)).isInfinite();
        assertThat(verdict.reactivePu).isZero();
    }

    @Test
    void verifying_alone_adds_nothing_until_the_frequency_moves() {
        search = new AntiIslanding(AntiIslandingMode.BOTH_SUPERVISED, PRESET);
        grid(t -> 50 + 0.2 * Math.sin(t), 5);
        assertThat(verdict.reactivePu).isZero();
        for (int k = 0; k < 60 && !verdict.trip; k++) {
            step(islandHz(50.6), 0, -1);
        }
        assertThat(verdict.trip).isTrue();
    }

    @Test
    void refuses_settings_that_cannot_work() {
        assertThat(AntiIslandingSettings.criticalGainPuPerHz(1, 50)).isEqualTo(0.04);
        assertThat(AntiIslandingSettings.criticalGainPuPerHz(1, 60))
                .isCloseTo(0.0333, within(1e-4));
        assertThatThrownBy(() -> PRESET.withGain(0.03, 0.15)).hasMessageContaining("2 Q / f0");
        assertThatThrownBy(() -> PRESET.withGain(0.12, Double.NaN)).hasMessageContaining("limitPu");
        assertThatThrownBy(() -> PRESET.withFlips(3, 60 * MS)).hasMessageContaining("four lags");
        assertThatThrownBy(() -> PRESET.withFlips(0, 100 * MS)).hasMessageContaining("flips");
    }
}
