package org.tidegate.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Waking, T_step_EF, vehicles without S2 and the Type 1 release button. */
@DisplayName("Beside the ordinary conversation")
class PilotPulseSpecTest {
    private static final Duration SOON = Duration.ofMillis(500);

    private static Bench offering() {
        var bench = Bench.ready();
        bench.in.energyAllowed = true;
        return bench.vehicle(Bench.B_OHM).runs(SOON);
    }

    @Test
    void a_vehicle_asleep_in_b2_is_woken_after_60_s_by_4_s_of_f() {
        var bench = offering();
        assertThat(bench.millisUntil(() -> bench.out.dutyPercent == 0, Duration.ofSeconds(90)))
                .isBetween(59_000L, 60_100L);
        assertThat(bench.millisUntil(() -> bench.out.dutyPercent > 0, Duration.ofSeconds(9)))
                .isEqualTo(4_000);
        assertThat(bench.out.dutyPercent).as("x1 before x2").isEqualTo(100);
        assertThat(bench.millisUntil(() -> bench.out.dutyPercent < 100, Duration.ofSeconds(9)))
                .isBetween(900L, 1_100L);
        assertThat(bench.last(PilotEvent.PULSE_SENT).text()).contains("wake");
    }

    @Test
    void a_vehicle_that_sleeps_on_is_woken_once_more_and_then_left_alone() {
        var bench = offering().runs(Duration.ofMinutes(10));
        assertThat(bench.codes()).filteredOn(PilotEvent.PULSE_SENT::equals).hasSize(2);
        assertThat(bench.codes()).doesNotContain(PilotEvent.VEHICLE_UNPLUGGED);
        assertThat(bench.codes()).filteredOn(PilotEvent.VEHICLE_PLUGGED::equals).hasSize(1);
    }

    @Test
    void a_vehicle_that_wakes_charges() {
        var bench = offering();
        bench.millisUntil(() -> bench.out.dutyPercent == 0, Duration.ofSeconds(90));
        bench.vehicle(Bench.C_OHM).runs(Duration.ofSeconds(10));
        assertThat(bench.permitted()).isTrue();
    }

    @Test
    void nobody_is_woken_while_there_is_no_energy() {
        var bench = Bench.ready().vehicle(Bench.B_OHM).runs(Duration.ofMinutes(10));
        bench.in.digitalCommunication = true;
        bench.runs(Duration.ofMinutes(10));
        assertThat(bench.codes()).doesNotContain(PilotEvent.PULSE_SENT);
    }

    @Test
    void step_ef_is_f_for_4_s_x1_for_1_s_and_5_percent_again() {
        var bench = Bench.ready();
        bench.in.digitalCommunication = true;
        bench.vehicle(Bench.B_OHM).runs(SOON);
        assertThat(bench.out.dutyPercent).isEqualTo(5);
        bench.pilot.requestStepEf(bench.clock.nanos());
        assertThat(bench.millisUntil(() -> bench.out.dutyPercent == 0, SOON)).isEqualTo(10);
        assertThat(bench.millisUntil(() -> bench.out.dutyPercent == 100, Duration.ofSeconds(9)))
                .isEqualTo(4_000);
        assertThat(bench.millisUntil(() -> bench.out.dutyPercent == 5, Duration.ofSeconds(9)))
                .isBetween(900L, 1_100L);
    }

    @Test
    void step_ef_never_opens_a_closed_contactor() {
        var bench = Bench.inSession();
        bench.pilot.requestStepEf(bench.clock.nanos());
        bench.runs(Duration.ofSeconds(10));
        assertThat(bench.permitted()).isTrue();
        bench.in.energyAllowed = false; // ten seconds later nobody remembers the wish
        bench.runs(Duration.ofSeconds(5));
        assertThat(bench.codes()).doesNotContain(PilotEvent.PULSE_SENT);
    }

    @Test
    void a_front_end_that_falls_silent_ends_a_pulse_as_a_fault() {
        var bench = Bench.ready();
        bench.in.digitalCommunication = true;
        bench.vehicle(Bench.B_OHM).runs(SOON);
        bench.pilot.requestStepEf(bench.clock.nanos());
        bench.runs(Duration.ofSeconds(1));
        bench.frontEndAlive = false;
        bench.runs(SOON);
        assertThat(bench.codes()).contains(PilotEvent.FRONT_END_SILENT);
    }

    @Test
    void a_vehicle_without_s2_is_recognised_and_offered_10_A() {
        var bench = Bench.ready();
        bench.in.energyAllowed = true;
        bench.in.currentLimitA = 32;
        bench.vehicle(Bench.C_OHM).runs(SOON);
        assertThat(bench.permitted()).isTrue();
        assertThat(DutyCycle.understoodA(bench.out.dutyPercent)).isEqualTo(10);
        assertThat(bench.codes()).filteredOn(PilotEvent.SIMPLIFIED_VEHICLE::equals).hasSize(1);

        bench.vehicle(Bench.OPEN).runs(Duration.ofSeconds(10));
        bench.vehicle(Bench.B_OHM).runs(SOON).vehicle(Bench.C_OHM).runs(SOON);
        assertThat(DutyCycle.understoodA(bench.out.dutyPercent)).isEqualTo(32);
    }

    @Test
    void ventilation_decides_whether_d_is_served() {
        var bench = Bench.ready();
        bench.in.energyAllowed = true;
        bench.vehicle(Bench.B_OHM).runs(SOON).vehicle(Bench.D_OHM).runs(SOON);
        assertThat(bench.inhibitedBy(PilotInhibit.VENTILATION)).isTrue();
        bench.in.ventilationAvailable = true;
        bench.runs(SOON);
        assertThat(bench.permitted()).isTrue();
        bench.in.ventilationAvailable = false;
        assertThat(bench.millisUntil(() -> !bench.permitted(), SOON)).isLessThanOrEqualTo(10);
    }

    @Test
    void the_type_1_release_button_opens_the_contactors_before_the_contacts_part() {
        var bench = new Bench(Bench.Kind.TYPE_1);
        bench.proximityOhm = 150;
        bench.runs(Duration.ofSeconds(6));
        bench.in.energyAllowed = true;
        bench.vehicle(Bench.B_OHM).runs(SOON).vehicle(Bench.C_OHM).runs(SOON);
        assertThat(bench.permitted()).isTrue();
        bench.proximityOhm = 480;
        assertThat(bench.millisUntil(() -> !bench.permitted(), SOON)).isLessThanOrEqualTo(10);
        assertThat(bench.inhibitedBy(PilotInhibit.RELEASE_PRESSED)).isTrue();
        bench.proximityOhm = 150;
        bench.runs(Duration.ofSeconds(8));
        assertThat(bench.permitted()).isTrue();
        bench.proximityOhm = 20;
        assertThat(bench.millisUntil(() -> !bench.permitted(), SOON)).isLessThanOrEqualTo(20);
    }

    @Test
    void a_type_1_connector_is_latched_pressed_or_nowhere() {
        assertThat(ConnectorProximity.of(150)).isEqualTo(ConnectorProximity.LATCHED);
        assertThat(ConnectorProximity.of(480)).isEqualTo(ConnectorProximity.RELEASE_PRESSED);
        assertThat(ConnectorProximity.of(Double.POSITIVE_INFINITY))
                .isEqualTo(ConnectorProximity.UNPLUGGED);
        assertThat(ConnectorProximity.of(0)).isEqualTo(ConnectorProximity.FAULT);
        assertThat(ConnectorProximity.of(-1)).isEqualTo(ConnectorProximity.FAULT);
        assertThat(ConnectorProximity.of(300)).isEqualTo(ConnectorProximity.FAULT);
        assertThat(ConnectorProximity.of(Double.NaN)).isEqualTo(ConnectorProximity.FAULT);
    }
}
