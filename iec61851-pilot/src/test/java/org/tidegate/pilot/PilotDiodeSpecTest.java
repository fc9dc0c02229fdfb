package org.tidegate.pilot;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.pilot.Bench.B_OHM;
import static org.tidegate.pilot.Bench.C_OHM;
import static org.tidegate.pilot.Bench.D_OHM;
import static org.tidegate.pilot.Bench.OPEN;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The vehicle's pilot diode")
class PilotDiodeSpecTest {
    @Test
    void a_vehicle_without_diode_never_gets_energy_and_is_told_by_state_f() {
        var bench = Bench.ready();
        bench.diode = false;
        bench.in.energyAllowed = true;
        bench.vehicle(B_OHM);

        bench.millisUntil(() -> bench.out.dutyPercent == 0, ofSeconds(2));
        assertThat(bench.codes()).contains(PilotEvent.DIODE_MISSING);
        bench.vehicle(C_OHM);
        for (int i = 0; i < 6_000; i++) {
            bench.cycle();
            assertThat(bench.permitted()).isFalse();
        }
        assertThat(bench.inhibitedBy(PilotInhibit.DIODE)).isTrue();
    }

    @Test
    void the_fault_stays_until_the_vehicle_is_unplugged() {
        var bench = Bench.ready();
        bench.diode = false;
        bench.in.energyAllowed = true;
        bench.vehicle(B_OHM).runs(ofSeconds(1));
        bench.diode = true;
        bench.runs(ofMinutes(2));
        assertThat(bench.inhibitedBy(PilotInhibit.DIODE)).isTrue();
        assertThat(bench.out.dutyPercent).isEqualTo(100);

        bench.vehicle(OPEN).runs(ofMillis(100)).vehicle(C_OHM);
        assertThat(bench.millisUntil(bench::permitted, ofSeconds(5))).isLessThan(3_000);
    }

    @Test
    void going_out_of_order_does_not_wash_the_fault_away() {
        var bench = Bench.ready();
        bench.diode = false;
        bench.in.energyAllowed = true;
        bench.vehicle(C_OHM).runs(ofSeconds(1));
        bench.diode = true;
        bench.in.unavailable = true;
        bench.runs(ofSeconds(1));
        bench.in.unavailable = false;
        bench.runs(ofMinutes(1));

        assertThat(bench.permitted()).isFalse();
        assertThat(bench.inhibitedBy(PilotInhibit.DIODE)).isTrue();
    }

    @Test
    void a_diode_that_fails_during_charging_opens_at_once() {
        var bench = Bench.inSession();
        bench.diode = false;

        assertThat(bench.millisUntil(() -> !bench.permitted(), ofSeconds(1)))
                .isLessThanOrEqualTo(50);
    }

    @Test
    void it_is_looked_for_only_while_the_oscillator_runs() {
        var bench = Bench.ready();
        bench.diode = false;
        bench.vehicle(B_OHM).runs(ofMinutes(1));

        assertThat(bench.codes()).doesNotContain(PilotEvent.DIODE_MISSING);
        assertThat(bench.out.diodeOk).isFalse();
    }

    @Test
    void it_is_looked_for_again_with_every_vehicle_and_every_offer() {
        var bench = Bench.inSession();
        assertThat(bench.out.diodeOk).isTrue();

        bench.vehicle(OPEN).runs(ofMillis(50));
        assertThat(bench.out.diodeOk).isFalse();

        bench.vehicle(B_OHM).runs(ofSeconds(1));
        assertThat(bench.out.diodeOk).isFalse();
        bench.runs(ofSeconds(3));
        assertThat(bench.out.diodeOk).isTrue();
    }

    @Test
    void it_is_looked_for_again_after_ventilation() {
        var bench = Bench.inSession();
        bench.vehicle(D_OHM);
        bench.millisUntil(() -> bench.out.level == PilotLevel.D, ofSeconds(1));
        assertThat(bench.out.diodeOk).isFalse();
    }

    @Test
    void a_negative_half_that_fades_without_mirroring_opens_without_blaming_the_diode() {
        var bench = Bench.inSession();
        for (int i = 0; i < 3; i++) {
            bench.clock.advance(ofMillis(10));
            bench.sample.negativePeakV = -9.5;
            bench.sample.positivePeakV = 6;
            bench.sample.sampledAtNanos = bench.clock.nanos();
            bench.sample.sequence++;
            bench.pilot.step(bench.sample, bench.in, bench.clock.nanos(), bench.out);
        }
        assertThat(bench.permitted()).isFalse();
        assertThat(bench.inhibitedBy(PilotInhibit.DIODE)).isTrue();
        assertThat(bench.codes()).doesNotContain(PilotEvent.DIODE_MISSING);

        bench.runs(ofSeconds(6));
        assertThat(bench.permitted()).isTrue();
    }
}
