package org.tidegate.pilot.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.pilot.PilotLevel;
import org.tidegate.pilot.PilotSample;
import org.tidegate.pilot.PilotTimes;

class LevelDetectorTest {
    private final LevelDetector detector = new LevelDetector(PilotTimes.presets());
    private final PilotSample sample = new PilotSample();
    private long nowNanos;

    private PilotLevel see(double... volts) {
        for (double v : volts) {
            nowNanos += 10_000_000;
            sample.positivePeakV = v;
            sample.negativePeakV = v;
            sample.sampledAtNanos = nowNanos;
            sample.sequence++;
            detector.step(sample, false, nowNanos);
        }
        return detector.level();
    }

    @ParameterizedTest
    @CsvSource({
        "13.01, INVALID",
        "13, A",
        "12, A",
        "11, A",
        "10, B",
        "9, B",
        "8, B",
        "7, C",
        "6, C",
        "5, C",
        "4, D",
        "3, D",
        "2, D",
        "1.99, E",
        "0, E",
        "-1, E",
        "-1.01, INVALID",
        "-5, INVALID",
        "-10, INVALID",
        "-10.99, INVALID",
        "-11, F",
        "-12, F",
        "-13, F",
        "-13.01, INVALID",
        "NaN, INVALID",
        "Infinity, INVALID",
        "-Infinity, INVALID"
    })
    void a_voltage_in_a_band_is_a_level_whatever_came_before(double volts, PilotLevel level) {
        for (PilotLevel before : PilotLevel.values()) {
            if (volts != -10.99 || before != PilotLevel.F) {
                assertThat(LevelDetector.classify(volts, before)).isEqualTo(level);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.5, A, A",
        "10.5, B, B",
        "10.5, C, B",
        "10.5, INVALID, B",
        "7.5, B, B",
        "7.5, C, C",
        "7.5, A, B",
        "7.5, D, B",
        "7.5, E, B",
        "4.5, C, C",
        "4.5, D, D",
        "4.5, B, D",
        "4.5, A, D",
        "4.5, E, D",
        "-10.5, F, F",
        "-10.5, A, INVALID"
    })
    void in_a_gap_the_neighbour_before_is_kept(double volts, PilotLevel before, PilotLevel level) {
        assertThat(LevelDetector.classify(volts, before)).isEqualTo(level);
    }

    @Test
    void a_level_is_accepted_after_two_equal_samples() {
        assertThat(see(12)).isEqualTo(PilotLevel.INVALID);
        assertThat(detector.decided()).isFalse();
        assertThat(see(12)).isEqualTo(PilotLevel.A);
        assertThat(detector.decided()).isTrue();
        assertThat(see(9)).isEqualTo(PilotLevel.A);
        assertThat(see(9)).isEqualTo(PilotLevel.B);
    }

    @Test
    void a_single_outlier_is_suppressed_and_counted() {
        see(6, 6, 6);
        assertThat(see(-5)).isEqualTo(PilotLevel.C);
        assertThat(see(6)).isEqualTo(PilotLevel.C);
        assertThat(detector.outliers()).isEqualTo(1);
        see(6, 6, Double.NaN, 6, 6);
        assertThat(detector.level()).isEqualTo(PilotLevel.C);
        assertThat(detector.outliers()).isEqualTo(2);
    }

    @Test
    void a_pilot_that_never_settles_is_nothing() {
        see(6, 6);
        for (int i = 0; i < 4; i++) {
            see(9, 6);
        }
        assertThat(detector.level()).isEqualTo(PilotLevel.INVALID);
        assertThat(see(6, 6)).isEqualTo(PilotLevel.C);
    }

    @Test
    void looking_twice_at_one_sample_is_not_two_samples() {
        see(6, 6, 9);
        for (int i = 0; i < 3; i++) {
            nowNanos += 10_000_000;
            detector.step(sample, false, nowNanos);
        }
        assertThat(detector.level()).isEqualTo(PilotLevel.C);
    }

    @Test
    void silence_is_invalid_and_needs_two_fresh_samples_to_end() {
        see(6, 6);
        nowNanos += 101_000_000;
        detector.step(sample, false, nowNanos);
        assertThat(detector.stale()).isTrue();
        assertThat(detector.level()).isEqualTo(PilotLevel.INVALID);
        assertThat(see(6)).isEqualTo(PilotLevel.INVALID);
        assertThat(detector.stale()).isFalse();
        assertThat(see(6)).isEqualTo(PilotLevel.C);
    }

    /** 30 mV of noise around any voltage well inside a band never shakes the level. */
    @RepeatedTest(50)
    void noise_inside_a_band_is_not_a_change(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        double[] centres = {12, 9, 6, 3, 0.3, -12};
        double centre = centres[random.nextInt(centres.length)];
        see(centre, centre);
        PilotLevel level = detector.level();
        for (int i = 0; i < 500; i++) {
            see(centre + 0.1 * random.nextGaussian());
            assertThat(detector.level()).isEqualTo(level);
        }
    }
}
