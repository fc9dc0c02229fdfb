package org.tidegate.rig.vehicle.iso2;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.iso15118.EvseState.Authorisation;
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.VehicleState.Phase;
import org.tidegate.rig.vehicle.MemoryLink;
import org.tidegate.rig.vehicle.iso2.Habits.Quirk;

@DisplayName("When an old car charges")
class OldCarSessionTest {
    @ParameterizedTest
    @EnumSource(
            value = Speech.class,
            names = {"DIN_DC", "ISO2_DC"})
    void by_direct_current_it_goes_through_every_phase_and_says_goodbye(Speech speech) {
        OldCarBench bench = OldCarBench.plain(Habits.of(speech).withTarget(52, true));
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
        assertThat(bench.car.view().stage()).isEqualTo(CarStage.DONE);
        assertThat(bench.car.view().contactorsClosed()).isFalse();
        assertThat(bench.sentences(Iso15118Event.SESSION_FAILED)).isEmpty();
        assertThat(bench.station.importWh()).isGreaterThan(5);
        assertThat(bench.station.exportWh()).isZero();
    }

    @Test
    void by_alternating_current_the_contactor_closes_before_the_answer() {
        OldCarBench bench = OldCarBench.plain(Habits.of(Speech.ISO2_AC).withTarget(52, true));
        bench.car.plugIn();
        bench.until(Phase.ENDED).runs(ofSeconds(10));

        assertThat(bench.phases)
                .containsExactly(
                        Phase.NONE,
                        Phase.SETUP,
                        Phase.AUTHORISING,
                        Phase.NEGOTIATING,
                        Phase.ENERGISED,
                        Phase.CHARGE_LOOP,
                        Phase.STOPPING,
                        Phase.ENDED,
                        Phase.NONE);
        assertThat(bench.car.view().stage()).isEqualTo(CarStage.DONE);
        assertThat(bench.station.importWh()).isGreaterThan(5);
        assertThat(bench.sentences(Iso15118Event.SESSION_FAILED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Speech.class)
    void it_cannot_discharge_and_everybody_can_read_why(Speech speech) {
        OldCarBench bench = OldCarBench.looping(Habits.of(speech));
        bench.station.targetW = -3_000;
        bench.runs(ofSeconds(5));

        assertThat(bench.state().discharges()).isFalse();
        assertThat(bench.state().maxDischargePowerW()).isZero();
        assertThat(bench.station.exportWh()).isZero();
        assertThat(bench.refusedBecause(Refusal.PROTOCOL_CHARGES_ONLY)).isTrue();
        assertThat(bench.sentences(Iso15118Event.CHARGES_ONLY)).hasSize(1);
        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);
    }

    @ParameterizedTest
    @EnumSource(
            value = Speech.class,
            names = {"DIN_DC", "ISO2_DC"})
    void three_kilowatts_into_the_vehicle_move_only_the_import_register(Speech speech) {
        OldCarBench bench = OldCarBench.looping(Habits.of(speech));
        bench.station.targetW = 3_000;
        bench.runs(ofSeconds(60));

        assertThat(bench.station.importWh()).isCloseTo(50, within(3.0));
        assertThat(bench.station.exportWh()).isZero();
        assertThat(bench.car.battery().chargedWh()).isCloseTo(50, within(3.0));
        assertThat(bench.car.battery().dischargedWh()).isZero();
        assertThat(bench.car.view().chargerCurrentA()).isPositive();
        assertThat(bench.state().requestedCurrentA()).isPositive();
    }

    private static SeccSettings j2847() {
        return OldCarBench.SETTINGS.withOlder(
                OldCarBench.SETTINGS.older().withDischargeOverJ2847());
    }

    private static OldCarBench discharging() {
        OldCarBench bench = OldCarBench.encrypted(j2847(), Habits.of(Speech.ISO2_DC).discharging());
        bench.station.targetW = 0;
        bench.car.plugIn();
        return bench.until(Phase.CHARGE_LOOP);
    }

    @Test
    void with_sae_j2847_three_kilowatts_into_the_grid_move_only_the_export_register() {
        OldCarBench bench = discharging();
        bench.station.targetW = -3_000;
        bench.runs(ofSeconds(60));

        assertThat(bench.state().discharges()).isTrue();
        assertThat(bench.station.exportWh()).isCloseTo(50, within(3.0));
        assertThat(bench.station.importWh()).isZero();
        assertThat(bench.car.battery().dischargedWh()).isCloseTo(50, within(3.0));
        assertThat(bench.car.battery().chargedWh()).isZero();
        assertThat(bench.car.view().offeredCurrentA()).isNegative();
        assertThat(bench.car.view().offeredPowerW()).isNegative();
        assertThat(bench.car.view().chargerCurrentA()).isNegative();
        assertThat(bench.state().requestedCurrentA()).isNegative();
        assertThat(bench.state().refusal()).isEmpty();
        assertThat(bench.state().minimumSocPercent()).isEqualTo(20);
    }

    @Test
    void with_sae_j2847_three_kilowatts_into_the_vehicle_move_only_the_import_register() {
        OldCarBench bench = discharging();
        bench.station.targetW = 3_000;
        bench.runs(ofSeconds(60));

        assertThat(bench.station.importWh()).isCloseTo(50, within(3.0));
        assertThat(bench.station.exportWh()).isZero();
        assertThat(bench.car.view().offeredCurrentA()).isPositive();
        assertThat(bench.state().refusal()).isEmpty();
    }

    @Test
    void with_sae_j2847_a_vehicle_that_will_not_turn_round_is_not_emptied() {
        OldCarBench bench =
                OldCarBench.encrypted(
                        j2847(),
                        Habits.of(Speech.ISO2_DC).discharging().with(Quirk.WILL_NOT_DISCHARGE));
        bench.station.targetW = 0;
        bench.car.plugIn();
        bench.until(Phase.CHARGE_LOOP);
        bench.station.targetW = -3_000;
        bench.runs(ofSeconds(20));

        assertThat(bench.refusedBecause(Refusal.DISCHARGE_NOT_FOLLOWED)).isTrue();
        assertThat(bench.state().maxDischargePowerW()).isZero();
        assertThat(bench.station.exportWh()).isLessThan(3.0 * 3_000 / 3_600 + 0.5);
    }

    @Test
    void with_sae_j2847_a_leap_of_the_state_of_charge_ends_discharge_within_one_loop() {
        OldCarBench bench =
                OldCarBench.encrypted(
                        j2847(),
                        Habits.of(Speech.ISO2_DC).discharging().with(Quirk.LIES_ABOUT_SOC));
        bench.station.targetW = -3_000;
        bench.car.plugIn();
        bench.until(Phase.CHARGE_LOOP).runs(ofSeconds(3));

        assertThat(bench.refusedBecause(Refusal.SOC_JUMP)).isTrue();
        assertThat(bench.state().maxDischargePowerW()).isZero();
        assertThat(bench.sentences(Iso15118Event.DISCHARGE_REFUSED)).isNotEmpty();
    }

    @Test
    void without_the_setting_nobody_hears_of_sae_j2847() {
        OldCarBench bench =
                OldCarBench.encrypted(
                        OldCarBench.SETTINGS, Habits.of(Speech.ISO2_DC).discharging());
        bench.car.plugIn();
        bench.until(Phase.CHARGE_LOOP);

        assertThat(bench.car.view().discharge()).isFalse();
        assertThat(bench.refusedBecause(Refusal.PROTOCOL_CHARGES_ONLY)).isTrue();
    }

    @Test
    void a_contract_pays_for_it_and_receipts_confirm_the_meter() {
        OldCarBench bench =
                OldCarBench.encrypted(
                        OldCarBench.SETTINGS.withOlder(
                                OldCarBench.SETTINGS.older().withReceipts(5)),
                        Habits.of(Speech.ISO2_DC).paying(OldCarBench.contract()));
        bench.car.plugIn();
        bench.until(Phase.CHARGE_LOOP).runs(ofSeconds(20));

        assertThat(bench.state().contract()).isEqualTo("DETDGC00000001");
        assertThat(bench.car.view().contract()).isTrue();
        assertThat(bench.sentences(Iso15118Event.CONTRACT_PRESENTED)).hasSize(1);
        assertThat(bench.sentences(Iso15118Event.RECEIPT_CONFIRMED)).hasSizeBetween(3, 4);
        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);
    }

    @Test
    void the_operator_is_not_asked_before_the_contract_is_proven() {
        OldCarBench bench =
                OldCarBench.encrypted(
                        OldCarBench.SETTINGS,
                        Habits.of(Speech.ISO2_DC).paying(OldCarBench.contract()));
        bench.station.authorisation = Authorisation.PENDING;
        bench.car.plugIn();
        bench.until(Phase.AUTHORISING);
        assertThat(bench.state().contract()).isEqualTo("DETDGC00000001");

        bench.station.authorisation = Authorisation.REJECTED;
        bench.until(Phase.FAILED);
        assertThat(bench.refusedBecause(Refusal.CONTRACT_REJECTED)).isTrue();
        assertThat(bench.station.everClosed).isFalse();
    }

    @Test
    void a_forged_signature_gets_nothing() {
        OldCarBench bench =
                OldCarBench.encrypted(
                        OldCarBench.SETTINGS,
                        Habits.of(Speech.ISO2_DC)
                                .paying(OldCarBench.contract())
                                .with(Quirk.FORGES_SIGNATURES));
        bench.car.plugIn();
        bench.until(Phase.FAILED).runs(ofMillis(100));

        assertThat(bench.refusedBecause(Refusal.SIGNATURE_WRONG)).isTrue();
        assertThat(bench.car.heard()).last().asString().contains("FAILED_SignatureError");
        assertThat(bench.station.everClosed).isFalse();
        assertThat(bench.state().contract()).isEmpty();
    }

    @Test
    void without_encryption_a_contract_is_not_even_offered() {
        OldCarBench bench =
                OldCarBench.plain(Habits.of(Speech.ISO2_DC).paying(OldCarBench.contract()));
        bench.car.plugIn();
        bench.until(Phase.CHARGE_LOOP);

        assertThat(bench.car.view().contract()).isFalse();
        assertThat(bench.state().contract()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Speech.class)
    void a_stop_is_told_and_followed_in_order(Speech speech) {
        OldCarBench bench = OldCarBench.looping(Habits.of(speech));
        bench.station.stop = Stop.NORMAL;
        bench.station.stopReason = "the operator wants the car out";
        bench.until(Phase.ENDED).runs(ofMillis(100));

        assertThat(bench.car.view().stage()).isEqualTo(CarStage.DONE);
        assertThat(bench.sentences(Iso15118Event.STOP_NOTIFIED))
                .singleElement()
                .asString()
                .contains("the operator wants the car out");
        assertThat(bench.sentences(Iso15118Event.SESSION_FAILED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Speech.class)
    void a_stop_that_is_ignored_ends_the_session_after_the_delay(Speech speech) {
        OldCarBench bench = OldCarBench.looping(Habits.of(speech).with(Quirk.IGNORES_STOP));
        bench.station.stop = Stop.NORMAL;
        bench.runs(ofSeconds(59));
        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);
        bench.runs(ofSeconds(3));
        assertThat(bench.refusedBecause(Refusal.STOP_IGNORED)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Speech.class)
    void an_emergency_stop_ends_it_with_the_next_answer(Speech speech) {
        OldCarBench bench = OldCarBench.looping(Habits.of(speech));
        bench.station.stop = Stop.EMERGENCY;
        bench.runs(ofMillis(1_200));

        assertThat(bench.refusedBecause(Refusal.EMERGENCY_STOP)).isTrue();
        assertThat(bench.car.view().stage()).isEqualTo(CarStage.FAILED);
        assertThat(bench.state().maxChargePowerW()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Speech.class,
            names = {"DIN_DC", "ISO2_DC"})
    void silence_in_the_loop_means_no_power_at_once_and_the_end_after_a_minute(Speech speech) {
        OldCarBench bench = OldCarBench.looping(Habits.of(speech).with(Quirk.FALLS_SILENT_IN_LOOP));
        bench.simulation.runUntil(
                () -> bench.state().maxChargePowerW() == 0, java.time.Duration.ofSeconds(10));
        assertThat(bench.refusedBecause(Refusal.SILENT_IN_LOOP)).isTrue();
        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);
        bench.runs(ofSeconds(1));
        assertThat(bench.station.currentA()).isZero();

        bench.runs(ofSeconds(57));
        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);
        bench.runs(ofSeconds(3));
        assertThat(bench.state().phase()).isEqualTo(Phase.FAILED);
        assertThat(bench.refusedBecause(Refusal.SILENT)).isTrue();
        assertThat(bench.sentences(Iso15118Event.LOOP_SILENT)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Speech.class)
    void a_car_that_disappears_takes_its_power_with_it(Speech speech) {
        OldCarBench bench = OldCarBench.looping(Habits.of(speech).with(Quirk.DISAPPEARS_IN_LOOP));
        bench.until(Phase.FAILED);
        assertThat(bench.refusedBecause(Refusal.VEHICLE_HUNG_UP)).isTrue();
        assertThat(bench.state().maxChargePowerW()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Speech.class,
            names = {"DIN_DC", "ISO2_DC"})
    void the_wrong_order_never_gets_power(Speech speech) {
        OldCarBench bench = OldCarBench.plain(Habits.of(speech).with(Quirk.FORGETS_POWER_DELIVERY));
        bench.car.plugIn();
        bench.until(Phase.FAILED).runs(ofMillis(100));

        assertThat(bench.refusedBecause(Refusal.WRONG_ORDER)).isTrue();
        assertThat(bench.car.heard()).last().asString().contains("FAILED_SequenceError");
        assertThat(bench.station.importWh()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Speech.class,
            names = {"DIN_DC", "ISO2_DC"})
    void a_car_that_wants_too_much_is_clamped_and_not_sent_away(Speech speech) {
        OldCarBench bench = OldCarBench.looping(Habits.of(speech).with(Quirk.WANTS_TOO_MUCH));
        bench.runs(ofSeconds(5));

        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);
        assertThat(bench.state().maxChargeCurrentA()).isLessThanOrEqualTo(125);
        assertThat(bench.station.currentA()).isLessThanOrEqualTo(30);
    }

    @ParameterizedTest
    @EnumSource(
            value = Speech.class,
            names = {"DIN_DC", "ISO2_DC"})
    void negative_maxima_mean_no_power_and_a_reason(Speech speech) {
        OldCarBench bench = OldCarBench.looping(Habits.of(speech).with(Quirk.NEGATIVE_MAXIMA));
        bench.runs(ofSeconds(1));

        assertThat(bench.state().maxChargeCurrentA()).isZero();
        assertThat(bench.refusedBecause(Refusal.LIMIT_NEGATIVE)).isTrue();
        assertThat(bench.station.currentA()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Speech.class,
            names = {"DIN_DC", "ISO2_DC"})
    void a_car_that_leaves_at_zero_watts_stays_while_there_are_none(Speech speech) {
        OldCarBench bench = OldCarBench.looping(Habits.of(speech).with(Quirk.LEAVES_AT_ZERO));
        bench.station.maxW = 0;
        bench.station.maxA = 0;
        bench.station.targetW = 0;
        bench.runs(ofSeconds(30));

        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);
        assertThat(bench.station.currentA()).isZero();
        assertThat(bench.car.view().offeredCurrentA()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Speech.class)
    void the_customer_may_take_his_time_with_the_card(Speech speech) {
        OldCarBench bench = OldCarBench.plain(Habits.of(speech).with(Quirk.IMPATIENT));
        bench.station.authorisation = Authorisation.PENDING;
        bench.car.plugIn();
        bench.runs(ofSeconds(40));
        assertThat(bench.state().phase()).isEqualTo(Phase.AUTHORISING);

        bench.station.authorisation = Authorisation.REJECTED;
        bench.runs(ofSeconds(5));
        assertThat(bench.refusedBecause(Refusal.AUTHORISATION_REJECTED)).isTrue();
        bench.station.authorisation = Authorisation.ACCEPTED;
        bench.until(Phase.CHARGE_LOOP);
        assertThat(bench.refusedBecause(Refusal.PROTOCOL_CHARGES_ONLY)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Speech.class,
            names = {"ISO2_DC", "ISO2_AC"})
    void a_new_schedule_at_the_charger_s_wish_goes_round_once(Speech speech) {
        OldCarBench bench = OldCarBench.looping(Habits.of(speech));
        bench.station.renegotiate = true;
        bench.runs(ofSeconds(9));
        assertThat(bench.sentences(Iso15118Event.RENEGOTIATION_BEGAN)).isEmpty();
        bench.runs(ofSeconds(6));
        bench.station.renegotiate = false;
        bench.until(Phase.CHARGE_LOOP).runs(ofSeconds(5));

        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);
        assertThat(bench.sentences(Iso15118Event.RENEGOTIATION_BEGAN))
                .singleElement()
                .asString()
                .contains("charger");
    }

    @ParameterizedTest
    @EnumSource(
            value = Speech.class,
            names = {"ISO2_DC", "ISO2_AC"})
    void a_new_schedule_at_the_vehicle_s_wish_goes_round_too(Speech speech) {
        OldCarBench bench = OldCarBench.looping(Habits.of(speech).with(Quirk.RENEGOTIATES));
        bench.runs(ofSeconds(25));

        assertThat(bench.sentences(Iso15118Event.RENEGOTIATION_BEGAN))
                .singleElement()
                .asString()
                .contains("vehicle");
        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);
        assertThat(bench.sentences(Iso15118Event.SESSION_FAILED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Speech.class,
            names = {"ISO2_DC", "ISO2_AC"})
    void after_a_pause_the_same_session_goes_on(Speech speech) {
        OldCarBench bench = OldCarBench.looping(Habits.of(speech));
        String id = bench.car.view().sessionId();
        bench.car.pause();
        bench.until(Phase.ENDED).runs(ofSeconds(30));
        assertThat(bench.car.view().stage()).isEqualTo(CarStage.PAUSED);

        bench.car.plugIn();
        bench.until(Phase.CHARGE_LOOP);
        assertThat(bench.car.view().sessionId()).isEqualTo(id);
        assertThat(bench.car.heard()).contains("SessionSetupRes OK_OldSessionJoined");
        assertThat(bench.sentences(Iso15118Event.SESSION_RESUMED)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Speech.class)
    void without_an_insulated_or_closed_output_it_gets_nothing(Speech speech) {
        OldCarBench bench = OldCarBench.plain(Habits.of(speech));
        bench.station.closesContactor = false;
        bench.car.plugIn();
        bench.until(Phase.FAILED);

        assertThat(bench.station.importWh()).isZero();
        assertThat(bench.state().refusal())
                .matches(".*(contactors are not closed|did not reach).*");
    }

    @ParameterizedTest
    @EnumSource(Speech.class)
    void a_charger_whose_control_dies_gives_it_nothing_more(Speech speech) {
        OldCarBench bench = OldCarBench.looping(Habits.of(speech));
        bench.station.dead = true;
        bench.runs(ofSeconds(3));

        VehicleState state = bench.state();
        assertThat(bench.sentences(Iso15118Event.CHARGER_STATE_STALE)).hasSize(1);
        assertThat(state.maxDischargePowerW()).isZero();
        if (speech == Speech.ISO2_AC) {
            assertThat(state.phase()).isEqualTo(Phase.FAILED);
        }
    }

    @RepeatedTest(5)
    void segments_of_any_size_and_any_order_of_steps_make_no_difference(RepetitionInfo info) {
        int seed = info.getCurrentRepetition();
        for (Speech speech : Speech.values()) {
            var bench =
                    new OldCarBench(
                            OldCarBench.SETTINGS,
                            Habits.of(speech).withTarget(52, true),
                            new MemoryLink(null, seed * 3),
                            seed);
            bench.car.plugIn();
            bench.until(Phase.ENDED).runs(ofSeconds(8));
            assertThat(bench.car.view().stage()).isEqualTo(CarStage.DONE);
            assertThat(bench.sentences(Iso15118Event.SESSION_FAILED)).isEmpty();
        }
    }
}
