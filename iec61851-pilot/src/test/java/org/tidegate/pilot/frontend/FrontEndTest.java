package org.tidegate.pilot.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.pilot.PilotSample;

@DisplayName("A pilot front end")
class FrontEndTest {
    private final PilotSample sample = new PilotSample();

    private static final class Lines implements ComparatorLines {
        long levels;

        @Override
        public long levels() {
            return levels;
        }

        @Override
        public long readAtNanos() {
            return 77;
        }
    }

    private final Lines lines = new Lines();
    private boolean oscillatorObeys = true;
    private final ComparatorPilot comparators = new ComparatorPilot(lines, _ -> oscillatorObeys);

    private void look(double duty, int levels) {
        comparators.setDutyPercent(duty);
        lines.levels = levels;
        comparators.read(sample);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 01111, 12, 12",
        "100, 01110, 9, 9",
        "100, 01100, 6, 6",
        "53.3, 11100, 6, -12",
        "53.3, 11000, 3, -12",
        "53.3, 01100, 6, -6", // the negative half is loaded like the positive one
        "53.3, 00000, 0, 0", // shorted to earth
        "0, 10000, -12, -12",
        "0, 00000, 0, 0",
        "53.3, 10000, 0, -12",
        "53.3, 10101, NaN, -12" // one comparator is broken
    })
    void comparators_tell_the_band_by_its_nominal_voltage(
            double duty, String bits, double positiveV, double negativeV) {
        look(duty, Integer.parseInt(bits, 2));
        assertThat(Double.valueOf(sample.positivePeakV)).isEqualTo(Double.valueOf(positiveV));
        assertThat(sample.negativePeakV + 0.0).isEqualTo(negativeV);
        assertThat(sample.sampledAtNanos).isEqualTo(77);
    }

    @Test
    void lines_that_cannot_be_read_leave_the_sample_old() {
        look(100, 0b01111);
        assertThat(sample.sequence).isEqualTo(1);
        lines.levels = ComparatorLines.UNREADABLE;
        comparators.read(sample);
        assertThat(sample.sequence).isEqualTo(1);
        oscillatorObeys = false;
        look(53, 0b01111);
        assertThat(sample.sequence).as("nobody knows what is on the wire").isEqualTo(1);
        oscillatorObeys = true;
        look(53, 0b01111);
        assertThat(sample.sequence).isEqualTo(2);
    }

    /** A pilot of 1 kHz with ringing at its edges and noise, seen at random moments. */
    private static final class Wire implements PilotConverter {
        final SplittableRandom random;
        double highV = 9;
        double lowV = -12;
        double duty = 0.05;
        boolean answers = true;

        Wire(long seed) {
            random = new SplittableRandom(seed);
        }

        @Override
        public boolean scan(double[] pilotV) {
            for (int i = 0; i < pilotV.length; i++) {
                double phase = random.nextDouble();
                double v = phase < duty ? highV : lowV;
                double afterEdge = phase < duty ? phase : phase - duty;
                if (afterEdge < 0.005) {
                    v += (phase < duty ? 1.5 : -1.5) * random.nextDouble(); // 5 µs of ringing
                }
                pilotV[i] = v + 0.05 * random.nextGaussian();
            }
            return answers;
        }

        @Override
        public double proximityOhm() {
            return 150;
        }
    }

    @RepeatedTest(50)
    void random_looks_find_both_plateaus_at_any_duty(RepetitionInfo seed) {
        var wire = new Wire(seed.getCurrentRepetition());
        wire.duty = new double[] {0.05, 0.1, 0.267, 0.5, 0.96}[seed.getCurrentRepetition() % 5];
        wire.highV = new double[] {12, 9, 6, 3}[seed.getCurrentRepetition() % 4];
        var adc = AdcPilot.scanning(wire, _ -> true);
        adc.step(5_000_000);
        adc.read(sample);
        assertThat(sample.positivePeakV).isCloseTo(wire.highV, within(0.2));
        assertThat(sample.negativePeakV).isCloseTo(-12, within(0.2));
        assertThat(sample.proximityOhm).isEqualTo(150);
        assertThat(sample.sampledAtNanos).isEqualTo(5_000_000);
    }

    @Test
    void a_static_pilot_has_one_plateau() {
        var wire = new Wire(1);
        wire.duty = 1;
        wire.highV = 6;
        var adc = AdcPilot.scanning(wire, _ -> true);
        adc.step(0);
        adc.read(sample);
        assertThat(sample.positivePeakV).isCloseTo(6, within(0.2));
        assertThat(sample.negativePeakV).isEqualTo(sample.positivePeakV);
    }

    @Test
    void a_converter_that_does_not_answer_leaves_the_sample_old() {
        var wire = new Wire(1);
        var adc = AdcPilot.scanning(wire, _ -> true);
        adc.step(0);
        wire.answers = false;
        adc.step(5_000_000);
        adc.read(sample);
        assertThat(sample.sequence).isEqualTo(1);
        assertThat(sample.sampledAtNanos).isZero();
    }

    @Test
    void peak_detectors_without_a_number_leave_the_sample_old() {
        var detectors =
                new PeakDetectors() {
                    double positiveV = 6.1;

                    @Override
                    public double positiveV() {
                        return positiveV;
                    }

                    @Override
                    public double negativeV() {
                        return -11.9;
                    }

                    @Override
                    public double proximityOhm() {
                        return Double.NaN;
                    }
                };
        var adc = AdcPilot.withPeakDetectors(detectors, _ -> true);
        adc.step(0);
        adc.read(sample);
        assertThat(sample.positivePeakV).isEqualTo(6.1);
        detectors.positiveV = Double.NaN;
        adc.step(5_000_000);
        adc.read(sample);
        assertThat(sample.sequence).isEqualTo(1);
        adc.setDutyPercent(53);
        AdcPilot refusing = AdcPilot.withPeakDetectors(detectors, _ -> false);
        refusing.setDutyPercent(53);
        refusing.read(sample);
        assertThat(sample.sequence).isZero();
    }
}
