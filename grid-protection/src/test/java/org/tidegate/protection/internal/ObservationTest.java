package org.tidegate.protection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.protection.GridMode;
import org.tidegate.protection.GridSample;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.Band;
import org.tidegate.protection.ProtectionSettings.Blanking;
import org.tidegate.protection.ProtectionSettings.Consecutive;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.ProtectionSettings.MeanWindow;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.RideThrough;
import org.tidegate.protection.ProtectionSettings.Service;
import org.tidegate.protection.ProtectionSettings.Stage;
import org.tidegate.protection.SupportSettings;
import org.tidegate.protection.SupportSettings.Capability;
import org.tidegate.protection.SupportSettings.ControlVoltage;
import org.tidegate.protection.SupportSettings.ReactiveMode;

/** What is seen of the grid and how long it has been seen. */
class ObservationTest {
    private static final long MS = 1_000_000L;
    private static final long S = 1_000_000_000L;

    static GridSample sample(double a, double b, double c) {
        var sample = new GridSample();
        sample.voltageL1Pu = a;
        sample.voltageL2Pu = b;
        sample.voltageL3Pu = c;
        sample.frequencyHz = 50;
        return sample;
    }

    private static SupportSettings support(ControlVoltage voltage, long filterNanos) {
        return new SupportSettings(
                voltage,
                filterNanos,
                new ReactiveMode.Off(),
                0,
                null,
                null,
                0,
                null,
                Capability.full(),
                0);
    }

    private static ProtectionSettings settings(
            int phases, List<Stage> stages, long rateNanos, @Nullable Blanking jump) {
        return new ProtectionSettings(
                "observation",
                phases,
                50,
                stages,
                new MeanWindow(30 * S, 3 * S),
                rateNanos,
                new Service(0.85, 1.1, 49, 51, 0, 0),
                RideThrough.none(),
                new FrequencyResponse.None(),
                SupportSettings.none(),
                null,
                jump,
                500 * MS,
                100 * MS);
    }

    @Nested
    @DisplayName("The applicable voltage")
    class ApplicableVoltageTest {
        private final ApplicableVoltage v = new ApplicableVoltage(true);

        @Test
        void is_the_lowest_and_the_highest_of_six() {
            v.take(sample(0.6, 1, 1.1));
            assertThat(v.lowestPhasePu()).isEqualTo(0.6);
            assertThat(v.highestPhasePu()).isEqualTo(1.1);
            assertThat(v.meanPhasePu()).isCloseTo(0.9, within(1e-12));
            assertThat(v.lowestPu()).isEqualTo(0.6);
            assertThat(v.highestPu()).isEqualTo(1.1);
        }

        @Test
        void between_phases_follows_the_law_of_cosines() {
            var s = sample(1, 1, 1);
            s.angleL2Deg = -60;
            v.take(s);
            // L1 to L2 is one phase voltage, a third of the root of three
            assertThat(v.lowestPu()).isCloseTo(1 / Math.sqrt(3), within(1e-12));
            // L2 to L3 is a straight line: two phase voltages
            assertThat(v.highestPu()).isCloseTo(2 / Math.sqrt(3), within(1e-12));
            assertThat(v.lowestPhasePu()).isEqualTo(1);
        }

        @Test
        void of_phases_that_lie_on_each_other_is_zero() {
            var s = sample(1, 1, 1);
            s.angleL1Deg = 10;
            s.angleL2Deg = 10;
            s.angleL3Deg = 10;
            v.take(s);
            assertThat(v.lowestPu()).isCloseTo(0, within(1e-7));
        }

        @RepeatedTest(50)
        void has_the_positive_sequence_of_the_complex_sum(RepetitionInfo seed) {
            var random = new SplittableRandom(seed.getCurrentRepetition());
            var s = sample(random.nextDouble(0.3, 1.2), random.nextDouble(0.3, 1.2), 1);
            s.angleL1Deg = random.nextDouble(-20, 20);
            s.angleL2Deg = -120 + random.nextDouble(-20, 20);
            s.angleL3Deg = 120 + random.nextDouble(-20, 20);
            v.take(s);
            double re = 0;
            double im = 0;
            double[] sizes = {s.voltageL1Pu, s.voltageL2Pu, s.voltageL3Pu};
            double[] turned = {s.angleL1Deg, s.angleL2Deg + 120, s.angleL3Deg - 120};
            for (int i = 0; i < 3; i++) {
                re += sizes[i] * Math.cos(Math.toRadians(turned[i])) / 3;
                im += sizes[i] * Math.sin(Math.toRadians(turned[i])) / 3;
            }
            assertThat(v.positiveSequencePu()).isCloseTo(Math.hypot(re, im), within(1e-9));
        }

        @Test
        void of_a_single_phase_is_that_phase() {
            var one = new ApplicableVoltage(false);
            one.take(sample(0.9, Double.NaN, Double.NaN));
            assertThat(one.lowestPu()).isEqualTo(0.9);
            assertThat(one.highestPhasePu()).isEqualTo(0.9);
            assertThat(one.lowestPhasePu()).isEqualTo(0.9);
            assertThat(one.meanPhasePu()).isEqualTo(0.9);
            assertThat(one.positiveSequencePu()).isEqualTo(0.9);
        }

        @Test
        void is_unknown_when_blind() {
            v.take(sample(1, 1, 1));
            assertThat(v.positiveSequencePu()).isCloseTo(1, within(1e-12));
            v.blind();
            assertThat(v.lowestPu()).isNaN();
            assertThat(v.highestPu()).isNaN();
            assertThat(v.lowestPhasePu()).isNaN();
            assertThat(v.highestPhasePu()).isNaN();
            assertThat(v.meanPhasePu()).isNaN();
            assertThat(v.positiveSequencePu()).isNaN();
        }
    }

    @Nested
    @DisplayName("An observation")
    class WholeTest {
        @Test
        void hands_on_the_mean_or_the_positive_sequence() {
            var seen = new Observation(settings(3, List.of(), 0, null));
            var s = sample(0.7, 1, 1);
            seen.take(s, support(ControlVoltage.MEAN, 0), 0, 0);
            assertThat(seen.controlPu()).isCloseTo(0.9, within(1e-12));
            s.angleL2Deg = -110;
            seen.take(s, support(ControlVoltage.POSITIVE_SEQUENCE, 0), 0, 0);
            assertThat(seen.controlPu()).isLessThan(0.9).isGreaterThan(0.89);
        }

        @Test
        void filters_the_control_voltage_of_three_phases_alone() {
            var seen = new Observation(settings(3, List.of(), 0, null));
            var slow = support(ControlVoltage.MEAN, S);
            seen.take(sample(1, 1, 1), slow, 0, 0);
            assertThat(seen.controlPu()).isCloseTo(1, within(1e-12));
            seen.take(sample(0.5, 0.5, 0.5), slow, 10 * MS, 10 * MS);
            assertThat(seen.controlPu()).isBetween(0.9, 0.999);
            seen.take(sample(Double.NaN, 1, 1), slow, 20 * MS, 10 * MS);
            assertThat(seen.controlPu()).isNaN();
            seen.take(sample(0.5, 0.5, 0.5), slow, 30 * MS, 10 * MS);
            assertThat(seen.controlPu()).isCloseTo(0.5, within(1e-12));

            var single = new Observation(settings(1, List.of(), 0, null));
            single.take(sample(1, 1, 1), slow, 0, 0);
            single.take(sample(0.5, 1, 1), slow, 10 * MS, 10 * MS);
            assertThat(single.controlPu()).isEqualTo(0.5);
        }

        @Test
        void that_is_too_old_or_infinite_is_none() {
            var seen = new Observation(settings(3, List.of(), 0, null));
            assertThat(seen.blind()).isTrue();
            var s = sample(1, 1, 1);
            s.ageNanos = 500 * MS;
            seen.take(s, SupportSettings.none(), 0, 0);
            assertThat(seen.blind()).isFalse();
            assertThat(seen.frequencyHz()).isEqualTo(50);
            s.ageNanos++;
            seen.take(s, SupportSettings.none(), 0, 0);
            assertThat(seen.blind()).isTrue();
            assertThat(seen.frequencyHz()).isNaN();
            assertThat(seen.voltage().lowestPu()).isNaN();
            s.ageNanos = 0;
            s.frequencyHz = Double.NEGATIVE_INFINITY;
            seen.take(s, SupportSettings.none(), 0, 0);
            assertThat(seen.blind()).isTrue();
            assertThat(seen.voltage().lowestPu()).isEqualTo(1);
            s.frequencyHz = 50;
            s.voltageL2Pu = Double.POSITIVE_INFINITY;
            seen.take(s, SupportSettings.none(), 0, 0);
            assertThat(seen.blind()).isTrue();
            assertThat(seen.frequencyHz()).isEqualTo(50);
        }

        @Test
        void measures_mean_and_rate_where_they_are_asked_for() {
            var seen = new Observation(settings(3, List.of(), 500 * MS, null));
            var s = sample(1.1, 1.1, 1.1);
            for (int k = 0; k <= 300; k++) {
                s.frequencyHz = 50 + 0.02 * k;
                seen.take(s, SupportSettings.none(), k * (10 * MS), k == 0 ? 0 : 10 * MS);
            }
            assertThat(seen.rateHzPerS()).isCloseTo(2, within(1e-9));
            assertThat(seen.meanPu()).isCloseTo(Math.sqrt((9 + 1.21) / 10), within(1e-9));
            assertThat(seen.blanked()).isFalse();
        }

        @Test
        void does_not_believe_a_rate_across_a_phase_jump() {
            var seen = new Observation(settings(3, List.of(), 500 * MS, new Blanking(8, 100 * MS)));
            var s = sample(1, 1, 1);
            for (int k = 0; k <= 200; k++) {
                s.phaseJumpDeg = k == 100 ? -20 : 0;
                // the step reads as a frequency that is wrong for 50 ms
                s.frequencyHz = k >= 100 && k < 105 ? 55 : 50;
                seen.take(s, SupportSettings.none(), k * (10 * MS), 10 * MS);
                assertThat(seen.rateHzPerS()).isZero();
                assertThat(seen.blanked()).isEqualTo(k >= 100 && k < 110);
            }
        }

        @Test
        void that_is_blind_has_no_rate_even_while_blanked() {
            var seen = new Observation(settings(3, List.of(), 500 * MS, new Blanking(8, 100 * MS)));
            var s = sample(1, 1, 1);
            s.phaseJumpDeg = 20;
            s.frequencyHz = Double.NaN;
            seen.take(s, SupportSettings.none(), 0, 0);
            assertThat(seen.rateHzPerS()).isNaN();
        }
    }

    @Nested
    @DisplayName("Phase-jump blanking")
    class PhaseJumpBlankingTest {
        private final PhaseJumpBlanking blanking = new PhaseJumpBlanking(new Blanking(8, 100 * MS));

        @Test
        void lasts_its_time_from_a_jump_beyond_the_threshold() {
            assertThat(blanking.step(Double.NaN, 0)).isFalse();
            assertThat(blanking.step(8, 10 * MS)).isFalse();
            assertThat(blanking.step(8.1, 20 * MS)).isTrue();
            assertThat(blanking.step(0, 119 * MS)).isTrue();
            assertThat(blanking.step(0, 120 * MS)).isFalse();
            assertThat(blanking.step(-9, 1_000 * MS)).isTrue();
        }

        @Test
        void is_no_excuse_for_ever() {
            assertThat(blanking.step(20, 0)).isTrue();
            assertThat(blanking.step(20, 99 * MS)).isTrue();
            assertThat(blanking.step(20, 100 * MS)).isFalse();
            assertThat(blanking.step(20, 199 * MS)).isFalse();
            assertThat(blanking.step(20, 200 * MS)).isTrue();
            assertThat(blanking.step(0, 299 * MS)).isTrue();
            assertThat(blanking.step(0, 300 * MS)).isFalse();
        }
    }

    @Nested
    @DisplayName("Consecutive disturbances")
    class ConsecutiveDisturbancesTest {
        private final ConsecutiveDisturbances counter =
                new ConsecutiveDisturbances(new Consecutive(3, 5 * S, 1_200 * S, false));

        private boolean dip(long atSeconds) {
            boolean beyond = counter.step(true, atSeconds * S);
            counter.step(false, atSeconds * S + 100 * MS);
            return beyond;
        }

        @Test
        void beyond_what_must_be_ridden_through_may_trip() {
            assertThat(counter.step(false, 0)).isFalse();
            assertThat(counter.count()).isZero();
            assertThat(dip(10)).isFalse();
            counter.step(false, 16 * S);
            assertThat(dip(20)).isFalse();
            counter.step(false, 26 * S);
            assertThat(dip(30)).isFalse();
            assertThat(counter.count()).isEqualTo(3);
            counter.step(false, 36 * S);
            assertThat(dip(40)).isTrue();
            assertThat(counter.count()).isEqualTo(4);
        }

        @Test
        void belong_to_one_set_until_the_voltage_has_been_calm_for_the_gap() {
            dip(10);
            counter.step(false, 15 * S);
            dip(15);
            assertThat(counter.count()).isEqualTo(1);
            counter.step(false, 15 * S + 100 * MS + 5 * S);
            dip(21);
            assertThat(counter.count()).isEqualTo(2);
        }

        @Test
        void are_forgotten_after_the_window() {
            for (int n = 0; n < 6; n++) {
                dip(10 + 10 * n);
                counter.step(false, (16 + 10 * n) * S);
            }
            assertThat(counter.count()).isEqualTo(4);
            assertThat(counter.step(false, 30 * S + 1_200 * S - 1)).isTrue();
            // the oldest that is still held is the third, of second 30
            assertThat(counter.step(false, 30 * S + 1_200 * S)).isFalse();
            assertThat(counter.count()).isEqualTo(3);
            counter.step(false, 100 * S + 1_200 * S);
            assertThat(counter.count()).isZero();
        }
    }

    @Nested
    @DisplayName("Trip stages")
    class TripStagesTest {
        @ParameterizedTest
        @CsvSource({
            "ANY_VOLTAGE, true, 1.2, 1.21, 1.19",
            "ANY_VOLTAGE, false, 0.5, 0.49, 0.51",
            "PHASE_VOLTAGE, true, 1.2, 1.21, 1.19",
            "PHASE_VOLTAGE, false, 0.5, 0.49, 0.51"
        })
        void look_at_their_own_voltage(
                Quantity quantity, boolean over, double threshold, double beyond, double within) {
            var all =
                    settings(
                            3,
                            List.of(
                                    new Stage("far", Quantity.FREQUENCY, true, 99, 0),
                                    new Stage("one", quantity, over, threshold, 20 * MS)),
                            0,
                            null);
            var stages = new TripStages(all);
            var seen = new Observation(all);
            seen.take(sample(beyond, 1, 1), SupportSettings.none(), 0, 10 * MS);
            assertThat(stages.step(seen, 10 * MS)).isEqualTo(-1);
            assertThat(stages.anyOperated()).isFalse();
            assertThat(stages.step(seen, 10 * MS)).isEqualTo(1);
            assertThat(stages.operated(1)).isTrue();
            assertThat(stages.operated(0)).isFalse();
            assertThat(stages.anyOperated()).isTrue();
            assertThat(stages.id(1)).isEqualTo("one");
            assertThat(stages.timer(1).beyondNanos()).isEqualTo(20 * MS);
            assertThat(stages.timer(1).extreme()).isEqualTo(beyond);
            seen.take(sample(within, 1, 1), SupportSettings.none(), 0, 10 * MS);
            assertThat(stages.step(seen, 10 * MS)).isEqualTo(-1);
            assertThat(stages.operated(1)).isFalse();
        }

        @Test
        void name_the_first_of_several() {
            var all =
                    settings(
                            3,
                            List.of(
                                    new Stage("a", Quantity.FREQUENCY, true, 51, 0),
                                    new Stage("b", Quantity.FREQUENCY, true, 50.5, 0),
                                    new Stage("c", Quantity.MEAN_VOLTAGE, true, 0.5, 0)),
                            0,
                            null);
            var stages = new TripStages(all);
            var seen = new Observation(all);
            var s = sample(1, 1, 1);
            s.frequencyHz = 52;
            seen.take(s, SupportSettings.none(), 0, 0);
            assertThat(stages.step(seen, 0)).isZero();
            assertThat(stages.operated(0) && stages.operated(1) && stages.operated(2)).isTrue();
        }

        @Test
        void go_on_counting_with_new_numbers() {
            var before =
                    settings(3, List.of(new Stage("a", Quantity.FREQUENCY, true, 51, S)), 0, null);
            var after =
                    settings(
                            3,
                            List.of(new Stage("a", Quantity.FREQUENCY, true, 51.5, 30 * MS)),
                            0,
                            null);
            var stages = new TripStages(before);
            var seen = new Observation(before);
            var s = sample(1, 1, 1);
            s.frequencyHz = 52;
            seen.take(s, SupportSettings.none(), 0, 0);
            stages.step(seen, 10 * MS);
            stages.step(seen, 10 * MS);
            stages.apply(after);
            assertThat(stages.step(seen, 10 * MS)).isZero();
            s.frequencyHz = 51.4;
            seen.take(s, SupportSettings.none(), 0, 0);
            assertThat(stages.step(seen, 10 * MS)).isEqualTo(-1);
        }
    }

    @Nested
    @DisplayName("A definite-time stage")
    class DefiniteTimeStageTest {
        @Test
        void keeps_the_furthest_value_of_its_own_direction() {
            var over = new DefiniteTimeStage(true, 1.1, 100 * MS);
            over.step(1.2, 10 * MS);
            over.step(1.3, 10 * MS);
            over.step(1.15, 10 * MS);
            assertThat(over.extreme()).isEqualTo(1.3);
            assertThat(over.pickedUp()).isTrue();
            assertThat(over.operated()).isFalse();
            over.step(1.1, 10 * MS);
            assertThat(over.pickedUp()).isFalse();
            assertThat(over.extreme()).isNaN();
            assertThat(over.beyondNanos()).isZero();
            var under = new DefiniteTimeStage(false, 0.9, 0);
            assertThat(under.step(0.9, 10 * MS)).isFalse();
            assertThat(under.step(0.8, 10 * MS)).isTrue();
            under.step(0.85, 10 * MS);
            assertThat(under.extreme()).isEqualTo(0.8);
            under.step(0.7, 10 * MS);
            assertThat(under.extreme()).isEqualTo(0.7);
            under.step(Double.NaN, 10 * MS);
            assertThat(under.extreme()).isNaN();
        }
    }

    @Nested
    @DisplayName("The rate of change")
    class RateOfChangeTest {
        @Test
        void keeps_a_whole_window_of_the_fastest_samples() {
            var rate = new RateOfChange(10 * MS);
            double last = 0;
            for (int k = 0; k <= 30; k++) {
                last = rate.step(50 + k * 1e-3, k * MS);
                assertThat(last).isCloseTo(k < 10 ? 0 : 1, within(1e-6));
            }
        }

        @Test
        void is_the_difference_over_the_window_and_zero_before_it_is_full() {
            var rate = new RateOfChange(500 * MS);
            for (int k = 0; k < 200; k++) {
                double value = rate.step(50 - 0.01 * k, k * (10 * MS));
                assertThat(value).isCloseTo(k < 50 ? 0 : -1, within(1e-9));
            }
            assertThat(rate.step(Double.NaN, 2_000 * MS)).isNaN();
            assertThat(rate.step(48, 2_010 * MS)).isZero();
            rate.restart();
            assertThat(rate.step(48, 5_000 * MS)).isZero();
        }

        @Test
        void spans_the_window_at_least_where_steps_do_not_fit_it() {
            var rate = new RateOfChange(500 * MS);
            double value = 0;
            for (int k = 0; k < 40; k++) {
                value = rate.step(50 + 0.07 * k, k * (70 * MS));
            }
            assertThat(value).isCloseTo(1, within(1e-9));
        }

        @Test
        void of_steps_faster_than_a_millisecond_keeps_the_newest() {
            var rate = new RateOfChange(10 * MS);
            double value = 0;
            for (int k = 0; k < 400; k++) {
                value = rate.step(50 + 0.0001 * k, k * 100_000L);
            }
            assertThat(value).isIn(0.0, 1.0);
        }
    }

    @Nested
    @DisplayName("The mean voltage")
    class MeanVoltageTest {
        private final MeanVoltage mean = new MeanVoltage(new MeanWindow(30 * S, 3 * S));

        @Test
        void is_the_root_of_the_mean_square_refreshed_in_whole_stretches() {
            for (int k = 1; k < 30; k++) {
                assertThat(mean.step(1.2, 100 * MS)).isEqualTo(1);
            }
            assertThat(mean.step(1.2, 100 * MS)).isCloseTo(Math.sqrt(10.44 / 10), within(1e-9));
            for (int k = 0; k < 300; k++) {
                mean.step(1.2, 100 * MS);
            }
            assertThat(mean.step(1.2, 0)).isCloseTo(1.2, within(1e-9));
        }

        @Test
        void weighs_samples_by_their_time_and_leaves_missing_ones_out() {
            mean.step(1.2, S);
            mean.step(Double.NaN, S);
            assertThat(mean.step(1, S)).isCloseTo(Math.sqrt((9 + 1.22) / 10), within(1e-9));
        }

        @Test
        void repeats_the_stretch_before_one_without_any_sample_and_fills_a_gap() {
            mean.step(1.2, 3 * S);
            assertThat(mean.step(Double.NaN, 3 * S))
                    .isCloseTo(Math.sqrt((8 + 2 * 1.44) / 10), within(1e-9));
            assertThat(mean.step(1.1, 6 * S))
                    .isCloseTo(Math.sqrt((6 + 2 * 1.44 + 2 * 1.21) / 10), within(1e-9));
            assertThat(mean.step(1.3, 3_600 * S)).isCloseTo(1.3, within(1e-9));
        }
    }

    @Nested
    @DisplayName("Entering service")
    class EnterServiceTest {
        private EnterService of(long random, long seed) {
            return new EnterService(new Service(0.9, 1.1, 49, 51, S, 0, random), seed);
        }

        @Test
        void waits_inside_the_window_edges_included() {
            var service = of(0, 0);
            assertThat(service.remainingNanos()).isEqualTo(Long.MAX_VALUE);
            assertThat(service.step(0.9, 1.1, 49, true, 400 * MS)).isFalse();
            assertThat(service.remainingNanos()).isEqualTo(600 * MS);
            assertThat(service.step(0.9, 1.1, 51, true, 600 * MS)).isTrue();
            assertThat(service.remainingNanos()).isZero();
        }

        @ParameterizedTest
        @CsvSource({
            "0.89, 1, 50, true", "1, 1.11, 50, true", "1, 1, 48.9, true", "1, 1, 51.1, true",
            "1, 1, 50, false", "NaN, 1, 50, true", "1, NaN, 50, true", "1, 1, NaN, true"
        })
        void begins_again_when_anything_is_amiss(
                double low, double high, double hz, boolean permitted) {
            var service = of(0, 0);
            service.step(1, 1, 50, true, 900 * MS);
            assertThat(service.step(low, high, hz, permitted, 200 * MS)).isFalse();
            assertThat(service.remainingNanos()).isEqualTo(Long.MAX_VALUE);
            assertThat(service.step(1, 1, 50, true, 900 * MS)).isFalse();
            assertThat(service.step(1, 1, 50, true, 100 * MS)).isTrue();
        }

        @Test
        void waits_a_random_part_longer_that_its_seed_decides_and_each_trip_draws_anew() {
            var one = of(100 * S, 7);
            var same = of(100 * S, 7);
            one.step(1, 1, 50, true, 0);
            same.step(1, 1, 50, true, 0);
            long first = one.remainingNanos();
            assertThat(first).isEqualTo(same.remainingNanos()).isBetween(S, 101 * S);
            one.leave();
            assertThat(one.remainingNanos()).isEqualTo(Long.MAX_VALUE);
            one.step(1, 1, 50, true, 0);
            assertThat(one.remainingNanos()).isNotEqualTo(first);
            var other = of(100 * S, 8);
            other.step(1, 1, 50, true, 0);
            assertThat(other.remainingNanos()).isNotEqualTo(first);
            assertThat(one.step(1, 1, 50, true, one.remainingNanos())).isTrue();
        }

        @Test
        void spreads_a_street_over_the_whole_random_time() {
            double sum = 0;
            for (int seed = 0; seed < 1_000; seed++) {
                var service = of(100 * S, seed);
                service.step(1, 1, 50, true, 0);
                sum += (service.remainingNanos() - S) * 1e-9;
            }
            assertThat(sum / 1_000).isCloseTo(50, within(4.0));
        }

        @Test
        void takes_new_numbers_while_it_waits() {
            var service = of(0, 0);
            service.step(1, 1, 50, true, 900 * MS);
            service.apply(new Service(0.9, 1.1, 49, 51, 2 * S, 0, 0));
            assertThat(service.remainingNanos()).isEqualTo(1_100 * MS);
            service.apply(new Service(0.9, 1.1, 49, 51, 2 * S, 0, 50 * S));
            long withRandom = service.remainingNanos();
            assertThat(withRandom).isGreaterThan(1_100 * MS);
            service.apply(new Service(0.9, 1.1, 49, 51, 2 * S, 1, 50 * S));
            assertThat(service.remainingNanos()).isEqualTo(withRandom);
        }
    }

    @Nested
    @DisplayName("The ride-through table")
    class RideThroughTableTest {
        private final RideThroughTable table =
                new RideThroughTable(
                        new RideThrough(
                                0.88,
                                1.1,
                                List.of(
                                        new Band(1.2, 9, GridMode.CEASE_TO_ENERGISE),
                                        new Band(1.1, 1.2, GridMode.PERMISSIVE_OPERATION),
                                        new Band(0.65, 0.88, GridMode.MANDATORY_OPERATION),
                                        new Band(0.3, 0.65, GridMode.PERMISSIVE_OPERATION),
                                        new Band(-9, 0.3, GridMode.MOMENTARY_CESSATION)),
                                58.8,
                                61.2,
                                List.of(
                                        new Band(61.2, 61.8, GridMode.MANDATORY_OPERATION),
                                        new Band(57, 58.8, GridMode.MANDATORY_OPERATION))));

        @ParameterizedTest
        @CsvSource({
            "1, 1, 60, CONTINUOUS_OPERATION",
            "0.88, 1.1, 58.8, CONTINUOUS_OPERATION",
            "0.88, 1.1, 61.2, CONTINUOUS_OPERATION",
            "0.879, 1, 60, MANDATORY_OPERATION",
            "0.65, 1, 60, MANDATORY_OPERATION",
            "0.649, 1, 60, PERMISSIVE_OPERATION",
            "0.3, 1, 60, PERMISSIVE_OPERATION",
            "0.299, 1, 60, MOMENTARY_CESSATION",
            "1, 1.2, 60, PERMISSIVE_OPERATION",
            "1, 1.201, 60, CEASE_TO_ENERGISE",
            "1, 9.5, 60, NOT_DEFINED",
            "0.2, 1.3, 60, CEASE_TO_ENERGISE",
            "0.8, 1.15, 60, PERMISSIVE_OPERATION",
            "1, 1, 61.8, MANDATORY_OPERATION",
            "1, 1, 61.81, NOT_DEFINED",
            "1, 1, 57, MANDATORY_OPERATION",
            "1, 1, 56.99, NOT_DEFINED",
            "0.4, 1, 57.5, PERMISSIVE_OPERATION",
            "0.4, 1, 56, NOT_DEFINED",
            "NaN, 1, 60, CEASE_TO_ENERGISE",
            "1, NaN, 60, CEASE_TO_ENERGISE",
            "1, 1, NaN, CEASE_TO_ENERGISE"
        })
        void names_the_mode(double low, double high, double hz, GridMode mode) {
            assertThat(table.mode(low, high, hz)).isEqualTo(mode);
        }

        @Test
        void knows_a_disturbance_by_its_voltage() {
            assertThat(table.disturbed(0.88, 1.1)).isFalse();
            assertThat(table.disturbed(0.87, 1)).isTrue();
            assertThat(table.disturbed(1, 1.11)).isTrue();
            assertThat(table.disturbed(Double.NaN, 1)).isTrue();
            assertThat(table.disturbed(1, Double.NaN)).isTrue();
        }

        @Test
        void without_bands_leaves_everything_continuous_and_can_be_exchanged() {
            table.apply(RideThrough.none());
            assertThat(table.mode(0, 2, 10)).isEqualTo(GridMode.CONTINUOUS_OPERATION);
        }
    }
}
