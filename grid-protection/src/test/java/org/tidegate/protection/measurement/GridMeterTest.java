package org.tidegate.protection.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

@DisplayName("A meter that is fed samples")
class GridMeterTest {
    private static final double NOISE_60_DB_V = 0.23;

    private static GridMeter meter(double rateHz, int phases, double nominalHz) {
        return new GridMeter(MeasurementSettings.of(rateHz, phases, 230, nominalHz));
    }

    @ParameterizedTest
    @CsvSource({
        "4000, 50, 49.6", "10000, 50, 50.2", "4000, 60, 60.37", "8000, 60, 59.1", "5000, 50, 45",
        "4000, 50, 65", "10000, 60, 45", "6400, 60, 65", "4800, 50, 50", "7777, 60, 57.3"
    })
    void is_within_3_5_millihertz_and_2_permille_at_8_percent_distortion(
            double rateHz, double nominalHz, double hz) {
        for (int phases = 1; phases <= 3; phases += 2) {
            GridMeter meter = meter(rateHz, phases, nominalHz);
            Wave wave = new Wave(rateHz, 230, hz, 7).distorted(0.08);
            wave.noiseV = NOISE_60_DB_V;
            wave.feed(meter, 0.3);
            double trueRms = Math.sqrt(1 + 0.08 * 0.08);
            for (int k = 0; k < 1000; k++) {
                MeasurementSnapshot seen = wave.feed(meter, 0.001).read(meter);
                assertThat(seen.frequencyHz).as("f").isCloseTo(hz, within(0.0035));
                assertThat(seen.fastFrequencyHz).isCloseTo(hz, within(0.05));
                assertThat(seen.rmsL1Pu).isCloseTo(trueRms, within(0.002));
                assertThat(seen.fundamentalL1Pu).isCloseTo(1, within(0.002));
                assertThat(seen.rocofHzPerSecond).isCloseTo(0, within(0.1));
                assertThat(seen.phaseJumpDeg).isZero();
                assertThat(seen.flags).isZero();
                if (phases == 3) {
                    assertThat(seen.rmsL31Pu).isCloseTo(1, within(0.02));
                    assertThat(seen.angleL2Deg).isCloseTo(-120, within(0.1));
                    assertThat(seen.angleL3Deg).isCloseTo(120, within(0.1));
                    assertThat(seen.positiveSequencePu).isCloseTo(1, within(0.01));
                    assertThat(seen.negativeSequencePu).isCloseTo(0, within(0.015));
                }
            }
            MeasurementSnapshot seen = wave.read(meter);
            assertThat(seen.reportFrequencyHz).isCloseTo(hz, within(0.01));
            assertThat(seen.reportL1Pu).isCloseTo(trueRms, within(0.001));
            assertThat(seen.reportFlagged).isFalse();
            double cycles = nominalHz == 60 ? 12 : 10;
            assertThat((double) seen.reports).isCloseTo(1.25 * hz / cycles, within(2.0));
        }
    }

    @RepeatedTest(24)
    void sees_a_sag_below_half_within_27_ms(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        double rateHz = 4000 + 500 * random.nextInt(13);
        double nominalHz = random.nextBoolean() ? 50 : 60;
        GridMeter meter = meter(rateHz, 1, nominalHz);
        Wave wave = new Wave(rateHz, 230, nominalHz, run.getCurrentRepetition());
        wave.feed(meter, 0.3 + random.nextDouble() * 0.02);
        double depth = 0.1 + 0.35 * random.nextDouble();
        wave.pu[0] = depth;
        double below = Double.NaN;
        for (int k = 1; k <= 100; k++) {
            MeasurementSnapshot seen = wave.feed(meter, 0.001).read(meter);
            if (Double.isNaN(below) && seen.rmsL1Pu < 0.5) {
                below = k;
            }
            if (k > 40) {
                assertThat(seen.rmsL1Pu).isCloseTo(depth, within(0.005));
                assertThat(seen.fundamentalL1Pu).isCloseTo(depth, within(0.005));
            }
            assertThat(Math.abs(seen.frequencyHz - nominalHz)).isLessThan(5);
        }
        assertThat(below).isLessThanOrEqualTo(23);
    }

    /** Every trip by frequency takes 100 ms or more in every code that we know. */
    @RepeatedTest(16)
    void a_jump_of_the_phase_makes_no_excursion_long_enough_for_a_trip(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        double nominalHz = random.nextBoolean() ? 50 : 60;
        double rateHz = 4000 + 1000 * random.nextInt(7);
        double angle = (20 + random.nextInt(41)) * (random.nextBoolean() ? 1 : -1);
        for (int phases = 1; phases <= 3; phases += 2) {
            GridMeter meter = meter(rateHz, phases, nominalHz);
            Wave wave = new Wave(rateHz, 230, nominalHz, run.getCurrentRepetition());
            wave.distorted(0.04).noiseV = NOISE_60_DB_V;
            wave.feed(meter, 0.5 + random.nextDouble() * 0.02);
            wave.jumpDeg = angle;
            int beyond = 0;
            double reported = 0;
            double rocof = 0;
            for (int k = 1; k <= 1000; k++) {
                MeasurementSnapshot seen = wave.feed(meter, 0.001).read(meter);
                beyond += Math.abs(seen.frequencyHz - nominalHz) > 1.5 ? 1 : 0;
                reported =
                        Math.abs(seen.phaseJumpDeg) > Math.abs(reported)
                                ? seen.phaseJumpDeg
                                : reported;
                rocof = Math.max(rocof, Math.abs(seen.rocofHzPerSecond));
                if (k > 100) {
                    assertThat(seen.phaseJumpDeg).isZero();
                    assertThat(seen.frequencyHz).isCloseTo(nominalHz, within(0.01));
                }
            }
            assertThat(beyond).isLessThan(80);
            assertThat(reported).isCloseTo(angle, within(1 + 0.06 * Math.abs(angle)));
            assertThat(rocof).isLessThan(1.0);
        }
    }

    @Test
    void a_step_of_the_frequency_is_no_step_of_the_phase() {
        GridMeter meter = meter(4000, 3, 50);
        Wave wave = new Wave(4000, 230, 50, 3);
        wave.feed(meter, 0.5);
        wave.hz = 47;
        wave.feed(meter, 0.06);
        MeasurementSnapshot seen = wave.read(meter);
        for (int k = 0; k < 200; k++) {
            seen = wave.feed(meter, 0.001).read(meter);
            if (k > 20) {
                assertThat(seen.frequencyHz).isCloseTo(47, within(0.02));
                assertThat(seen.phaseJumpDeg).isZero();
            }
        }
        assertThat(seen.frequencyHz).isCloseTo(47, within(0.0035));
    }

    @ParameterizedTest
    @CsvSource({"3, 50", "-2, 50", "3, 60", "10, 50", "-10, 60"})
    void follows_a_ramp_with_a_lag_below_45_ms(double rate, double nominalHz) {
        GridMeter meter = meter(4000, 1, nominalHz);
        Wave wave = new Wave(4000, 230, nominalHz, 5);
        wave.noiseV = NOISE_60_DB_V;
        wave.sweepHz = t -> nominalHz + rate * Math.max(0, Math.min(t - 0.4, 0.4));
        wave.feed(meter, 0.5);
        for (int k = 0; k < 250; k++) {
            MeasurementSnapshot seen = wave.feed(meter, 0.001).read(meter);
            double truth = wave.sweepHz.applyAsDouble(wave.seconds() - 1.8 / nominalHz);
            assertThat(seen.frequencyHz).isCloseTo(truth, within(Math.abs(rate) * 0.006));
            assertThat(seen.phaseJumpDeg).isZero();
            if (k > 90) {
                assertThat(seen.rocofHzPerSecond).isCloseTo(rate, within(0.15));
            }
        }
    }

    @Test
    void sees_one_phase_sag_in_all_its_voltages() {
        GridMeter meter = meter(4000, 3, 50);
        Wave wave = new Wave(4000, 230, 51, 9);
        wave.feed(meter, 0.5);
        wave.pu[0] = 0.3;
        for (int k = 0; k < 300; k++) {
            MeasurementSnapshot seen = wave.feed(meter, 0.001).read(meter);
            if (k < 40) {
                continue;
            }
            assertThat(seen.rmsL1Pu).isCloseTo(0.3, within(0.003));
            assertThat(seen.rmsL2Pu).isCloseTo(1, within(0.002));
            assertThat(seen.rmsL12Pu).isCloseTo(0.68069, within(0.002));
            assertThat(seen.rmsL23Pu).isCloseTo(1, within(0.002));
            assertThat(seen.positiveSequencePu).isCloseTo(0.76667, within(0.005));
            assertThat(seen.negativeSequencePu).isCloseTo(0.23333, within(0.005));
            assertThat(seen.zeroSequencePu).isCloseTo(0.23333, within(0.005));
            assertThat(seen.frequencyHz).isCloseTo(51, within(k > 75 ? 0.0035 : 0.03));
            assertThat(seen.angleL2Deg).isCloseTo(-120, within(0.2));
        }
    }

    @Test
    void an_offset_counts_for_the_true_rms_only() {
        GridMeter meter = meter(4000, 1, 50);
        Wave wave = new Wave(4000, 230, 50.3, 11);
        wave.offsetV = 46;
        MeasurementSnapshot seen = wave.feed(meter, 1).read(meter);

        assertThat(seen.rmsL1Pu).isCloseTo(Math.sqrt(1 + 0.2 * 0.2), within(0.002));
        assertThat(seen.fundamentalL1Pu).isCloseTo(1, within(0.002));
        assertThat(seen.frequencyHz).isCloseTo(50.3, within(0.0035));
    }

    @Test
    void a_dead_line_shows_no_voltage_and_the_last_frequency() {
        GridMeter meter = meter(4000, 3, 50);
        Wave wave = new Wave(4000, 230, 49.9, 13);
        wave.feed(meter, 0.5);
        wave.pu = new double[] {0, 0, 0};
        MeasurementSnapshot seen = wave.feed(meter, 3).read(meter);

        assertThat(seen.blocked).isFalse();
        assertThat(seen.rmsL1Pu).isLessThan(0.002);
        assertThat(seen.frequencyHz).isCloseTo(49.9, within(0.0035));
        assertThat(QualityFlag.FREQUENCY_HELD.isIn(seen.flags)).isTrue();
        assertThat(seen.reports).isGreaterThan(12);

        wave.pu = new double[] {1, 1, 1};
        seen = wave.feed(meter, 0.12).read(meter);
        assertThat(seen.frequencyHz).isCloseTo(49.9, within(0.005));
        assertThat(seen.flags & QualityFlag.FREQUENCY_HELD.bit()).isZero();
    }

    @Test
    void refuses_settings_that_mean_nothing() {
        assertThatThrownBy(() -> new MeasurementSettings(100, 1, 230, 50, 700))
                .hasMessageContaining("sampleRateHz");
        assertThatThrownBy(() -> new MeasurementSettings(4000, 2, 230, 50, 700))
                .hasMessageContaining("phases");
        assertThatThrownBy(() -> new MeasurementSettings(4000, 1, Double.NaN, 50, 700))
                .hasMessageContaining("nominalVoltageV");
        assertThatThrownBy(() -> new MeasurementSettings(4000, 1, 230, 55, 700))
                .hasMessageContaining("nominalFrequencyHz");
        assertThatThrownBy(() -> new MeasurementSettings(4000, 1, 230, 50, 300))
                .hasMessageContaining("fullScaleV");
    }
}
