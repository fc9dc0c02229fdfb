package org.tidegate.pilot;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CableCodeTest {
    @ParameterizedTest
    @CsvSource({
        "Infinity, NO_PLUG, 0",
        "4500, NO_PLUG, 0",
        "1500, A13, 13",
        "1000, A13, 13",
        "999, A20, 20",
        "680, A20, 20",
        "330, A20, 20",
        "329, A32, 32",
        "220, A32, 32",
        "150, A32, 32",
        "149, A63, 63",
        "100, A63, 63",
        "75, A63, 63",
        "74, FAULT, 0",
        "0, FAULT, 0",
        "-5, FAULT, 0",
        "NaN, FAULT, 0"
    })
    void a_resistor_names_a_cable(double ohm, CableCode code, double limitA) {
        assertThat(CableCode.of(ohm)).isEqualTo(code);
        assertThat(CableCode.of(ohm).currentLimitA()).isEqualTo(limitA);
        assertThat(CableCode.of(ohm).isCable()).isEqualTo(limitA > 0);
    }

    @Test
    void a_socket_offers_what_the_plugged_cable_carries() {
        var bench = chargingFromSocket(220);

        assertThat(bench.out.cableLimitA).isEqualTo(32);
        assertThat(bench.permitted()).isTrue();
        assertThat(DutyCycle.understoodA(bench.out.dutyPercent)).isEqualTo(32, within(1e-9));
    }

    @Test
    void a_plug_pulled_under_load_opens_within_a_hundred_milliseconds() {
        var bench = chargingFromSocket(220);
        bench.sample.proximityOhm = Double.POSITIVE_INFINITY;

        assertThat(bench.millisUntil(() -> !bench.permitted(), ofSeconds(1)))
                .isLessThanOrEqualTo(50);
        assertThat(bench.inhibitedBy(PilotInhibit.PROXIMITY)).isTrue();
        assertThat(bench.codes()).contains(PilotEvent.CABLE_CODE_WRONG);
    }

    @Test
    void one_wild_proximity_sample_is_suppressed() {
        var bench = chargingFromSocket(220);
        bench.sample.proximityOhm = Double.NaN;
        bench.cycle();
        bench.sample.proximityOhm = 220;
        bench.runs(ofMillis(100));

        assertThat(bench.permitted()).isTrue();
    }

    @Test
    void without_a_resistor_nothing_is_offered() {
        var bench = chargingFromSocket(Double.NaN);

        assertThat(bench.permitted()).isFalse();
        assertThat(bench.out.dutyPercent).isEqualTo(100);
        assertThat(bench.inhibitedBy(PilotInhibit.PROXIMITY)).isTrue();
    }

    private static Bench chargingFromSocket(double ohm) {
        var bench = new Bench(PilotTimes.presets(), true);
        bench.sample.proximityOhm = ohm;
        bench.in.energyAllowed = true;
        bench.in.currentLimitA = 63;
        return bench.runs(ofSeconds(6))
                .vehicle(Bench.B_OHM)
                .runs(ofSeconds(1))
                .vehicle(Bench.C_OHM)
                .runs(ofSeconds(1));
    }
}
