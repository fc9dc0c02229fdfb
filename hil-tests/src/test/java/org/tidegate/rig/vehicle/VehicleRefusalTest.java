package org.tidegate.rig.vehicle;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.iso15118.EvseState.Isolation;
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.VehicleState.Phase;

@DisplayName("When a vehicle or its charger misbehaves, the session ends safely with a reason")
class VehicleRefusalTest {
    @ParameterizedTest
    @CsvSource({
        "GARBAGE, FRAME_BROKEN",
        "OVERSIZE, FRAME_BROKEN",
        "UNDECODABLE, UNDECODABLE",
        "WRONG_PAYLOAD_TYPE, PAYLOAD_TYPE",
        "WRONG_ORDER, WRONG_ORDER",
        "WRONG_SESSION, UNKNOWN_SESSION",
        "SENDS_A_RESPONSE, NOT_A_REQUEST",
        "HANGS_UP, VEHICLE_HUNG_UP",
        "FALLS_SILENT, SILENT_IN_LOOP",
        "SCHEDULED_LOOP, CONTROL_MODE",
    })
    void misbehaviour_in_the_charge_loop(Fault fault, Refusal refusal) {
        VehicleBench bench = VehicleBench.looping();
        bench.charger.targetW = -5_000;
        bench.runs(ofSeconds(3));
        bench.car.misbehave(fault);
        bench.runs(ofMillis(800));

        assertThat(bench.state().phase()).isEqualTo(Phase.FAILED);
        assertThat(bench.state().refusal()).startsWith(refusal.text());
        assertThat(bench.state().maxDischargePowerW()).isZero();
        assertThat(bench.state().maxChargePowerW()).isZero();
        assertThat(bench.sentences(Iso15118Event.SESSION_FAILED))
                .singleElement()
                .asString()
                .contains(refusal.text());

        bench.runs(ofSeconds(5));
        assertThat(bench.charger.currentA()).isZero();
        assertThat(bench.state().phase()).as("the charger is free again").isEqualTo(Phase.NONE);
        assertThat(bench.state().refusal()).as("and still says why").startsWith(refusal.text());
    }

    @ParameterizedTest
    @CsvSource({
        "GARBAGE, FRAME_BROKEN",
        "OVERSIZE, FRAME_BROKEN",
        "UNDECODABLE, UNDECODABLE",
        "WRONG_ORDER, WRONG_ORDER",
        "WRONG_SESSION, UNKNOWN_SESSION",
        "HANGS_UP, VEHICLE_HUNG_UP",
    })
    void misbehaviour_while_negotiating(Fault fault, Refusal refusal) {
        VehicleBench bench = VehicleBench.car();
        bench.car.misbehave(fault, EvccStage.PARAMETERS);
        bench.car.plugIn();
        bench.until(Phase.FAILED);

        assertThat(bench.state().refusal()).startsWith(refusal.text());
        assertThat(bench.charger.contactor).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "NEGATIVE_LIMITS, LIMIT_NEGATIVE",
        "ABSURD_NUMBERS, LIMIT_UNREADABLE",
        "INVERTED_LIMITS, LIMIT_INVERTED",
    })
    void nonsense_limits_end_the_negotiation(Fault fault, Refusal refusal) {
        VehicleBench bench = VehicleBench.car();
        bench.car.misbehave(fault);
        bench.car.plugIn();
        bench.until(Phase.FAILED).runs(ofMillis(100));

        assertThat(bench.state().refusal()).startsWith(refusal.text());
        assertThat(bench.car.view().failure()).contains("FAILED_WRONG_CHARGE_PARAMETER");
    }

    @ParameterizedTest
    @CsvSource({
        "NEGATIVE_LIMITS, LIMIT_NEGATIVE",
        "ABSURD_NUMBERS, LIMIT_UNREADABLE",
        "INVERTED_LIMITS, LIMIT_INVERTED",
    })
    void nonsense_limits_count_as_nothing_in_the_loop(Fault fault, Refusal refusal) {
        VehicleBench bench = VehicleBench.looping();
        bench.car.misbehave(fault);
        bench.runs(ofSeconds(2));

        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);
        assertThat(bench.state().maxChargePowerW()).isZero();
        assertThat(bench.state().refusal()).startsWith(refusal.text());
        assertThat(bench.sentences(Iso15118Event.NUMBER_REFUSED)).hasSize(1);

        bench.car.behave();
        bench.runs(ofSeconds(1));
        assertThat(bench.state().maxChargePowerW()).isEqualTo(22_000);
        assertThat(bench.state().refusal()).isEmpty();
    }

    @Test
    void a_state_of_charge_that_the_energy_does_not_explain_stops_the_discharge() {
        VehicleBench bench = VehicleBench.looping();
        bench.charger.targetW = -3_000;
        bench.runs(ofSeconds(12));
        assertThat(bench.state().maxDischargePowerW()).isPositive();

        bench.car.misbehave(Fault.LIES_ABOUT_SOC);
        bench.runs(ofSeconds(1));
        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);
        assertThat(bench.state().socPercent()).isNaN();
        assertThat(bench.state().maxDischargePowerW()).isZero();
        assertThat(bench.refusedBecause(Refusal.SOC_JUMP)).isTrue();
        assertThat(bench.charger.currentA()).isZero();
        assertThat(bench.sentences(Iso15118Event.DISCHARGE_REFUSED)).hasSize(1);

        bench.runs(ofSeconds(12)); // a whole window that fits earns the trust back
        assertThat(bench.state().socPercent()).isFinite();
    }

    @Test
    void a_battery_below_its_cycling_window_is_not_discharged() {
        VehicleBench bench = VehicleBench.plain(EvccSettings.car().withMinimum(60));
        bench.car.plugIn();
        bench.until(Phase.CHARGE_LOOP).runs(ofSeconds(1));

        assertThat(bench.state().minV2xEnergyRequestWh()).isEqualTo(40);
        assertThat(bench.state().maxDischargePowerW()).isZero();
        assertThat(bench.state().maxChargePowerW()).isPositive();
        assertThat(bench.refusedBecause(Refusal.BELOW_CYCLING_WINDOW)).isTrue();
    }

    @Test
    void silence_in_the_loop_is_noticed_after_half_a_second_and_not_before() {
        VehicleBench bench =
                VehicleBench.plain(EvccSettings.car().withPatience(1_000_000, 1_000_000));
        bench.car.plugIn();
        bench.until(Phase.CHARGE_LOOP).runs(ofSeconds(1));
        bench.car.misbehave(Fault.FALLS_SILENT);
        bench.runs(ofMillis(390));
        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);

        bench.runs(ofMillis(270));
        assertThat(bench.state().phase()).isEqualTo(Phase.FAILED);
        assertThat(bench.refusedBecause(Refusal.SILENT_IN_LOOP)).isTrue();
    }

    @Test
    void silence_before_is_tolerated_for_a_minute() {
        VehicleBench bench =
                VehicleBench.plain(EvccSettings.car().withPatience(1_000_000, 1_000_000));
        bench.car.misbehave(Fault.FALLS_SILENT, EvccStage.PARAMETERS);
        bench.car.plugIn();
        bench.until(Phase.NEGOTIATING).runs(ofSeconds(58));
        assertThat(bench.state().phase()).isEqualTo(Phase.NEGOTIATING);

        bench.runs(ofSeconds(4));
        assertThat(bench.refusedBecause(Refusal.SILENT)).isTrue();
    }

    @Test
    void a_connection_without_a_session_is_closed_after_eighteen_seconds() {
        VehicleBench bench =
                VehicleBench.plain(EvccSettings.car().withPatience(1_000_000, 1_000_000));
        bench.car.misbehave(Fault.FALLS_SILENT);
        bench.car.plugIn();
        bench.runs(ofSeconds(17));
        assertThat(bench.state().phase()).isEqualTo(Phase.SETUP);
        bench.runs(ofSeconds(2));

        assertThat(bench.state().phase()).isEqualTo(Phase.FAILED);
        assertThat(bench.refusedBecause(Refusal.SETUP_TIMEOUT)).isTrue();
    }

    @Test
    void a_cut_cable_ends_the_session_at_once_on_both_sides() {
        VehicleBench bench = VehicleBench.looping();
        bench.link.cut();
        bench.runs(ofMillis(60));

        assertThat(bench.state().phase()).isEqualTo(Phase.FAILED);
        assertThat(bench.refusedBecause(Refusal.CONNECTION_LOST)).isTrue();
        assertThat(bench.car.view().stage()).isEqualTo(EvccStage.FAILED);
        assertThat(bench.car.view().contactorsClosed()).isFalse();
    }

    @Test
    void an_emergency_stop_is_answered_with_failed_and_the_connection_ends() {
        VehicleBench bench = VehicleBench.looping();
        bench.charger.stopReason = "emergency button";
        bench.charger.stop = Stop.EMERGENCY;
        bench.runs(ofMillis(400));

        assertThat(bench.state().phase()).isEqualTo(Phase.FAILED);
        assertThat(bench.state().refusal()).contains("emergency button");
        assertThat(bench.car.view().failure()).contains("LOOP with FAILED");
        assertThat(bench.car.view().contactorsClosed()).isFalse();
    }

    @Test
    void a_vehicle_that_ignores_the_request_to_stop_is_cut_off_when_its_time_is_over() {
        var bench =
                new VehicleBench(
                        VehicleBench.with(SeccSettings.STOP_DELAY, 10),
                        EvccSettings.car(),
                        MemoryLink.encrypted(),
                        1);
        bench.car.plugIn();
        bench.until(Phase.CHARGE_LOOP);
        bench.car.misbehave(Fault.IGNORES_STOP);
        bench.charger.stop = Stop.NORMAL;
        bench.runs(ofMillis(9_900));
        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);

        bench.runs(ofMillis(600));
        assertThat(bench.state().phase()).isEqualTo(Phase.FAILED);
        assertThat(bench.refusedBecause(Refusal.STOP_IGNORED)).isTrue();
    }

    @Test
    void an_insulation_fault_ends_the_cable_check() {
        VehicleBench bench = VehicleBench.car();
        bench.charger.isolationResult = Isolation.FAULT;
        bench.car.plugIn();
        bench.until(Phase.FAILED);

        assertThat(bench.refusedBecause(Refusal.ISOLATION_FAULT)).isTrue();
    }

    @Test
    void a_cable_check_without_result_ends_after_thirty_eight_seconds() {
        VehicleBench bench = VehicleBench.car();
        bench.charger.isolationResult = Isolation.TESTING;
        bench.car.plugIn();
        bench.until(Phase.CABLE_CHECK).runs(ofSeconds(37));
        assertThat(bench.state().phase()).isEqualTo(Phase.CABLE_CHECK);
        bench.runs(ofSeconds(2));

        assertThat(bench.refusedBecause(Refusal.CABLE_CHECK_TIMEOUT)).isTrue();
    }

    @Test
    void an_output_that_does_not_follow_ends_the_pre_charge() {
        VehicleBench bench = VehicleBench.car();
        bench.charger.followsVoltage = false;
        bench.car.plugIn();
        bench.until(Phase.PRE_CHARGE).until(Phase.FAILED);

        assertThat(bench.state().refusal())
                .matches(r ->
                        r.startsWith(Refusal.PRE_CHARGE_TIMEOUT.text())
                                || r.startsWith(Refusal.VEHICLE_HUNG_UP.text()));
        assertThat(bench.car.view().contactorsClosed()).isFalse();
    }

    @Test
    void open_charger_contactors_or_a_missing_permission_refuse_the_start() {
        VehicleBench open = VehicleBench.plain(EvccSettings.car().acceptingAnyPreCharge());
        open.charger.closesContactor = false;
        open.car.plugIn();
        open.until(Phase.FAILED).runs(ofMillis(100));
        assertThat(open.refusedBecause(Refusal.CONTACTOR_OPEN)).isTrue();
        assertThat(open.car.view().failure()).contains("FAILED_CONTACTOR_ERROR");

        VehicleBench forbidden = VehicleBench.car();
        forbidden.charger.permitted = false;
        forbidden.car.plugIn();
        forbidden.until(Phase.FAILED).runs(ofMillis(100));
        assertThat(forbidden.refusedBecause(Refusal.ENERGY_NOT_PERMITTED)).isTrue();
        assertThat(forbidden.car.view().failure()).contains("FAILED_POWER_DELIVERY_NOT_APPLIED");
    }

    @Test
    void a_charger_that_stops_before_power_says_so_in_the_next_answer() {
        VehicleBench bench = VehicleBench.car();
        bench.charger.ready = false;
        bench.car.plugIn();
        bench.until(Phase.AUTHORISING);
        bench.charger.stopReason = "out of order";
        bench.charger.stop = Stop.NORMAL;
        bench.until(Phase.FAILED);

        assertThat(bench.state().refusal()).contains("out of order");
    }

    @Test
    void when_the_charger_falls_silent_the_vehicle_is_offered_nothing() {
        VehicleBench bench = VehicleBench.looping();
        bench.runs(ofSeconds(1));
        assertThat(bench.car.view().offeredChargeW()).isEqualTo(11_000);
        bench.charger.dead = true;
        bench.runs(ofMillis(800));

        assertThat(bench.car.view().offeredChargeW()).isZero();
        assertThat(bench.car.view().offeredDischargeW()).isZero();
        assertThat(bench.sentences(Iso15118Event.CHARGER_STATE_STALE)).hasSize(1);
    }

    @Test
    void without_tls_the_protocol_is_refused_unless_this_is_a_laboratory() {
        var bench =
                new VehicleBench(
                        VehicleBench.SETTINGS,
                        EvccSettings.car(),
                        new MemoryLink(null, Integer.MAX_VALUE),
                        1);
        bench.car.plugIn();
        bench.until(Phase.FAILED);
        assertThat(bench.refusedBecause(Refusal.TLS_REQUIRED)).isTrue();

        var lab =
                new VehicleBench(
                        VehicleBench.SETTINGS.inLaboratory(),
                        EvccSettings.car(),
                        new MemoryLink(null, Integer.MAX_VALUE),
                        1);
        lab.car.plugIn();
        lab.until(Phase.CHARGE_LOOP);
        assertThat(lab.state().tls()).isFalse();
    }
}
