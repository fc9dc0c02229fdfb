package org.tidegate.rig.vehicle;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.iso15118.EnergyPlan;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.EvseState.Notice;
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Iso20Settings;
import org.tidegate.iso15118.Iso20Settings.Control;
import org.tidegate.iso15118.Iso20Settings.Energy;
import org.tidegate.iso15118.Iso20Settings.Pricing;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.VehicleState.Needs.Mode;
import org.tidegate.iso15118.VehicleState.Phase;

@DisplayName("In every mode of ISO 15118-20")
class VehicleModesTest {
    private static final Iso20Settings EVERYTHING =
            Iso20Settings.presets().offering(Energy.DC, Energy.AC);

    static Stream<Arguments> modes() {
        return Stream.of(false, true)
                .flatMap(ac -> Stream.of(false, true).map(s -> Arguments.of(ac, s)));
    }

    private static EvccStyle style(boolean ac, boolean scheduled, double powerW) {
        EvccStyle style = ac ? EvccStyle.plain().withAc() : EvccStyle.plain();
        return scheduled ? style.withSchedule(powerW) : style;
    }

    private static VehicleBench looping(boolean ac, boolean scheduled, double powerW) {
        VehicleBench bench = VehicleBench.of(EVERYTHING, style(ac, scheduled, powerW)).loops();
        bench.charger.targetW = powerW;
        return bench;
    }

    @ParameterizedTest(name = "AC {0}, scheduled {1}")
    @MethodSource("modes")
    void three_kilowatts_in_move_only_the_import_register(boolean ac, boolean scheduled) {
        VehicleBench bench = looping(ac, scheduled, 3_000).runs(ofSeconds(60));

        assertThat(bench.state().refusal()).isEmpty();
        assertThat(bench.charger.importWh()).isCloseTo(50, within(1.5));
        assertThat(bench.charger.exportWh()).isZero();
        assertThat(bench.car.battery().chargedWh()).isCloseTo(50, within(1.5));
        assertThat(bench.car.battery().dischargedWh()).isZero();
        assertThat(bench.car.view().meterImportWh()).isCloseTo(50, within(2.5));
        assertThat(bench.car.view().meterExportWh()).isZero();
        assertThat(bench.car.view().chargerCurrentA()).isPositive();
        assertThat(bench.state().needs().mode())
                .isEqualTo(scheduled ? Mode.SCHEDULED : Mode.DYNAMIC);
    }

    @ParameterizedTest(name = "AC {0}, scheduled {1}")
    @MethodSource("modes")
    void three_kilowatts_out_move_only_the_export_register(boolean ac, boolean scheduled) {
        VehicleBench bench = looping(ac, scheduled, -3_000).runs(ofSeconds(60));

        assertThat(bench.state().refusal()).isEmpty();
        assertThat(bench.charger.exportWh()).isCloseTo(50, within(1.5));
        assertThat(bench.charger.importWh()).isZero();
        assertThat(bench.car.battery().dischargedWh()).isCloseTo(50, within(1.5));
        assertThat(bench.car.battery().chargedWh()).isZero();
        assertThat(bench.car.view().meterExportWh()).isCloseTo(50, within(2.5));
        assertThat(bench.car.view().meterImportWh()).isZero();
        assertThat(bench.car.view().chargerCurrentA()).isNegative();
    }

    @ParameterizedTest(name = "AC {0}, scheduled {1}")
    @MethodSource("modes")
    void a_vehicle_that_only_charges_never_gives(boolean ac, boolean scheduled) {
        var habits = EvccSettings.car().chargingOnly().styled(style(ac, scheduled, -3_000));
        var bench =
                new VehicleBench(
                        VehicleBench.SETTINGS.withIso20(EVERYTHING),
                        habits,
                        MemoryLink.encrypted(),
                        1);
        bench.loops();
        bench.charger.targetW = -3_000;
        bench.runs(ofSeconds(10));

        assertThat(bench.state().discharges()).isFalse();
        assertThat(bench.state().maxDischargePowerW()).isZero();
        assertThat(bench.charger.exportWh()).isZero();
    }

    @ParameterizedTest(name = "AC {0}, scheduled {1}")
    @MethodSource("modes")
    void a_whole_session_ends_in_order(boolean ac, boolean scheduled) {
        VehicleBench bench = looping(ac, scheduled, 5_000).runs(ofSeconds(2));
        bench.charger.stop = Stop.NORMAL;
        bench.until(Phase.ENDED).runs(ofSeconds(1));

        assertThat(bench.car.view().stage()).isEqualTo(EvccStage.DONE);
        assertThat(bench.car.view().contactorsClosed()).isFalse();
        assertThat(bench.charger.contactor).isFalse();
        assertThat(bench.sentences(Iso15118Event.SESSION_FAILED)).isEmpty();
    }

    @ParameterizedTest(name = "AC {0}, scheduled {1}")
    @MethodSource("modes")
    void a_lie_about_the_state_of_charge_ends_the_export_within_a_loop(
            boolean ac, boolean scheduled) {
        VehicleBench bench = looping(ac, scheduled, -3_000).runs(ofSeconds(12));
        assertThat(bench.charger.currentA()).isNegative();
        bench.car.misbehave(Fault.LIES_ABOUT_SOC);
        bench.runs(ofMillis(350));

        assertThat(bench.refusedBecause(Refusal.SOC_JUMP)).isTrue();
        assertThat(bench.state().maxDischargePowerW()).isZero();
        assertThat(bench.charger.currentA()).isZero();
    }

    @ParameterizedTest(name = "{0}, AC {1}")
    @CsvSource({
        "NEGATIVE_LIMITS, false, LIMIT_NEGATIVE",
        "NEGATIVE_LIMITS, true, LIMIT_NEGATIVE",
        "ABSURD_NUMBERS, false, LIMIT_UNREADABLE",
        "ABSURD_NUMBERS, true, LIMIT_UNREADABLE",
        "INVERTED_LIMITS, false, LIMIT_INVERTED",
        "INVERTED_LIMITS, true, LIMIT_INVERTED"
    })
    void nonsense_limits_stop_both_directions_within_a_loop(
            Fault fault, boolean ac, Refusal reason) {
        VehicleBench bench = looping(ac, false, -3_000).runs(ofSeconds(5));
        bench.car.misbehave(fault);
        bench.runs(ofMillis(350));

        assertThat(bench.refusedBecause(reason)).as(bench.state().refusal()).isTrue();
        assertThat(bench.state().maxChargePowerW()).isZero();
    }

    @Test
    void a_set_point_reaches_an_ac_vehicle_within_one_loop() {
        VehicleBench bench = looping(true, false, 4_000).runs(ofSeconds(3));
        double before = bench.car.view().chargerCurrentA();
        bench.charger.targetW = -4_000;
        bench.runs(ofMillis(250));

        assertThat(before).isPositive();
        assertThat(bench.charger.currentA()).isNegative();
    }

    @Test
    void a_grid_event_overrides_the_profile_of_an_ac_vehicle_within_one_loop() {
        VehicleBench bench = looping(true, true, 8_000).runs(ofSeconds(3));
        assertThat(bench.charger.currentA()).isPositive();
        bench.charger.offeredW = 0;
        bench.runs(ofMillis(350));
        assertThat(bench.charger.currentA()).isZero();

        bench.charger.offeredW = 11_000;
        bench.runs(ofMillis(350));
        assertThat(bench.charger.currentA()).isPositive();
    }

    @Test
    void a_schedule_bounds_what_the_vehicle_may_want() {
        VehicleBench bench = VehicleBench.of(EVERYTHING, style(false, true, 9_000));
        bench.charger.iso20 =
                EvseState.Iso20.NONE.planning(
                        new EnergyPlan(
                                3,
                                List.of(
                                        new EnergyPlan.Slot(30, 2_000, 1_000),
                                        new EnergyPlan.Slot(86_400, 6_000, 1_000)),
                                null));
        bench.loops();
        bench.charger.targetW = 11_000;
        bench.runs(ofSeconds(5));
        assertThat(bench.state().maxChargePowerW()).isCloseTo(2_000, within(30.0));

        bench.runs(ofSeconds(40));
        assertThat(bench.state().maxChargePowerW()).isCloseTo(6_000, within(60.0));
    }

    @ParameterizedTest
    @CsvSource({
        "GREEDY_PROFILE, PROFILE_TOO_HIGH, FAILED_EV_POWER_PROFILE_INVALID",
        "UNKNOWN_SCHEDULE, SCHEDULE_UNKNOWN, FAILED_SCHEDULE_SELECTION_INVALID"
    })
    void a_promise_beyond_the_schedule_is_refused(Fault fault, Refusal refusal, String code) {
        VehicleBench bench = VehicleBench.of(EVERYTHING, style(true, true, 9_000));
        bench.car.misbehave(fault);
        bench.car.plugIn();
        bench.until(Phase.FAILED).runs(ofMillis(100));

        assertThat(bench.refusedBecause(refusal)).as(bench.state().refusal()).isTrue();
        assertThat(bench.car.view().failure()).contains(code);
        assertThat(bench.charger.contactor).isFalse();
    }

    @Test
    void a_vehicle_that_takes_more_than_promised_is_warned() {
        VehicleBench bench = looping(true, true, 3_000).runs(ofSeconds(2));
        bench.car.misbehave(Fault.TAKES_MORE_THAN_PROMISED);
        bench.runs(ofSeconds(2));

        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);
        assertThat(bench.refusedBecause(Refusal.PROFILE_VIOLATED)).isTrue();
        assertThat(bench.sentences(Iso15118Event.NUMBER_REFUSED)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"ABSOLUTE", "LEVELS", "NONE"})
    void prices_travel_with_the_schedule(Pricing pricing) {
        var charger = EVERYTHING.priced(pricing).confirming(10, 0);
        VehicleBench bench = VehicleBench.of(charger, style(false, true, 5_000));
        EnergyPlan.Prices prices =
                pricing == Pricing.ABSOLUTE
                        ? new EnergyPlan.Absolute(
                                "EUR", "deu", List.of(new EnergyPlan.Fee(86_400, 0.31, 0.12)))
                        : new EnergyPlan.Levels(3, List.of(new EnergyPlan.Level(86_400, 1)));
        bench.charger.iso20 =
                EvseState.Iso20.NONE.planning(
                        new EnergyPlan(
                                1, List.of(new EnergyPlan.Slot(86_400, 9_000, 4_000)), prices),
                        new EnergyPlan(2, List.of(new EnergyPlan.Slot(86_400, 5_000, 0)), prices));
        bench.loops();

        assertThat(bench.state().needs().mode()).isEqualTo(Mode.SCHEDULED);
    }

    @Test
    void the_charger_may_keep_departure_and_states_of_charge() {
        VehicleBench bench =
                VehicleBench.of(
                        EVERYTHING.withMobilityByCharger(),
                        EvccStyle.plain().withMobilityByCharger());
        bench.charger.iso20 =
                new EvseState.Iso20(
                        Notice.NONE,
                        List.of(),
                        new EvseState.Mobility(7_200, 30, 85),
                        Double.NaN,
                        0,
                        Double.NaN);
        bench.loops();

        assertThat(bench.state().needs().mobilityByCharger()).isTrue();
    }

    @Test
    void a_megawatt_vehicle_speaks_the_messages_of_dc() {
        VehicleBench bench =
                VehicleBench.of(Iso20Settings.presets().offering(Energy.MCS), EvccStyle.plain());
        bench.loops();
        bench.charger.targetW = -3_000;
        bench.runs(ofSeconds(5));

        assertThat(bench.state().discharges()).isTrue();
        assertThat(bench.charger.exportWh()).isPositive();
        assertThat(bench.sentences(Iso15118Event.SERVICE_SELECTED))
                .singleElement()
                .asString()
                .contains("megawatt");
    }

    @Test
    void a_charger_with_one_control_mode_serves_only_that() {
        VehicleBench bench =
                VehicleBench.of(EVERYTHING.controlled(Control.SCHEDULED), EvccStyle.plain());
        bench.car.plugIn();
        bench.runs(ofSeconds(5));

        assertThat(bench.car.view().failure()).contains("no parameter set that fits");
    }

    @Test
    void what_may_be_taken_out_is_told_and_ends_the_discharge_when_it_is_used_up() {
        VehicleBench bench = VehicleBench.looping();
        assertThat(bench.state().needs().dischargeBudgetWh()).isEqualTo(120);
        assertThat(bench.state().needs().maxV2xEnergyRequestWh()).isEqualTo(200);

        bench.charger.targetW = -11_000;
        bench.runs(ofSeconds(60));
        assertThat(bench.state().needs().dischargeBudgetWh()).isLessThan(10);
        assertThat(bench.car.battery().socPercent()).isBetween(19.0, 21.0);
        assertThat(bench.refusedBecause(Refusal.BELOW_CYCLING_WINDOW)).isTrue();
        assertThat(bench.charger.currentA()).isZero();
    }
}
