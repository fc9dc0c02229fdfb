package org.tidegate.pilot;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidegate.pilot.Bench.B_OHM;
import static org.tidegate.pilot.Bench.C_OHM;
import static org.tidegate.pilot.Bench.D_OHM;
import static org.tidegate.pilot.Bench.OPEN;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timing table of IEC 61851-1 Annex A, in virtual time, one test per line. */
@DisplayName("IEC 61851-1 Table A.6 and its kin")
class PilotTimingSpecTest {
    /** What is left of 100 ms for 40 ms of contactor drop-out and a cycle of scheduling. */
    private static final long DETECTION_MILLIS = 50;

    @Test
    void a_ready_vehicle_gets_its_contactors_within_three_seconds() {
        var bench = Bench.ready();
        bench.in.energyAllowed = true;
        bench.vehicle(B_OHM).runs(ofSeconds(1)).vehicle(C_OHM);

        assertThat(bench.millisUntil(bench::permitted, ofSeconds(3))).isLessThanOrEqualTo(3_000);
    }

    @Test
    void a_vehicle_that_goes_straight_from_a_to_c_is_served_too() {
        var bench = Bench.ready();
        bench.in.energyAllowed = true;
        bench.vehicle(C_OHM);

        assertThat(bench.millisUntil(bench::permitted, ofSeconds(3))).isLessThanOrEqualTo(3_000);
    }

    @ParameterizedTest
    @ValueSource(doubles = {B_OHM, OPEN})
    void leaving_c_opens_within_a_hundred_milliseconds(double ohm) {
        for (var bench : new Bench[] {Bench.charging(), Bench.inSession()}) {
            assertThat(bench.permitted()).isTrue();
            bench.vehicle(ohm);
            assertThat(bench.millisUntil(() -> !bench.permitted(), ofSeconds(1)))
                    .isLessThanOrEqualTo(DETECTION_MILLIS);
        }
    }

    @Test
    void a_shorted_pilot_opens_within_a_hundred_milliseconds() {
        var bench = Bench.inSession();
        bench.shorted = true;

        assertThat(bench.millisUntil(() -> !bench.permitted(), ofSeconds(1)))
                .isLessThanOrEqualTo(DETECTION_MILLIS);
        assertThat(bench.out.level).isEqualTo(PilotLevel.E);
        assertThat(bench.out.dutyPercent).isZero();
    }

    @Test
    void leaving_d_opens_within_a_hundred_milliseconds() {
        var bench = Bench.ready();
        bench.in.energyAllowed = true;
        bench.in.ventilationAvailable = true;
        bench.vehicle(D_OHM).runs(ofSeconds(2));
        assertThat(bench.permitted()).isTrue();

        bench.vehicle(B_OHM);
        assertThat(bench.millisUntil(() -> !bench.permitted(), ofSeconds(1)))
                .isLessThanOrEqualTo(DETECTION_MILLIS);
    }

    @Test
    void asking_for_ventilation_where_there_is_none_opens_within_a_hundred_milliseconds() {
        var bench = Bench.charging();
        bench.vehicle(D_OHM);

        assertThat(bench.millisUntil(() -> !bench.permitted(), ofSeconds(1)))
                .isLessThanOrEqualTo(DETECTION_MILLIS);
        assertThat(bench.inhibitedBy(PilotInhibit.VENTILATION)).isTrue();
    }

    @Test
    void the_lock_is_released_within_five_seconds_of_unplugging_but_not_before_drop_out() {
        var bench = Bench.charging();
        bench.vehicle(OPEN).runs(ofMillis(200));
        assertThat(bench.out.lockRequested).isTrue();

        assertThat(bench.millisUntil(() -> !bench.out.lockRequested, ofSeconds(10)))
                .isLessThanOrEqualTo(4_800);
    }

    @Test
    void the_lock_is_asked_for_before_the_contactors() {
        var bench = Bench.ready();
        bench.in.lockOk = false;
        bench.in.energyAllowed = true;
        bench.vehicle(C_OHM).runs(ofSeconds(2));

        assertThat(bench.out.lockRequested).isTrue();
        assertThat(bench.permitted()).isFalse();
        assertThat(bench.inhibitedBy(PilotInhibit.NOT_LOCKED)).isTrue();

        bench.in.lockOk = true;
        bench.cycle();
        assertThat(bench.permitted()).isTrue();
    }

    @Test
    void a_stop_switches_the_oscillator_off_at_once_and_waits_for_the_vehicle() {
        var bench = Bench.charging();
        bench.in.energyAllowed = false;
        bench.cycle();

        assertThat(bench.out.dutyPercent).isEqualTo(100);
        assertThat(bench.permitted()).isTrue();

        bench.runs(ofSeconds(2)).vehicle(B_OHM);
        assertThat(bench.millisUntil(() -> !bench.permitted(), ofSeconds(1)))
                .isLessThanOrEqualTo(DETECTION_MILLIS);
        assertThat(bench.codes()).doesNotContain(PilotEvent.OPENED_UNDER_LOAD);
    }

    @Test
    void a_vehicle_that_ignores_it_is_cut_off_after_six_seconds_and_not_before() {
        var bench = Bench.charging();
        bench.in.energyAllowed = false;

        bench.runs(ofSeconds(6));
        assertThat(bench.permitted()).isTrue();

        bench.runs(ofMillis(10));
        assertThat(bench.permitted()).isFalse();
        assertThat(bench.last(PilotEvent.OPENED_UNDER_LOAD).sentence())
                .isEqualTo(
                        "the vehicle did not open S2 within 6 s of the stop;"
                                + " the contactors open under load");
    }

    @Test
    void an_emergency_does_not_wait_for_the_vehicle() {
        var bench = Bench.charging();
        bench.in.energyAllowed = false;
        bench.runs(ofSeconds(1));
        bench.in.safetyOk = false;
        bench.cycle();

        assertThat(bench.permitted()).isFalse();
    }

    @Test
    void a_digital_session_that_withdraws_its_permission_opens_in_the_same_cycle() {
        var bench = Bench.inSession();
        bench.in.energyAllowed = false;
        bench.cycle();

        assertThat(bench.permitted()).isFalse();
        assertThat(bench.out.dutyPercent).isEqualTo(5);
        assertThat(bench.last(PilotEvent.CONTACTORS_WITHDRAWN).sentence())
                .contains("the session does not allow energy");
    }

    @Test
    void a_digital_session_that_ends_altogether_opens_in_the_same_cycle() {
        var bench = Bench.inSession();
        bench.in.energyAllowed = false;
        bench.in.digitalCommunication = false;
        bench.cycle();

        assertThat(bench.permitted()).isFalse();
        assertThat(bench.out.dutyPercent).isEqualTo(100);
    }

    @Test
    void the_oscillator_rests_three_seconds_before_it_starts_again() {
        var bench = Bench.charging();
        bench.in.energyAllowed = false;
        bench.runs(ofMillis(100)).vehicle(B_OHM).runs(ofMillis(50));
        assertThat(bench.out.dutyPercent).isEqualTo(100);
        bench.in.energyAllowed = true;

        long millis = bench.millisUntil(() -> bench.out.dutyPercent < 100, ofSeconds(10));
        assertThat(millis + 50).isBetween(3_000L, 3_100L);
    }

    @Test
    void pulling_and_plugging_again_does_not_shorten_that_rest() {
        var bench = Bench.inSession();
        bench.vehicle(OPEN).runs(ofMillis(100)).vehicle(B_OHM);

        assertThat(bench.millisUntil(() -> bench.out.dutyPercent < 100, ofSeconds(10)))
                .isBetween(2_900L, 3_000L);
    }

    @Test
    void a_new_limit_reaches_the_wire_within_ten_seconds_and_not_faster_than_five() {
        var bench = Bench.charging();
        bench.runs(ofSeconds(6));
        assertThat(bench.out.dutyPercent).isEqualTo(16 / 0.6, within(1e-9));

        bench.in.currentLimitA = 10;
        bench.cycle();
        assertThat(bench.out.dutyPercent).isEqualTo(10 / 0.6, within(1e-9));

        bench.in.currentLimitA = 20;
        assertThat(bench.millisUntil(() -> bench.out.dutyPercent > 17, ofSeconds(10)))
                .isBetween(5_000L, 5_010L);
        assertThat(bench.permitted()).isTrue();
    }

    @Test
    void a_limit_below_six_amperes_is_a_stop() {
        var bench = Bench.charging();
        bench.in.currentLimitA = 5.9;
        bench.cycle();

        assertThat(bench.out.dutyPercent).isEqualTo(100);
        assertThat(bench.pilot.state()).isInstanceOf(PilotState.Stopping.class);
    }

    @Test
    void the_duty_never_offers_more_than_the_cable_carries() {
        var bench = Bench.ready();
        bench.in.currentLimitA = 63;
        bench.in.energyAllowed = true;
        bench.vehicle(B_OHM).runs(ofSeconds(1));

        assertThat(DutyCycle.understoodA(bench.out.dutyPercent)).isEqualTo(32, within(1e-9));
    }

    @Test
    void the_contactors_rest_before_they_close_again() {
        var bench = Bench.charging();
        bench.vehicle(B_OHM).runs(ofMillis(50)).vehicle(C_OHM);

        long millis = bench.millisUntil(bench::permitted, ofSeconds(20));
        assertThat(millis).isBetween(4_900L, 5_010L);
    }

    @Test
    void a_pilot_fault_shows_state_f_for_three_hundred_milliseconds() {
        var bench = Bench.charging();
        bench.shorted = true;
        bench.millisUntil(() -> bench.out.dutyPercent == 0, ofSeconds(1));

        assertThat(bench.millisUntil(() -> bench.out.dutyPercent == 100, ofSeconds(5)))
                .isBetween(300L, 310L);
    }

    @Test
    void after_a_short_has_gone_charging_resumes_by_itself_after_half_a_minute() {
        var bench = Bench.charging();
        bench.shorted = true;
        bench.runs(ofSeconds(2));
        bench.shorted = false;

        long millis = bench.millisUntil(bench::permitted, ofMinutes(1));
        assertThat(millis).isBetween(27_900L, 28_100L);
        assertThat(bench.codes()).contains(PilotEvent.PILOT_FAULTED, PilotEvent.FAULT_OVER);
    }

    @Test
    void out_of_order_shows_state_f_and_opens_in_the_same_cycle() {
        var bench = Bench.inSession();
        bench.in.unavailable = true;
        bench.cycle();

        assertThat(bench.permitted()).isFalse();
        assertThat(bench.out.dutyPercent).isZero();
        assertThat(bench.inhibitedBy(PilotInhibit.NOT_AVAILABLE)).isTrue();

        bench.runs(ofMinutes(1));
        assertThat(bench.out.level).isEqualTo(PilotLevel.F);
        assertThat(bench.out.dutyPercent).isZero();

        bench.in.unavailable = false;
        assertThat(bench.millisUntil(bench::permitted, ofMinutes(1))).isBetween(3_000L, 3_200L);
    }

    @Test
    void out_of_order_for_an_instant_still_lasts_three_hundred_milliseconds() {
        var bench = Bench.inSession();
        bench.in.unavailable = true;
        bench.cycle();
        bench.in.unavailable = false;

        assertThat(bench.millisUntil(() -> bench.out.dutyPercent > 0, ofSeconds(5)))
                .isBetween(300L, 310L);
    }

    @Test
    void a_silent_front_end_opens_and_says_so() {
        var bench = Bench.inSession();
        bench.frontEndAlive = false;

        assertThat(bench.millisUntil(() -> !bench.permitted(), ofSeconds(1))).isBetween(100L, 120L);
        assertThat(bench.out.level).isEqualTo(PilotLevel.INVALID);
        assertThat(bench.inhibitedBy(PilotInhibit.PILOT_STALE)).isTrue();
        assertThat(bench.codes()).contains(PilotEvent.FRONT_END_SILENT);

        bench.frontEndAlive = true;
        bench.runs(ofSeconds(40));
        assertThat(bench.permitted()).isTrue();
    }

    @Test
    void a_front_end_that_repeats_old_samples_under_new_numbers_is_silent_too() {
        var bench = Bench.inSession();
        bench.frontEndAlive = false;
        long millis =
                bench.millisUntil(
                        () -> {
                            bench.sample.sequence++;
                            return !bench.permitted();
                        },
                        ofSeconds(1));

        assertThat(millis).isBetween(100L, 120L);
    }

    @Test
    void nothing_closes_right_after_a_start() {
        var bench = new Bench();
        bench.in.digitalCommunication = true;
        bench.in.energyAllowed = true;
        bench.vehicle(C_OHM);

        assertThat(bench.millisUntil(() -> bench.out.dutyPercent < 100, ofSeconds(10)))
                .isGreaterThanOrEqualTo(3_000);
        bench.millisUntil(bench::permitted, ofSeconds(10));
        assertThat(bench.clock.nanos() / 1_000_000).isGreaterThanOrEqualTo(5_000);
    }

    @Test
    void changing_between_digital_and_current_goes_through_a_rest() {
        var bench = Bench.ready();
        bench.in.digitalCommunication = true;
        bench.vehicle(B_OHM).runs(ofSeconds(1));
        assertThat(bench.out.dutyPercent).isEqualTo(5);

        bench.in.digitalCommunication = false;
        bench.in.energyAllowed = true;
        bench.cycle();
        assertThat(bench.out.dutyPercent).isEqualTo(100);
        assertThat(bench.millisUntil(() -> bench.out.dutyPercent < 100, ofSeconds(10)))
                .isBetween(3_000L, 3_010L);
        assertThat(bench.out.dutyPercent).isEqualTo(16 / 0.6, within(1e-9));
    }
}
