package org.tidegate.protection.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.protection.GridSample;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;

@DisplayName("A meter that is fed rubbish")
class MeasurementQualityTest {
    private static final double RATE_HZ = 5000;

    private final GridMeter meter = new GridMeter(MeasurementSettings.of(RATE_HZ, 3, 230, 50));
    private final Wave wave = new Wave(RATE_HZ, 230, 50, 21);

    @BeforeEach
    void runs() {
        wave.noiseV = 0.23;
        wave.feed(meter, 0.5);
        assertThat(wave.read(meter).flags).isZero();
    }

    /** Makes something else of L2 until the meter blocks; returns how long that took. */
    private double millisecondsToBlock(QualityFlag flag, DoubleUnaryOperator fault) {
        for (int k = 1; k <= 0.3 * RATE_HZ; k++) {
            meter.accept(
                    wave.nanos(), wave.volts(0), fault.applyAsDouble(wave.volts(1)), wave.volts(2));
            wave.next();
            MeasurementSnapshot seen = wave.read(meter);
            if (seen.blocked) {
                assertThat(flag.isIn(seen.flags)).isTrue();
                assertThat(seen.rmsL1Pu).isNaN();
                assertThat(seen.frequencyHz).isNaN();
                return k / RATE_HZ * 1000;
            }
            assertThat(seen.rmsL2Pu).isLessThan(6);
        }
        return Double.POSITIVE_INFINITY;
    }

    private void blocksInTimeAndRecovers(QualityFlag flag, DoubleUnaryOperator fault) {
        assertThat(millisecondsToBlock(flag, fault))
                .isLessThanOrEqualTo(flag.blocksAfterNanos() * 1e-6);
        wave.feed(meter, flag.recoversNanos() * 1e-9);
        MeasurementSnapshot seen = wave.read(meter);
        assertThat(seen.blocked).isFalse();
        assertThat(seen.flags).isZero();
        assertThat(seen.rmsL2Pu).isCloseTo(1, within(0.002));
        assertThat(seen.frequencyHz).isCloseTo(50, within(0.0035));
        assertThat(seen.positiveSequencePu).isCloseTo(1, within(0.01));
    }

    @Test
    void no_number_at_all() {
        blocksInTimeAndRecovers(QualityFlag.NOT_A_NUMBER, _ -> Double.NaN);
        blocksInTimeAndRecovers(QualityFlag.NOT_A_NUMBER, _ -> Double.NEGATIVE_INFINITY);
    }

    @Test
    void a_converter_that_hangs() {
        blocksInTimeAndRecovers(QualityFlag.FROZEN, _ -> 123);
    }

    @Test
    void a_converter_at_its_end() {
        blocksInTimeAndRecovers(QualityFlag.SATURATED, v -> v > 0 ? 700 : -700);
        blocksInTimeAndRecovers(QualityFlag.SATURATED, _ -> 1e300);
    }

    @Test
    void a_converter_with_a_broken_bit() {
        var flip = new int[1];
        blocksInTimeAndRecovers(QualityFlag.IMPLAUSIBLE_STEP, _ -> flip[0]++ % 2 == 0 ? 690 : -690);
    }

    @Test
    void a_single_spike_does_not_block_and_does_not_stay() {
        meter.accept(wave.nanos(), Double.NaN, 700, Double.POSITIVE_INFINITY);
        wave.next();
        for (int k = 0; k < 300; k++) {
            MeasurementSnapshot seen = wave.feed(meter, 0.001).read(meter);
            assertThat(seen.blocked).isFalse();
            assertThat(seen.rmsL1Pu).isCloseTo(1, within(0.005));
            assertThat(seen.rmsL3Pu).isCloseTo(1, within(0.005));
        }
    }

    @Test
    void two_milliseconds_that_are_missing_are_bridged() {
        skip(2e-3);
        for (int k = 0; k < 200; k++) {
            MeasurementSnapshot seen = wave.feed(meter, 0.001).read(meter);
            assertThat(seen.blocked).isFalse();
            assertThat(seen.rmsL1Pu).isCloseTo(1, within(0.01));
            assertThat(seen.frequencyHz).isCloseTo(50, within(0.01));
        }
    }

    @Test
    void a_longer_gap_starts_again() {
        skip(20e-3);
        MeasurementSnapshot seen = wave.feed(meter, 0.0002).read(meter);
        assertThat(seen.blocked).isTrue();
        assertThat(QualityFlag.STARTING.isIn(seen.flags)).isTrue();
        assertThat(QualityFlag.GAP.isIn(seen.flags)).isTrue();

        seen = wave.feed(meter, 0.1).read(meter);
        assertThat(seen.blocked).isFalse();
        assertThat(seen.frequencyHz).isCloseTo(50, within(0.0035));
    }

    private void skip(double seconds) {
        for (int k = 0; k < Math.round(seconds * RATE_HZ); k++) {
            wave.next();
        }
    }

    @Test
    void silence_blocks_after_ten_milliseconds() {
        var seen = new MeasurementSnapshot();
        meter.read(wave.nanos() + 9_000_000, seen);
        assertThat(seen.blocked).isFalse();
        assertThat(seen.ageNanos).isBetween(9_000_000L, 9_300_000L);
        meter.read(wave.nanos() + 10_100_000, seen);
        assertThat(seen.blocked).isTrue();
        assertThat(QualityFlag.STALE.isIn(seen.flags)).isTrue();
    }

    @Test
    void time_that_runs_backwards_is_silence() {
        long before = wave.nanos() - Math.round(1e9 / RATE_HZ);
        for (int k = 0; k < 100; k++) {
            meter.accept(before - 1_000_000L * k, 1000, 1000, 1000);
        }
        var seen = new MeasurementSnapshot();
        meter.read(before + 5_000_000, seen);
        assertThat(QualityFlag.OUT_OF_ORDER.isIn(seen.flags)).isTrue();
        assertThat(seen.rmsL1Pu).isCloseTo(1, within(0.002));
        meter.read(before + 11_000_000, seen);
        assertThat(seen.blocked).isTrue();
    }

    @Test
    void one_phase_on_two_inputs() {
        double ms = Double.NaN;
        for (int k = 1; k <= 2000 && Double.isNaN(ms); k++) {
            double l1 = wave.volts(0);
            meter.accept(wave.nanos(), l1, l1, wave.volts(2));
            wave.next();
            MeasurementSnapshot seen = wave.read(meter);
            if (seen.blocked) {
                assertThat(QualityFlag.CONTRADICTORY.isIn(seen.flags)).isTrue();
                ms = k / RATE_HZ * 1000;
            }
        }
        assertThat(ms).isBetween(100.0, QualityFlag.CONTRADICTORY.blocksAfterNanos() * 1e-6);
        wave.feed(meter, QualityFlag.CONTRADICTORY.recoversNanos() * 1e-9);
        assertThat(wave.read(meter).blocked).isFalse();
        assertThat(wave.read(meter).flags).isZero();
    }

    @Test
    void phases_the_other_way_round_are_measured_and_said() {
        wave.angleDeg = new double[] {0, 120, -120};
        MeasurementSnapshot seen = wave.feed(meter, 0.5).read(meter);

        assertThat(seen.blocked).isFalse();
        assertThat(QualityFlag.REVERSED_ROTATION.isIn(seen.flags)).isTrue();
        assertThat(seen.frequencyHz).isCloseTo(50, within(0.0035));
        assertThat(seen.negativeSequencePu).isCloseTo(1, within(0.01));
        assertThat(seen.angleL2Deg).isCloseTo(120, within(0.1));
    }

    @RepeatedTest(40)
    void whatever_comes_is_forgotten_after_a_tenth_of_a_second(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        double[] rubbish = {
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            1e308,
            -1e308,
            0,
            -0.0,
            Double.MIN_VALUE,
            700,
            -700,
            325
        };
        for (int k = 0; k < 2000; k++) {
            double[] v = new double[3];
            for (int p = 0; p < 3; p++) {
                v[p] =
                        random.nextInt(3) == 0
                                ? rubbish[random.nextInt(rubbish.length)]
                                : wave.volts(p);
            }
            if (random.nextInt(20) != 0) {
                meter.accept(wave.nanos() + random.nextInt(50_000), v[0], v[1], v[2]);
            }
            wave.next();
            wave.read(meter);
        }
        wave.feed(meter, 0.15);
        MeasurementSnapshot seen = wave.read(meter);
        assertThat(seen.blocked).isFalse();
        assertThat(seen.rmsL1Pu).isCloseTo(1, within(0.002));
        assertThat(seen.frequencyHz).isCloseTo(50, within(0.0035));
        assertThat(seen.positiveSequencePu).isCloseTo(1, within(0.01));
    }

    @Test
    void protection_gets_what_it_needs() {
        var sample = new GridSample();
        sample.activePowerPu = 0.4;
        wave.read(meter).copyTo(sample);
        assertThat(sample.voltageL3Pu).isCloseTo(1, within(0.002));
        assertThat(sample.angleL2Deg).isCloseTo(-120, within(0.1));
        assertThat(sample.frequencyHz).isCloseTo(50, within(0.0035));
        assertThat(sample.phaseJumpDeg).isZero();
        assertThat(sample.activePowerPu).isEqualTo(0.4);

        new MeasurementSnapshot().copyTo(sample);
        assertThat(sample.voltageL1Pu).isNaN();
        assertThat(sample.frequencyHz).isNaN();
        assertThat(sample.angleL2Deg).isEqualTo(-120);
    }
}
