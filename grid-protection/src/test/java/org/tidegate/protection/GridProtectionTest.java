package org.tidegate.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tidegate.protection.Rig.MS;
import static org.tidegate.protection.Rig.S;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.Stage;
import org.tidegate.runtime.Event;

@DisplayName("Grid protection")
class GridProtectionTest {

    @Test
    void starts_out_of_service_with_the_gates_blocked() {
        var rig = new Rig(Rig.categoryThree(), 10 * MS);

        GridDecision d = rig.demand(0.5).step();

        assertThat(d.mode).isEqualTo(GridMode.TRIPPED);
        assertThat(d.blockGates).isTrue();
        assertThat(d.supportedDemandPu).isZero();
        assertThat(d.lowestPowerPu).isZero();
        assertThat(d.highestPowerPu).isZero();
        assertThat(d.tripStage).isEmpty();
    }

    @Test
    void enters_service_after_the_observation_time_and_not_a_cycle_before() {
        var rig = new Rig(Rig.categoryThree(), 10 * MS);
        rig.step(); // the first step has no duration

        rig.run(300 * S - 10 * MS);
        assertThat(rig.decision.mode).isEqualTo(GridMode.TRIPPED);
        assertThat(rig.decision.enterServiceRemainingNanos).isEqualTo(10 * MS);

        assertThat(rig.step().mode).isEqualTo(GridMode.ENTERING_SERVICE);
        assertThat(rig.decision.enterServiceRemainingNanos).isZero();
    }

    @Test
    void leaving_the_window_for_one_cycle_restarts_the_wait() {
        var rig = new Rig(Rig.categoryThree(), 10 * MS);
        rig.run(299 * S);

        rig.voltage(1.051).step();
        assertThat(rig.decision.enterServiceRemainingNanos).isEqualTo(Long.MAX_VALUE);

        rig.voltage(1).run(299 * S);
        assertThat(rig.decision.mode).isEqualTo(GridMode.TRIPPED);
        assertThat(rig.run(2 * S).mode).isEqualTo(GridMode.ENTERING_SERVICE);
    }

    @Test
    void a_gap_nobody_observed_restarts_the_wait() {
        var rig = new Rig(Rig.categoryThree(), 10 * MS);
        rig.run(200 * S);

        rig.nowNanos += 200 * S; // the lane stood still
        rig.step();

        assertThat(rig.decision.mode).isEqualTo(GridMode.TRIPPED);
        assertThat(rig.decision.enterServiceRemainingNanos).isGreaterThan(99 * S);
    }

    @Test
    void power_returns_on_a_ramp_in_both_directions() {
        for (double demand : new double[] {0.8, -0.8}) {
            var rig = new Rig(Rig.categoryThree(), 10 * MS).demand(demand);
            rig.run(300 * S + 10 * MS);

            rig.run(150 * S);
            assertThat(rig.decision.highestPowerPu).isCloseTo(0.5, within(1e-3));
            assertThat(rig.decision.lowestPowerPu).isCloseTo(-0.5, within(1e-3));
            assertThat(rig.decision.supportedDemandPu)
                    .isCloseTo(Math.copySign(0.5, demand), within(1e-3));

            rig.run(151 * S);
            assertThat(rig.decision.mode).isEqualTo(GridMode.CONTINUOUS_OPERATION);
            assertThat(rig.decision.supportedDemandPu).isEqualTo(demand);
        }
    }

    @Test
    void withdrawing_the_permit_ceases_in_the_same_cycle() {
        var rig = Rig.inService(Rig.categoryThree()).demand(-0.5);
        rig.step();

        rig.permit = false;
        rig.step();

        assertThat(rig.decision.blockGates).isTrue();
        assertThat(rig.decision.supportedDemandPu).isZero();
        assertThat(rig.events()).extracting(Event::code).contains(ProtectionEvent.PERMIT_WITHDRAWN);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 5, 10, 20, 50})
    void trips_at_the_set_time_at_any_step_size(long stepMillis) {
        var rig = new Rig(Rig.categoryThree(), stepMillis * MS);
        rig.protection.assumeInService();
        rig.run(S);

        rig.voltage(0.49);
        long from = rig.nowNanos - rig.stepNanos; // the last good sample
        while (!rig.step().tripped) {
            assertThat(rig.nowNanos).isLessThan(from + 3 * S);
        }

        assertThat(rig.nowNanos - rig.stepNanos - from).isBetween(2 * S, 2 * S + rig.stepNanos);
        assertThat(rig.decision.tripStage).isEqualTo("UV2");
    }

    @Test
    void one_good_sample_resets_a_stage() {
        var rig = Rig.inService(Rig.categoryThree());

        for (int i = 0; i < 5; i++) {
            rig.voltage(0.49).run(1_990 * MS);
            assertThat(rig.voltage(0.9).step().tripped).isFalse();
        }
    }

    @Test
    void the_trip_leaves_evidence_and_an_event() {
        var rig = Rig.inService(Rig.categoryThree()).demand(-0.5);
        rig.run(S);
        rig.powerFollows = false;
        rig.grid.activePowerPu = -0.5;

        rig.voltage(0.47).run(S);
        rig.voltage(0.41).step();
        rig.voltage(0.48).run(S);
        assertThat(rig.decision.tripped).isTrue();
        rig.run(30 * MS);
        rig.grid.activePowerPu = 0;
        rig.step();

        TripEvidence trip = rig.protection.evidence();
        assertThat(trip.count()).isEqualTo(1);
        assertThat(trip.stage()).isEqualTo("UV2");
        assertThat(trip.extreme()).isEqualTo(0.41);
        assertThat(trip.beyondNanos()).isEqualTo(2 * S);
        assertThat(trip.clearingNanos()).isBetween(2_030 * MS, 2_060 * MS);
        List<Event> events = rig.events();
        assertThat(events)
                .extracting(Event::code)
                .containsSubsequence(
                        ProtectionEvent.RIDING_THROUGH,
                        ProtectionEvent.TRIPPED,
                        ProtectionEvent.TRIP_CLEARED);
        assertThat(events)
                .filteredOn(e -> e.code() == ProtectionEvent.TRIPPED)
                .singleElement()
                .extracting(Event::sentence)
                .isEqualTo(
                        "Grid protection tripped: stage UV2, extreme 0.41, beyond its limit for 2"
                                + " s");
    }

    @Test
    void phase_voltages_may_be_perfect_while_a_phase_to_phase_voltage_is_not() {
        var rig = Rig.inService(Rig.categoryThree());

        rig.grid.angleL1Deg = -22.5; // V12 falls to 0.868 pu, V31 rises to 1.093 pu
        assertThat(rig.step().mode).isEqualTo(GridMode.MANDATORY_OPERATION);

        assertThat(rig.run(21 * S).tripStage).isEqualTo("UV1");
    }

    @Test
    void a_missing_measurement_blocks_at_once_and_trips_after_the_fastest_delay() {
        Rig.losses()
                .forEach((what, loss) -> {
                    var rig = Rig.inService(Rig.categoryThree()).demand(0.5);
                    rig.run(S);

                    loss.accept(rig.grid);
                    rig.step();
                    assertThat(rig.decision.blockGates).as(what).isTrue();
                    assertThat(rig.decision.supportedDemandPu).as(what).isZero();
                    assertThat(rig.decision.tripped).as(what).isFalse();

                    rig.run(160 * MS);
                    assertThat(rig.decision.tripped).as(what).isTrue();
                });
    }

    @Test
    void a_measurement_that_is_lost_for_one_cycle_costs_one_cycle() {
        var rig = Rig.inService(Rig.categoryThree()).demand(0.5);
        rig.run(S);

        rig.frequency(Double.NaN).step();
        rig.frequency(60).step();

        assertThat(rig.decision.blockGates).isFalse();
        assertThat(rig.decision.supportedDemandPu).isEqualTo(0.5);
        assertThat(rig.events())
                .extracting(Event::code)
                .contains(ProtectionEvent.BLIND, ProtectionEvent.SIGHT_REGAINED);
    }

    @Test
    void a_demand_that_is_not_a_number_is_zero() {
        var rig = Rig.inService(Rig.categoryThree()).demand(Double.NaN);

        assertThat(rig.step().supportedDemandPu).isZero();
        assertThat(rig.decision.blockGates).isFalse();
    }

    @Test
    void momentary_cessation_blocks_in_the_same_cycle_and_lets_go_in_the_same_cycle() {
        var rig = Rig.inService(Rig.categoryThree()).demand(-0.5);
        rig.run(S);

        rig.voltage(0.3).step();
        assertThat(rig.decision.mode).isEqualTo(GridMode.MOMENTARY_CESSATION);
        assertThat(rig.decision.blockGates).isTrue();
        rig.run(290 * MS);
        assertThat(rig.decision.tripped).isFalse();

        rig.voltage(1).step();
        assertThat(rig.decision.blockGates).isFalse();
        assertThat(rig.decision.supportedDemandPu).isEqualTo(-0.5);
        assertThat(rig.events()).extracting(Event::code).contains(ProtectionEvent.RODE_THROUGH);
    }

    @Test
    void restricted_support_gives_no_current_outside_its_band() {
        var rig = Rig.inService(Rig.fiftyHertz()).demand(0.5);

        assertThat(rig.voltage(0.82).step().blockGates).isFalse();
        assertThat(rig.voltage(0.79).step().blockGates).isTrue();
        assertThat(rig.voltage(1.14).step().blockGates).isFalse();
        assertThat(rig.voltage(1.16).step().blockGates).isTrue();
        assertThat(rig.voltage(1).step().blockGates).isFalse();
    }

    @Test
    void a_cessation_for_voltage_is_not_lifted_by_an_undefined_frequency() {
        var rig = Rig.inService(Rig.categoryThree());

        assertThat(rig.frequency(56.9).step().mode).isEqualTo(GridMode.NOT_DEFINED);
        assertThat(rig.voltage(0.4).step().mode).isEqualTo(GridMode.MOMENTARY_CESSATION);
    }

    /** The ±3 kW test of this interface: plus is import, and too high a frequency asks for more. */
    @Test
    void too_high_a_frequency_moves_power_towards_import_and_too_low_towards_export() {
        for (double demand : new double[] {0.3, -0.3}) {
            var over = Rig.inService(Rig.categoryThree()).demand(demand);
            over.run(S);
            over.frequency(60.636).run(60 * S);
            assertThat(over.decision.supportedDemandPu).isCloseTo(demand + 0.2, within(1e-3));
            assertThat(over.decision.lowestPowerPu)
                    .isEqualTo(Math.min(demand + 0.2, 0), within(1e-3));
            assertThat(over.decision.highestPowerPu).isEqualTo(1);

            var under = Rig.inService(Rig.categoryThree()).demand(demand);
            under.run(S);
            under.frequency(59.364).run(60 * S);
            assertThat(under.decision.supportedDemandPu).isCloseTo(demand - 0.2, within(1e-3));
            assertThat(under.decision.highestPowerPu)
                    .isEqualTo(Math.max(demand - 0.2, 0), within(1e-3));
            assertThat(under.decision.lowestPowerPu).isEqualTo(-1);
        }
    }

    @Test
    void the_very_first_step_may_find_the_frequency_outside_the_deadband() {
        var rig = new Rig(Rig.categoryThree(), 10 * MS).demand(0.4).frequency(60.5);
        rig.protection.assumeInService();
        rig.powerFollows = false;
        rig.grid.activePowerPu = 0.4;

        assertThat(rig.step().supportedDemandPu).isEqualTo(0.4);
        assertThat(rig.step().supportedDemandPu).isGreaterThan(0.4);
    }

    @Test
    void lfsm_returns_with_its_gradient_but_never_holds_back_a_demand_that_helps() {
        var rig = Rig.inService(Rig.fiftyHertz()).demand(-0.8);
        rig.run(S);
        rig.frequency(51.2).run(20 * S);
        assertThat(rig.decision.supportedDemandPu).isCloseTo(-0.4, within(1e-3));

        rig.frequency(50).run(60 * S);
        assertThat(rig.decision.supportedDemandPu).isCloseTo(-0.5, within(2e-3));
        assertThat(rig.demand(0.6).step().supportedDemandPu).isEqualTo(0.6);
    }

    @Test
    void the_ten_minute_mean_trips_and_forgets_slowly() {
        var rig = Rig.inService(Rig.fiftyHertz());
        rig.run(60 * S);

        rig.voltage(1.13).run(440 * S);
        assertThat(rig.decision.tripped).isFalse();
        rig.run(30 * S);
        assertThat(rig.decision.tripStage).isEqualTo("U>");

        // The stage still operates on its memory, so service has to wait for the mean, too.
        rig.voltage(1.1).run(30 * S);
        assertThat(rig.protection.meanVoltagePu()).isGreaterThan(1.1);
        assertThat(rig.decision.enterServiceRemainingNanos).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_fast_change_of_frequency_trips_after_window_and_delay() {
        var slow = Rig.inService(Rig.fiftyHertz());
        var fast = Rig.inService(Rig.fiftyHertz());
        slow.run(2 * S);
        fast.run(2 * S);
        long from = fast.nowNanos;

        for (int i = 1; i <= 120; i++) {
            slow.frequency(48.5 + 0.02 * i).step(); // 2 Hz/s through 2.4 Hz, after a jump of 1.5 Hz
            fast.frequency(51.4 - 0.026 * i).step(); // 2.6 Hz/s
            if (fast.decision.tripped) {
                break;
            }
        }

        assertThat(slow.decision.tripped).isFalse();
        assertThat(fast.decision.tripStage).isEqualTo("df/dt");
        assertThat(fast.nowNanos - from).isBetween(500 * MS, 1_020 * MS);
        assertThat(fast.protection.rateOfChangeHzPerS()).isLessThan(-2.5);
    }

    @Test
    void settings_that_mean_nothing_are_refused() {
        assertThatThrownBy(() -> new Stage("OV2", Quantity.ANY_VOLTAGE, true, Double.NaN, 1))
                .hasMessageContaining("threshold of OV2");
        assertThatThrownBy(() -> new Stage("OV2", Quantity.ANY_VOLTAGE, true, 1.2, -1))
                .hasMessageContaining("delayNanos of OV2");
    }
}
