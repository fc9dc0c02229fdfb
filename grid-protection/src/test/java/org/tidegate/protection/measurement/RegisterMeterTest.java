package org.tidegate.protection.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A meter that reads a converter's registers")
class RegisterMeterTest {
    private static final long MS = 1_000_000;

    private final RegisterMeter meter = new RegisterMeter(3, 230, 100 * MS, 20_000 * MS);
    private final MeasurementSnapshot seen = new MeasurementSnapshot();

    private MeasurementSnapshot after(double l1, double l2, double l3, double hz) {
        meter.accept(l1, l2, l3, hz, 1_000 * MS);
        meter.read(1_020 * MS, seen);
        return seen;
    }

    @Test
    void is_blind_before_the_first_answer() {
        meter.read(5, seen);
        assertThat(seen.blocked).isTrue();
        assertThat(seen.frequencyHz).isNaN();
        assertThat(QualityFlag.STARTING.isIn(seen.flags)).isTrue();
    }

    @Test
    void passes_on_what_the_converter_says_and_its_age() {
        after(230, 225.4, 241.5, 49.98);
        assertThat(seen.rmsL1Pu).isEqualTo(1);
        assertThat(seen.rmsL2Pu).isEqualTo(0.98);
        assertThat(seen.rmsL3Pu).isEqualTo(1.05);
        assertThat(seen.frequencyHz).isEqualTo(49.98);
        assertThat(seen.ageNanos).isEqualTo(20 * MS);
        assertThat(seen.phaseJumpDeg).isNaN();
        assertThat(seen.rocofHzPerSecond).isNaN();
        assertThat(seen.blocked).isFalse();
    }

    @Test
    void shows_nothing_after_silence() {
        after(230, 230, 230, 50);
        meter.read(1_100 * MS, seen);
        assertThat(seen.blocked).isFalse();
        meter.read(1_101 * MS, seen);
        assertThat(seen.rmsL1Pu).isNaN();
        assertThat(QualityFlag.STALE.isIn(seen.flags)).isTrue();
    }

    @Test
    void does_not_believe_what_cannot_be() {
        assertThat(after(Double.NaN, 230, 230, 50).rmsL2Pu).isNaN();
        assertThat(after(6553.5, 230, 230, 50).rmsL2Pu).isNaN();
        assertThat(after(-3, 230, 230, 50).rmsL2Pu).isNaN();
        assertThat(after(230, 230, 230, Double.NaN).rmsL2Pu).isNaN();
        assertThat(after(230, 230, 230, 655.35).rmsL2Pu).isNaN();
        assertThat(after(230, 230, 230, 0).rmsL2Pu).isNaN();
        assertThat(after(230, 230, 230, 50).rmsL2Pu).isEqualTo(1);
    }

    @Test
    void holds_the_frequency_while_there_is_no_voltage() {
        after(230, 230, 230, 49.9);
        after(2, 1, 0, 0);
        assertThat(seen.blocked).isFalse();
        assertThat(seen.frequencyHz).isEqualTo(49.9);
        assertThat(seen.rmsL3Pu).isZero();
        assertThat(QualityFlag.FREQUENCY_HELD.isIn(seen.flags)).isTrue();
    }

    @Test
    void notices_registers_that_stand_still_only_while_there_is_a_grid() {
        for (int k = 0; k <= 1_001; k++) {
            meter.accept(230.1, 229.8, 230.4, 50.01, 20 * MS * k);
        }
        meter.read(20_020 * MS, seen);
        assertThat(QualityFlag.FROZEN.isIn(seen.flags)).isTrue();
        assertThat(seen.frequencyHz).isNaN();
        meter.accept(230.1, 229.8, 230.4, 50.02, 20_040 * MS);
        meter.read(20_040 * MS, seen);
        assertThat(seen.blocked).isFalse();
        for (int k = 2_000; k <= 3_100; k++) {
            meter.accept(0, 0, 0, 0, 20 * MS * k);
        }
        meter.read(62_000 * MS, seen);
        assertThat(seen.blocked).isFalse();
    }

    @Test
    void refuses_settings_that_mean_nothing() {
        assertThatThrownBy(() -> new RegisterMeter(2, 230, 1, 2)).hasMessageContaining("phases");
        assertThatThrownBy(() -> new RegisterMeter(3, 0, 1, 2)).hasMessageContaining("nominal");
        assertThatThrownBy(() -> new RegisterMeter(3, 230, 2, 2)).hasMessageContaining("stale");
    }
}
