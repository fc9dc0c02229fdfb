package org.tidegate.protection.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.Stage;
import org.tidegate.protection.measurement.TimeBudget.Actuation;

@DisplayName("The time that a path takes")
class TimeBudgetTest {
    private static final long MS = 1_000_000;

    private static ProtectionSettings profile() {
        return new ProtectionSettings(
                "test",
                3,
                60,
                List.of(
                        new Stage("UV2", Quantity.ANY_VOLTAGE, false, 0.5, 160 * MS),
                        new Stage("UV1", Quantity.ANY_VOLTAGE, false, 0.88, 2_000 * MS),
                        new Stage("OF2", Quantity.FREQUENCY, true, 62, 160 * MS)),
                null,
                0,
                new ProtectionSettings.Service(0.9, 1.1, 59, 61, 0, 0),
                ProtectionSettings.RideThrough.none(),
                new ProtectionSettings.FrequencyResponse.None(),
                500 * MS,
                100 * MS);
    }

    @Test
    void is_too_long_for_160_ms_over_a_slow_bus_and_the_sentence_says_who_must_trip() {
        TimeBudget bus =
                TimeBudget.overBus(
                        60 * MS,
                        20 * MS,
                        1,
                        12 * MS,
                        10 * MS,
                        Actuation.register(30 * MS, 50 * MS));

        List<TimeBudget.Finding> findings = bus.check(profile());

        assertThat(findings)
                .extracting(f -> f.stage() + f.reachable())
                .containsExactly("UV2false", "UV1true", "OF2false");
        assertThat(findings.getFirst().worstNanos()).isEqualTo(212 * MS);
        assertThat(findings.getFirst().timerNanos()).isZero();
        assertThat(findings.getFirst().sentence())
                .isEqualTo(
                        "clearing time 160 ms of UV2 is not reachable over this bus (worst case 212"
                                + " ms: register write and converter 80 ms, converter's filter 60 ms,"
                                + " wait for the poll 20 ms, lost polls 20 ms, answer 12 ms, wait for"
                                + " the lane 10 ms, decision 10 ms): the converter must trip; its"
                                + " settings are verified by read-back");
        assertThat(findings.get(1).timerNanos()).isEqualTo(1_788 * MS);
    }

    @Test
    void is_short_enough_over_our_own_samples_with_a_contactor() {
        TimeBudget own = TimeBudget.onSamples(10 * MS, Actuation.contactor(40 * MS));

        assertThat(own.check(profile())).allMatch(TimeBudget.Finding::reachable);
        assertThat(own.check("U>>", Quantity.PHASE_VOLTAGE, 100 * MS).reachable()).isTrue();
        assertThat(own.check("f>", Quantity.FREQUENCY, 100 * MS).reachable()).isFalse();
        assertThat(own.worstNanos(Quantity.ANY_VOLTAGE)).isBetween(83 * MS, 84 * MS);
        assertThat(own.check("UV2", Quantity.ANY_VOLTAGE, 160 * MS).sentence())
                .startsWith(
                        "clearing time 160 ms of UV2 is kept over our own samples (worst case 83");
    }

    /** The budget is a promise about the meter; this holds the meter to it. */
    @Test
    void covers_what_the_meter_really_takes() {
        double slowestVoltage = 0;
        double slowestFrequency = 0;
        for (int seed = 0; seed < 12; seed++) {
            var meter = new GridMeter(MeasurementSettings.of(4000, 1, 230, 50));
            var wave = new Wave(4000, 230, 45.2, seed);
            wave.feed(meter, 0.6 + seed * 0.0017);
            double from = wave.seconds();
            wave.pu[0] = 0.5;
            while (!(wave.read(meter).rmsL1Pu < 0.502)) {
                wave.feed(meter, 0.00025);
            }
            slowestVoltage = Math.max(slowestVoltage, wave.seconds() - from);
            wave.pu[0] = 1;
            wave.feed(meter, 0.5);
            from = wave.seconds();
            wave.hz = 47;
            double reached = from;
            for (int k = 0; k < 120; k++) {
                if (Math.abs(wave.feed(meter, 0.001).read(meter).frequencyHz - 47) > 0.05) {
                    reached = wave.seconds();
                }
            }
            slowestFrequency = Math.max(slowestFrequency, reached - from);
        }
        TimeBudget own = TimeBudget.onSamples(0, Actuation.gateLine(0));
        assertThat(slowestVoltage * 1e9)
                .isBetween(15e6, (double) own.worstNanos(Quantity.PHASE_VOLTAGE));
        assertThat(slowestFrequency * 1e9)
                .isBetween(40e6, (double) own.worstNanos(Quantity.FREQUENCY));
    }

    @Test
    void cannot_be_negative() {
        assertThatThrownBy(() -> new TimeBudget.Part("filter", -1)).hasMessageContaining("filter");
    }
}
