package org.tidegate.rig.vehicle;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.iso15118.EnergyPlan;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.EvseState.Notice;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Iso20Settings;
import org.tidegate.iso15118.Iso20Settings.Energy;
import org.tidegate.iso15118.VehicleState.Phase;
import org.tidegate.iso15118.pki.LabPki;

@DisplayName("When the two sides change their minds")
class VehicleRenegotiationTest {
    private static final Iso20Settings EVERYTHING =
            Iso20Settings.presets().offering(Energy.DC, Energy.AC);

    static java.util.stream.Stream<Arguments> modes() {
        return VehicleModesTest.modes();
    }

    private static final LabPki PKI =
            LabPki.make(
                    LabPki.Suite.ISO20_P521,
                    Instant.ofEpochMilli(1_795_000_000_000L),
                    new SecureRandom());

    /** A cable on which the vehicle shows its certificate: without one nothing is resumed. */
    private static MemoryLink certified() {
        MemoryLink link = MemoryLink.encrypted();
        link.show(PKI.credential(LabPki.Member.VEHICLE).chain());
        return link;
    }

    private static VehicleBench looping(boolean ac, boolean scheduled) {
        return looping(ac, scheduled, MemoryLink.encrypted());
    }

    private static VehicleBench looping(boolean ac, boolean scheduled, MemoryLink link) {
        EvccStyle style = ac ? EvccStyle.plain().withAc() : EvccStyle.plain();
        VehicleBench bench =
                new VehicleBench(
                                VehicleBench.SETTINGS.withIso20(EVERYTHING),
                                EvccSettings.car()
                                        .styled(scheduled ? style.withSchedule(4_000) : style),
                                link,
                                1)
                        .loops();
        bench.charger.targetW = 4_000;
        return bench.runs(ofSeconds(2));
    }

    private static EvseState.Iso20 asking(Notice notice) {
        return EvseState.Iso20.NONE.asking(notice);
    }

    @ParameterizedTest(name = "AC {0}, scheduled {1}")
    @MethodSource("modes")
    void the_vehicle_gets_a_new_schedule_with_closed_contactors(boolean ac, boolean scheduled) {
        VehicleBench bench = looping(ac, scheduled);
        int phasesBefore = bench.phases.size();
        bench.charger.iso20 =
                EvseState.Iso20.NONE.planning(
                        new EnergyPlan(
                                5, List.of(new EnergyPlan.Slot(86_400, 1_500, 1_500)), null));
        bench.car.wish(EvccWish.NEW_SCHEDULE);
        bench.runs(ofSeconds(3));

        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);
        assertThat(bench.phases.subList(phasesBefore, bench.phases.size()))
                .containsExactly(Phase.ENERGISED, Phase.CHARGE_LOOP);
        assertThat(bench.sentences(Iso15118Event.RENEGOTIATION_BEGAN))
                .singleElement()
                .asString()
                .contains("vehicle");
        if (scheduled) {
            assertThat(bench.state().maxChargePowerW()).isBetween(1_400.0, 1_510.0);
        }
    }

    @ParameterizedTest(name = "AC {0}, scheduled {1}")
    @MethodSource("modes")
    void the_charger_asks_for_a_new_schedule_and_gets_it(boolean ac, boolean scheduled) {
        VehicleBench bench = looping(ac, scheduled);
        bench.charger.iso20 = asking(Notice.SCHEDULE_RENEGOTIATION);
        bench.until(Phase.ENERGISED);
        bench.charger.iso20 = EvseState.Iso20.NONE;
        bench.until(Phase.CHARGE_LOOP);

        assertThat(bench.sentences(Iso15118Event.RENEGOTIATION_BEGAN))
                .singleElement()
                .asString()
                .contains("charger");
    }

    @ParameterizedTest(name = "AC {0}, scheduled {1}")
    @MethodSource("modes")
    void another_service_is_chosen_on_the_same_connection(boolean ac, boolean scheduled) {
        VehicleBench bench = looping(ac, scheduled);
        bench.car.wish(EvccWish.NEW_SERVICE);
        bench.until(Phase.NEGOTIATING);
        assertThat(bench.charger.contactor).isFalse();
        bench.until(Phase.CHARGE_LOOP);

        assertThat(bench.sentences(Iso15118Event.SERVICE_SELECTED)).hasSize(2);
        assertThat(bench.sentences(Iso15118Event.SESSION_STARTED)).hasSize(1);
        assertThat(bench.sentences(Iso15118Event.SESSION_FAILED)).isEmpty();
    }

    @Test
    void the_charger_asks_for_another_service() {
        VehicleBench bench = looping(false, false);
        bench.charger.iso20 = asking(Notice.SERVICE_RENEGOTIATION);
        bench.until(Phase.NEGOTIATING);
        bench.charger.iso20 = EvseState.Iso20.NONE;
        bench.until(Phase.CHARGE_LOOP);

        assertThat(bench.sentences(Iso15118Event.SERVICE_SELECTED)).hasSize(2);
    }

    @ParameterizedTest(name = "AC {0}, scheduled {1}")
    @MethodSource("modes")
    void a_paused_vehicle_comes_back_to_its_session(boolean ac, boolean scheduled) {
        VehicleBench bench = looping(ac, scheduled, certified());
        bench.car.wish(EvccWish.PAUSE);
        bench.until(Phase.ENDED);
        assertThat(bench.state().needs().paused()).isTrue();
        assertThat(bench.charger.contactor).isFalse();
        bench.until(Phase.NONE).runs(java.time.Duration.ofMinutes(10));

        bench.car.comeBack();
        bench.until(Phase.CHARGE_LOOP);
        assertThat(bench.sentences(Iso15118Event.SESSION_RESUMED)).hasSize(1);
        assertThat(bench.sentences(Iso15118Event.SESSION_STARTED)).hasSize(1);
        assertThat(bench.sentences(Iso15118Event.SERVICE_SELECTED)).hasSize(1);
    }

    @Test
    void the_charger_asks_for_a_pause_and_the_vehicle_wakes_it_by_toggling_the_pilot() {
        var plug = new CountingPlug();
        var bench =
                new VehicleBench(
                        VehicleBench.SETTINGS,
                        EvccSettings.car().styled(EvccStyle.plain().wakingAfter(20_000)),
                        certified(),
                        1,
                        org.tidegate.iso15118.PlugAndCharge.none(),
                        plug);
        bench.loops();
        bench.charger.iso20 = asking(Notice.PAUSE);
        bench.until(Phase.ENDED);
        bench.charger.iso20 = EvseState.Iso20.NONE;
        int togglesBefore = plug.closed;
        bench.until(Phase.CHARGE_LOOP);

        assertThat(plug.closed).as("B-C-B, then ready for energy").isGreaterThan(togglesBefore + 1);
        assertThat(bench.sentences(Iso15118Event.SESSION_RESUMED)).hasSize(1);
    }

    private static final class CountingPlug implements PilotPlug {
        int closed;
        private boolean s2;

        @Override
        public void plug() {}

        @Override
        public void unplug() {}

        @Override
        public void closeS2() {
            closed += s2 ? 0 : 1;
            s2 = true;
        }

        @Override
        public void openS2() {
            s2 = false;
        }

        @Override
        public double dutyPercent() {
            return 5;
        }
    }

    @Test
    void another_vehicle_with_the_same_number_gets_a_session_of_its_own() {
        var bench = new VehicleBench(VehicleBench.SETTINGS, EvccSettings.car(), certified(), 1);
        bench.loops();
        bench.car.wish(EvccWish.PAUSE);
        bench.until(Phase.ENDED).until(Phase.NONE);

        bench.link.show(PKI.credential(LabPki.Member.OEM_PROVISIONING).chain());
        bench.car.comeBack();
        bench.until(Phase.CHARGE_LOOP);

        assertThat(bench.sentences(Iso15118Event.SESSION_RESUMED)).isEmpty();
        assertThat(bench.sentences(Iso15118Event.SESSION_STARTED)).hasSize(2);
    }

    @Test
    void without_a_certificate_there_is_no_coming_back() {
        VehicleBench bench = looping(false, false);
        bench.car.wish(EvccWish.PAUSE);
        bench.until(Phase.ENDED).until(Phase.NONE);
        bench.car.comeBack();
        bench.until(Phase.CHARGE_LOOP);

        assertThat(bench.sentences(Iso15118Event.SESSION_RESUMED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void a_vehicle_stands_by_without_power_and_goes_on_when_either_side_wants(boolean byCharger) {
        VehicleBench bench = looping(false, false);
        assertThat(bench.charger.currentA()).isPositive();
        bench.car.wish(EvccWish.STANDBY);
        bench.runs(ofSeconds(30));
        assertThat(bench.state().phase()).isEqualTo(Phase.ENERGISED);
        assertThat(bench.state().needs().standby()).isTrue();
        assertThat(bench.state().maxChargePowerW()).isZero();
        assertThat(bench.charger.currentA()).isZero();
        assertThat(bench.charger.contactor).isTrue();

        if (byCharger) {
            bench.charger.iso20 = asking(Notice.EXIT_STANDBY);
        } else {
            bench.car.wish(EvccWish.RESUME);
        }
        bench.until(Phase.CHARGE_LOOP).runs(ofSeconds(1));
        assertThat(bench.charger.currentA()).isPositive();
    }

    @Test
    void a_strict_charger_says_no_and_the_session_goes_on_where_it_may() {
        VehicleBench bench = VehicleBench.of(EVERYTHING.strict(), EvccStyle.plain()).loops();
        bench.charger.targetW = 4_000;
        bench.car.wish(EvccWish.STANDBY);
        bench.runs(ofSeconds(3));
        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);
        assertThat(bench.charger.currentA()).isPositive();

        bench.car.wish(EvccWish.PAUSE);
        bench.until(Phase.FAILED).runs(ofMillis(100));
        assertThat(bench.car.view().failure()).contains("FAILED_PAUSE_NOT_ALLOWED");
        assertThat(bench.charger.contactor).isFalse();
    }
}
