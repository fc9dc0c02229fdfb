package org.tidegate.rig.vehicle;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.iso15118.EvseState.Authorisation;
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.VehicleState.Phase;

@DisplayName("When a vehicle charges and discharges over ISO 15118-20")
class VehicleSessionTest {
    @Test
    void it_goes_through_every_phase_in_order_and_says_goodbye() {
        VehicleBench bench = VehicleBench.plain(EvccSettings.car().withTarget(51, true));
        bench.charger.targetW = 11_000;
        bench.car.plugIn();
        bench.until(Phase.ENDED).runs(ofSeconds(10));

        assertThat(bench.phases)
                .containsExactly(
                        Phase.NONE,
                        Phase.SETUP,
                        Phase.AUTHORISING,
                        Phase.NEGOTIATING,
                        Phase.CABLE_CHECK,
                        Phase.PRE_CHARGE,
                        Phase.ENERGISED,
                        Phase.CHARGE_LOOP,
                        Phase.STOPPING,
                        Phase.WELDING_DETECTION,
                        Phase.ENDED,
                        Phase.NONE);
        assertThat(bench.car.view().stage()).isEqualTo(EvccStage.DONE);
        assertThat(bench.car.view().failure()).isEmpty();
        assertThat(bench.car.view().contactorsClosed()).isFalse();
        assertThat(bench.state().refusal()).isEmpty();
        assertThat(bench.sentences(Iso15118Event.SESSION_FAILED)).isEmpty();
        assertThat(bench.sentences(Iso15118Event.SERVICE_SELECTED))
                .singleElement()
                .asString()
                .contains("both directions");
    }

    @Test
    void three_kilowatts_into_the_vehicle_move_only_the_import_register() {
        VehicleBench bench = VehicleBench.looping();
        double socBefore = bench.state().socPercent();
        bench.charger.targetW = 3_000;
        bench.runs(ofSeconds(60));

        assertThat(bench.charger.currentA()).isPositive();
        assertThat(bench.state().socPercent() - socBefore).isBetween(10.0, 14.0);
        assertThat(bench.charger.importWh()).isCloseTo(50, within(1.5));
        assertThat(bench.charger.exportWh()).isZero();
        assertThat(bench.car.battery().chargedWh()).isCloseTo(50, within(1.5));
        assertThat(bench.car.battery().dischargedWh()).isZero();
        assertThat(bench.car.view().chargerCurrentA()).isPositive();
        assertThat(bench.car.view().meterImportWh()).isCloseTo(50, within(2.0));
        assertThat(bench.car.view().meterExportWh()).isZero();
        assertThat(bench.state().refusal()).isEmpty();
    }

    @Test
    void three_kilowatts_into_the_grid_move_only_the_export_register() {
        VehicleBench bench = VehicleBench.looping();
        double socBefore = bench.state().socPercent();
        bench.charger.targetW = -3_000;
        bench.runs(ofSeconds(60));

        assertThat(bench.charger.currentA()).isNegative();
        assertThat(bench.state().socPercent() - socBefore).isBetween(-14.0, -10.0);
        assertThat(bench.charger.exportWh()).isCloseTo(50, within(1.5));
        assertThat(bench.charger.importWh()).isZero();
        assertThat(bench.car.battery().dischargedWh()).isCloseTo(50, within(1.5));
        assertThat(bench.car.battery().chargedWh()).isZero();
        assertThat(bench.car.view().chargerCurrentA()).isNegative();
        assertThat(bench.car.view().meterExportWh()).isCloseTo(50, within(2.0));
        assertThat(bench.car.view().meterImportWh()).isZero();
        assertThat(bench.state().refusal()).isEmpty();
    }

    @Test
    void what_the_vehicle_says_about_itself_arrives_unchanged() {
        VehicleBench bench = VehicleBench.looping();
        VehicleState state = bench.state();

        assertThat(state.protocol()).isEqualTo("ISO 15118-20 DC");
        assertThat(state.tls()).isTrue();
        assertThat(state.evccId()).isEqualTo("020000001511");
        assertThat(state.discharges()).isTrue();
        assertThat(state.socPercent()).isEqualTo(50);
        assertThat(state.minimumSocPercent()).isEqualTo(20);
        assertThat(state.targetSocPercent()).isEqualTo(80);
        assertThat(state.batteryEnergyCapacityWh()).isEqualTo(400);
        assertThat(state.targetEnergyRequestWh()).isEqualTo(120);
        assertThat(state.minV2xEnergyRequestWh()).isEqualTo(-120);
        assertThat(state.departureTimeS()).isEqualTo(14_400);
        assertThat(state.maxChargePowerW()).isEqualTo(22_000);
        assertThat(state.maxDischargePowerW()).isEqualTo(22_000);
        assertThat(state.maxChargeCurrentA()).isEqualTo(125);
        assertThat(state.maxDischargeCurrentA()).isEqualTo(125);
        assertThat(state.maxVoltageV()).isCloseTo(453.6, within(0.1));
        assertThat(state.minVoltageV()).isCloseTo(302.4, within(0.1));
    }

    @Test
    void a_vehicle_that_only_charges_gets_the_plain_service_and_may_not_discharge() {
        VehicleBench bench = VehicleBench.plain(EvccSettings.car().chargingOnly());
        bench.car.plugIn();
        bench.until(Phase.CHARGE_LOOP);
        bench.charger.targetW = -3_000;
        bench.runs(ofSeconds(5));

        assertThat(bench.state().discharges()).isFalse();
        assertThat(bench.state().maxDischargePowerW()).isZero();
        assertThat(bench.charger.exportWh()).isZero();
        assertThat(bench.car.view().bidirectional()).isFalse();
    }

    @Test
    void a_charger_without_discharge_offers_none() {
        SeccSettings charging =
                new SeccSettings(
                        "E1",
                        "M",
                        false,
                        false,
                        VehicleBench.RATING,
                        VehicleBench.SETTINGS.numbers());
        var bench = new VehicleBench(charging, EvccSettings.car(), MemoryLink.encrypted(), 1);
        bench.car.plugIn();
        bench.until(Phase.CHARGE_LOOP);

        assertThat(bench.state().discharges()).isFalse();
    }

    @Test
    void it_waits_for_authorisation_and_goes_on_when_it_comes() {
        VehicleBench bench = VehicleBench.car();
        bench.charger.authorisation = Authorisation.PENDING;
        bench.car.plugIn();
        bench.runs(ofSeconds(100));
        assertThat(bench.state().phase()).isEqualTo(Phase.AUTHORISING);

        bench.charger.authorisation = Authorisation.ACCEPTED;
        bench.until(Phase.CHARGE_LOOP);
    }

    @Test
    void a_rejected_vehicle_is_told_so_and_may_ask_again() {
        VehicleBench bench = VehicleBench.car();
        bench.charger.authorisation = Authorisation.REJECTED;
        bench.car.plugIn();
        bench.runs(ofSeconds(10));
        assertThat(bench.state().phase()).isEqualTo(Phase.AUTHORISING);
        assertThat(bench.state().refusal()).contains("not authorised");
        assertThat(bench.sentences(Iso15118Event.AUTHORISATION_REFUSED)).hasSize(1);

        bench.charger.authorisation = Authorisation.ACCEPTED;
        bench.until(Phase.CHARGE_LOOP);
        assertThat(bench.state().refusal()).isEmpty();
    }

    @Test
    void the_driver_can_leave_at_any_time() {
        for (Phase phase : new Phase[] {Phase.AUTHORISING, Phase.CABLE_CHECK, Phase.CHARGE_LOOP}) {
            VehicleBench bench = VehicleBench.car();
            if (phase == Phase.AUTHORISING) {
                bench.charger.authorisation = Authorisation.PENDING;
            }
            bench.car.plugIn();
            bench.until(phase);
            bench.car.unplug();
            bench.until(Phase.ENDED).runs(ofSeconds(1));

            assertThat(bench.car.view().stage())
                    .as("left while " + phase)
                    .isEqualTo(EvccStage.AWAY);
            assertThat(bench.sentences(Iso15118Event.SESSION_FAILED)).isEmpty();
        }
    }

    @Test
    void a_vehicle_asked_to_stop_ramps_down_and_leaves_in_order() {
        VehicleBench bench = VehicleBench.looping();
        bench.charger.targetW = 5_000;
        bench.runs(ofSeconds(5));
        bench.charger.stopReason = "minimum state of charge";
        bench.charger.stop = Stop.NORMAL;
        bench.until(Phase.ENDED);

        assertThat(bench.sentences(Iso15118Event.STOP_NOTIFIED))
                .containsExactly("Vehicle asked to stop within 60 s: minimum state of charge");
        assertThat(bench.car.view().failure()).isEmpty();
    }

    @Test
    void the_same_vehicle_can_come_again() {
        VehicleBench bench = VehicleBench.looping();
        bench.car.unplug();
        bench.until(Phase.ENDED).until(Phase.NONE);
        bench.car.plugIn();
        bench.until(Phase.CHARGE_LOOP);

        assertThat(bench.sentences(Iso15118Event.SESSION_STARTED)).hasSize(2);
    }

    @Test
    void the_battery_limits_taper_near_full_and_near_empty() {
        VehicleBench bench = VehicleBench.plain(EvccSettings.car().withTarget(100, false));
        bench.car.plugIn();
        bench.until(Phase.CHARGE_LOOP);
        bench.charger.targetW = 11_000;
        bench.runs(ofMinutes(2));

        assertThat(bench.car.battery().socPercent()).isBetween(98.0, 100.0);
        assertThat(bench.state().maxChargePowerW()).isLessThan(9_000);
    }

    @Test
    void state_is_never_older_than_a_tenth_of_a_second() {
        VehicleBench bench = VehicleBench.car();
        bench.car.plugIn();
        for (int i = 0; i < 2_000; i++) {
            bench.runs(ofMillis(7));
            assertThat(bench.clock.nanos() - bench.state().issuedNanos())
                    .isLessThanOrEqualTo(100_000_000L);
        }
    }

    @RepeatedTest(20)
    void segments_of_any_size_and_any_order_of_planes_make_no_difference(RepetitionInfo seed) {
        int size = 1 + seed.getCurrentRepetition() * 7 % 64;
        var bench =
                new VehicleBench(
                        VehicleBench.SETTINGS,
                        EvccSettings.car().withTarget(50.5, true),
                        new MemoryLink("TLSv1.3", size),
                        seed.getCurrentRepetition());
        bench.charger.targetW = 11_000;
        bench.car.plugIn();
        bench.until(Phase.ENDED);

        assertThat(bench.sentences(Iso15118Event.SESSION_FAILED)).isEmpty();
    }

    @Test
    void a_slow_sender_is_served_as_long_as_it_keeps_the_times() {
        VehicleBench bench = VehicleBench.plain(EvccSettings.car().withTarget(50.5, true));
        bench.car.misbehave(Fault.DRIPS);
        bench.charger.targetW = 11_000;
        bench.car.plugIn();
        bench.until(Phase.ENDED);

        assertThat(bench.sentences(Iso15118Event.SESSION_FAILED)).isEmpty();
    }
}
