package org.tidegate.rig.vehicle;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.EvseState.Notice;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Iso20Settings;
import org.tidegate.iso15118.Iso20Settings.Energy;
import org.tidegate.iso15118.VehicleQuirks;
import org.tidegate.iso15118.VehicleState.Phase;

/** With the data that is shipped; each rule once with it and once as the car would be without. */
@DisplayName("When a vehicle model needs more than the standard")
class VehicleQuirksRigTest {
    private static final Iso20Settings EVERYTHING =
            Iso20Settings.presets().offering(Energy.DC, Energy.AC);
    private static final String LATCHES = "027D01000001";
    private static final String NO_PAUSE_NOTICE = "027D02000001";
    private static final String NO_PAUSE = "027D03000001";
    private static final String HASTY = "027D04000001";
    private static final String BOASTS = "027D05000001";

    private static VehicleBench bench(String evccId, EvccStyle style, VehicleQuirks quirks) {
        return new VehicleBench(
                VehicleBench.SETTINGS.withIso20(EVERYTHING).withQuirks(quirks),
                EvccSettings.car().named(evccId).styled(style),
                MemoryLink.encrypted(),
                1);
    }

    private static VehicleBench known(String evccId, EvccStyle style) {
        return bench(evccId, style, VehicleQuirks.shipped());
    }

    @Test
    void a_car_that_latches_at_nothing_never_hears_of_nothing() {
        VehicleBench bench = known(LATCHES, EvccStyle.plain().latching());
        bench.loops();
        bench.charger.offeredW = 0;
        bench.charger.targetW = 0;
        bench.runs(ofSeconds(20));
        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);
        assertThat(bench.car.view().offeredChargeW()).isEqualTo(600);
        assertThat(bench.charger.currentA()).as("and still gets nothing").isZero();

        bench.charger.offeredW = 11_000;
        bench.charger.targetW = 5_000;
        bench.runs(ofSeconds(2));
        assertThat(bench.charger.currentA()).isPositive();
        assertThat(bench.sentences(Iso15118Event.QUIRK_APPLIED)).hasSize(1);
    }

    @Test
    void without_the_rule_the_same_car_leaves() {
        VehicleBench bench = bench(LATCHES, EvccStyle.plain().latching(), VehicleQuirks.NONE);
        bench.loops();
        bench.charger.offeredW = 0;
        bench.runs(ofSeconds(20));

        assertThat(bench.car.view().stage()).isEqualTo(EvccStage.DONE);
    }

    @Test
    void an_ac_car_that_latches_is_kept_at_its_smallest_power_where_that_is_permitted() {
        VehicleBench bench = known(LATCHES, EvccStyle.plain().withAc().latching());
        bench.loops();
        bench.charger.targetW = 0;
        bench.runs(ofSeconds(20));

        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);
        assertThat(bench.charger.currentA() * bench.car.battery().terminalV())
                .isCloseTo(600, within(10.0));
    }

    @Test
    void an_ac_car_that_latches_is_asked_to_pause_where_no_power_is_permitted() {
        VehicleBench bench = known(LATCHES, EvccStyle.plain().withAc().latching());
        bench.loops();
        bench.charger.targetW = 0;
        bench.charger.offeredW = 0;
        bench.until(Phase.ENDED).runs(ofSeconds(1));

        assertThat(bench.state().needs().paused()).isTrue();
        assertThat(bench.car.view().stage()).isEqualTo(EvccStage.PAUSED);
    }

    @Test
    void a_pause_is_smallest_power_for_a_car_that_takes_the_notice_for_the_end() {
        VehicleBench bench = known(NO_PAUSE_NOTICE, EvccStyle.plain().latching());
        bench.loops();
        bench.charger.iso20 = EvseState.Iso20.NONE.asking(Notice.PAUSE);
        bench.charger.offeredW = 0;
        bench.runs(ofSeconds(20));

        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);
        assertThat(bench.car.view().offeredChargeW()).isEqualTo(500);
        assertThat(bench.charger.currentA()).isZero();
    }

    @Test
    void a_pause_is_the_end_for_a_car_that_knows_none() {
        VehicleBench bench = known(NO_PAUSE, EvccStyle.plain());
        bench.loops();
        bench.charger.iso20 = EvseState.Iso20.NONE.asking(Notice.PAUSE);
        bench.until(Phase.ENDED).runs(ofSeconds(1));

        assertThat(bench.state().needs().paused()).isFalse();
        assertThat(bench.car.view().stage()).isEqualTo(EvccStage.DONE);
    }

    @Test
    void a_hasty_car_hears_no_in_time() {
        var habits =
                EvccSettings.car()
                        .named(HASTY)
                        .withPatience(400, 400)
                        .styled(EvccStyle.plain().withAc());
        var bench =
                new VehicleBench(
                        VehicleBench.SETTINGS.withIso20(EVERYTHING),
                        habits,
                        MemoryLink.encrypted(),
                        1);
        bench.charger.closesContactor = false;
        bench.car.plugIn();
        bench.until(Phase.FAILED).runs(ofSeconds(1));

        assertThat(bench.car.view().failure()).contains("FAILED_CONTACTOR_ERROR");
    }

    @Test
    void a_car_that_boasts_is_not_believed() {
        VehicleBench bench = known(BOASTS, EvccStyle.plain());
        bench.loops();

        assertThat(bench.state().maxChargePowerW()).isEqualTo(7_400);
        assertThat(bench.state().maxDischargePowerW()).isEqualTo(2_500);
        bench.charger.targetW = -11_000;
        bench.runs(ofSeconds(2));
        assertThat(bench.charger.currentA() * bench.car.battery().terminalV())
                .isCloseTo(-2_500, within(60.0));
    }
}
