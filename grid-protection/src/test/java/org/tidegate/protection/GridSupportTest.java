package org.tidegate.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.protection.ProtectionSettings.Blanking;
import org.tidegate.protection.ProtectionSettings.Consecutive;
import org.tidegate.protection.ProtectionSettings.MeanWindow;
import org.tidegate.protection.ProtectionSettings.Service;
import org.tidegate.protection.SupportSettings.AutonomousReference;
import org.tidegate.protection.SupportSettings.Capability;
import org.tidegate.protection.SupportSettings.ControlVoltage;
import org.tidegate.protection.SupportSettings.DynamicVoltage;
import org.tidegate.protection.SupportSettings.PowerLimit;
import org.tidegate.protection.SupportSettings.ReactiveMode;
import org.tidegate.protection.SupportSettings.VoltWatt;

import java.lang.management.ManagementFactory;
import java.util.List;

/** Reactive power is plus when absorbed; active power is plus when imported. */
@DisplayName("Grid support through the whole protection")
class GridSupportTest {
    private static final long S = Rig.S;
    private static final long MS = Rig.MS;

    static ProtectionSettings with(ProtectionSettings s, SupportSettings support) {
        return with(s, support, null, null, s.service());
    }

    private static ProtectionSettings with(
            ProtectionSettings s,
            SupportSettings support,
            @org.jspecify.annotations.Nullable Consecutive consecutive,
            @org.jspecify.annotations.Nullable Blanking jump,
            Service service) {
        return new ProtectionSettings(
                s.profile(),
                s.phases(),
                s.nominalFrequencyHz(),
                s.stages(),
                s.mean(),
                s.rateOfChangeWindowNanos(),
                service,
                s.rideThrough(),
                s.frequencyResponse(),
                support,
                consecutive,
                jump,
                s.longestSampleAgeNanos(),
                s.longestStepNanos());
    }

    static SupportSettings everything() {
        return new SupportSettings(
                ControlVoltage.POSITIVE_SEQUENCE,
                20 * MS,
                new ReactiveMode.VoltVar(
                        Curve.of(0.92, -0.44, 0.98, 0, 1.02, 0, 1.08, 0.44),
                        1,
                        true,
                        AutonomousReference.standard(),
                        5 * S),
                15 * S,
                new VoltWatt(Curve.of(1.06, 1, 1.1, 0), Curve.of(0.9, 0.2, 0.94, 1), 10 * S),
                new PowerLimit(0.9, 10 * S),
                10 * S,
                new DynamicVoltage(2, 0.05),
                Capability.full(),
                0);
    }

    private static SupportSettings mode(ReactiveMode mode) {
        return SupportSettings.none().with(mode);
    }

    @ParameterizedTest
    @ValueSource(doubles = {3.0 / 11, -3.0 / 11})
    void three_kilovar_of_eleven_come_out_with_their_sign_beside_any_active_power(double pu) {
        var constant = new ReactiveMode.ConstantReactivePower(pu, 0);
        var rig = Rig.inService(with(Rig.categoryThree(), mode(constant)));
        for (double demand : new double[] {0, 0.5, -0.5}) {
            rig.demand(demand).step();
            assertThat(rig.decision.reactivePowerPu).isCloseTo(pu, within(1e-9));
            assertThat(rig.decision.supportedDemandPu).isEqualTo(demand);
            assertThat(rig.decision.desiredReactivePowerPu).isCloseTo(pu, within(1e-9));
            assertThat(rig.decision.desiredPowerPu).isEqualTo(demand);
            assertThat(GridFunction.CONSTANT_REACTIVE_POWER.isIn(rig.decision.activeFunctions))
                    .isTrue();
            assertThat(rig.decision.binding).isEqualTo(GridFunction.NONE);
            assertThat(rig.decision.demandOverridden).isFalse();
        }
    }

    @Test
    void the_circle_takes_active_power_away_and_narrows_the_permitted_range() {
        var constant = new ReactiveMode.ConstantReactivePower(0.6, 0);
        var rig = Rig.inService(with(Rig.categoryThree(), mode(constant))).demand(-1);
        rig.step();
        assertThat(rig.decision.supportedDemandPu).isCloseTo(-0.8, within(1e-9));
        assertThat(rig.decision.lowestPowerPu).isCloseTo(-0.8, within(1e-9));
        assertThat(rig.decision.highestPowerPu).isCloseTo(0.8, within(1e-9));
        assertThat(rig.decision.desiredPowerPu).isEqualTo(-1);
        assertThat(rig.decision.binding).isEqualTo(GridFunction.APPARENT_POWER);
        assertThat(GridFunction.APPARENT_POWER.isIn(rig.decision.activeFunctions)).isTrue();
    }

    @Test
    void without_a_mode_there_is_no_circle() {
        var rig = Rig.inService(Rig.categoryThree()).demand(-1);
        rig.step();
        assertThat(rig.decision.supportedDemandPu).isEqualTo(-1);
        assertThat(rig.decision.reactivePowerPu).isZero();
        assertThat(rig.decision.lowestPowerPu).isEqualTo(-1);
        assertThat(rig.decision.highestPowerPu).isEqualTo(1);
        assertThat(rig.decision.activeFunctions).isZero();
    }

    @Test
    void volt_var_absorbs_when_the_voltage_is_high_and_injects_when_it_is_low() {
        var rig = Rig.inService(with(Rig.categoryThree(), everything()));
        rig.run(S);
        rig.voltage(1.05).run(20 * S);
        assertThat(rig.decision.reactivePowerPu).isGreaterThan(0.15);
        rig.voltage(0.95).run(20 * S);
        assertThat(rig.decision.reactivePowerPu).isLessThan(-0.15);
    }

    @Test
    void nothing_flows_out_of_service_and_the_reason_is_said() {
        var rig = new Rig(with(Rig.categoryThree(), everything()), 10 * MS).demand(-1);
        rig.step();
        assertThat(rig.decision.binding).isEqualTo(GridFunction.OUT_OF_SERVICE);
        assertThat(rig.decision.reactivePowerPu).isZero();
        assertThat(rig.decision.desiredPowerPu).isZero();
        assertThat(GridFunction.OUT_OF_SERVICE.isIn(rig.decision.activeFunctions)).isTrue();
    }

    @Test
    void a_trip_forgets_what_was_desired() {
        var constant = new ReactiveMode.ConstantReactivePower(0.3, 0);
        var rig = Rig.inService(with(Rig.categoryThree(), mode(constant))).demand(-0.5);
        rig.run(S);
        rig.permit = false;
        rig.step();
        assertThat(rig.decision.desiredPowerPu).isZero();
        assertThat(rig.decision.desiredReactivePowerPu).isZero();
        assertThat(rig.decision.reactivePowerPu).isZero();
    }

    @Test
    void cessation_takes_reactive_power_too_but_the_desire_goes_on() {
        var constant = new ReactiveMode.ConstantReactivePower(0.3, 0);
        var rig = Rig.inService(with(Rig.categoryThree(), mode(constant))).demand(-0.5);
        rig.run(S);
        rig.voltage(0.4).step();
        assertThat(rig.decision.blockGates).isTrue();
        assertThat(rig.decision.reactivePowerPu).isZero();
        assertThat(rig.decision.supportedDemandPu).isZero();
        assertThat(rig.decision.lowestPowerPu).isZero();
        assertThat(rig.decision.highestPowerPu).isZero();
        assertThat(rig.decision.desiredPowerPu).isEqualTo(-0.5);
        assertThat(rig.decision.binding).isEqualTo(GridFunction.CESSATION);
        rig.grid.voltageL1Pu = Double.NaN;
        rig.step();
        assertThat(rig.decision.binding).isEqualTo(GridFunction.CESSATION);
        assertThat(rig.decision.reactivePowerPu).isZero();
    }

    @Test
    void the_voltage_is_supported_with_reactive_current_while_riding_through() {
        var support =
                new SupportSettings(
                        ControlVoltage.MEAN,
                        0,
                        new ReactiveMode.ConstantReactivePower(0.1, 0),
                        0,
                        null,
                        null,
                        0,
                        new DynamicVoltage(2, 0.1),
                        Capability.full(),
                        0);
        var rig = Rig.inService(with(Rig.categoryThree(), support));
        rig.run(S);
        assertThat(rig.decision.reactiveCurrentPu).isZero();
        assertThat(rig.decision.negativeSequenceGain).isZero();
        rig.voltage(0.7).step();
        assertThat(rig.decision.mode).isEqualTo(GridMode.MANDATORY_OPERATION);
        assertThat(rig.decision.reactiveCurrentPu).isCloseTo(-0.4, within(1e-9));
        assertThat(rig.decision.negativeSequenceGain).isEqualTo(2);
        assertThat(rig.decision.reactivePowerPu).isCloseTo(0.1 - 0.4 * 0.7, within(1e-9));
        assertThat(GridFunction.DYNAMIC_VOLTAGE.isIn(rig.decision.activeFunctions)).isTrue();
        rig.voltage(0.4).step();
        assertThat(rig.decision.reactiveCurrentPu).isZero();
        assertThat(rig.decision.negativeSequenceGain).isZero();
        rig.voltage(1).step();
        assertThat(rig.decision.reactiveCurrentPu).isZero();
        assertThat(rig.decision.reactivePowerPu).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void what_the_vehicle_can_take_and_give_is_the_end_of_it() {
        var protection = new GridProtection(Rig.categoryThree());
        protection.assumeInService();
        var grid = new Rig(Rig.categoryThree(), 10 * MS).grid;
        var asked = new GridRequest();
        var out = new GridDecision();
        asked.demandPu = -1;
        asked.exportAvailablePu = 0.4;
        protection.step(grid, asked, 0, out);
        assertThat(out.tripped).as("no permit, no service").isTrue();

        protection.assumeInService();
        asked.permitService = true;
        protection.step(grid, asked, 10 * MS, out);
        assertThat(out.supportedDemandPu).isEqualTo(-0.4);
        assertThat(out.binding).isEqualTo(GridFunction.AVAILABLE_POWER);
        asked.exportAvailablePu = Double.NaN;
        protection.step(grid, asked, 20 * MS, out);
        assertThat(out.supportedDemandPu).isZero();
    }

    @Test
    void new_settings_take_effect_in_the_next_step_without_leaving_service() {
        ProtectionSettings before = with(Rig.categoryThree(), everything());
        var rig = Rig.inService(before).demand(-1);
        rig.run(S);
        rig.events();
        rig.protection.apply(
                with(
                        Rig.categoryThree(),
                        new SupportSettings(
                                ControlVoltage.MEAN,
                                0,
                                new ReactiveMode.Off(),
                                0,
                                null,
                                new PowerLimit(0.3, 0),
                                0,
                                null,
                                Capability.full(),
                                0)));
        rig.step();
        assertThat(rig.decision.tripped).isFalse();
        assertThat(rig.decision.supportedDemandPu).isEqualTo(-0.3);
        assertThat(rig.events()).anyMatch(e -> e.code() == ProtectionEvent.SETTINGS_CHANGED);
        rig.step();
        assertThat(rig.events()).noneMatch(e -> e.code() == ProtectionEvent.SETTINGS_CHANGED);
    }

    @Test
    void every_part_takes_its_new_settings() {
        ProtectionSettings old = Rig.categoryThree();
        var rig = new Rig(old, 10 * MS);
        var stages = new java.util.ArrayList<>(old.stages());
        stages.set(0, Rig.stage("OV2", ProtectionSettings.Quantity.ANY_VOLTAGE, true, 1.15, 20));
        rig.protection.apply(
                new ProtectionSettings(
                        old.profile(),
                        3,
                        60,
                        stages,
                        null,
                        0,
                        new Service(0.917, 1.05, 59.5, 60.1, S, 10 * S),
                        ProtectionSettings.RideThrough.none(),
                        old.frequencyResponse(),
                        old.longestSampleAgeNanos(),
                        old.longestStepNanos()));
        rig.run(S + 20 * MS);
        assertThat(rig.decision.mode).isEqualTo(GridMode.ENTERING_SERVICE);
        rig.run(5 * S);
        assertThat(rig.decision.highestPowerPu).isCloseTo(0.5, within(0.01));
        rig.run(6 * S);
        rig.voltage(0.6).step();
        assertThat(rig.decision.mode).isEqualTo(GridMode.CONTINUOUS_OPERATION);
        rig.voltage(1.16).run(20 * MS);
        assertThat(rig.decision.tripStage).isEqualTo("OV2");
    }

    @Test
    void settings_of_another_shape_are_another_protection() {
        var rig = new Rig(Rig.fiftyHertz(), 10 * MS);
        ProtectionSettings s = Rig.fiftyHertz();
        assertThatThrownBy(() -> rig.protection.apply(Rig.categoryThree()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another shape");
        for (ProtectionSettings other : shapes(s)) {
            assertThatThrownBy(() -> rig.protection.apply(other))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        rig.protection.apply(s);
    }

    private static List<ProtectionSettings> shapes(ProtectionSettings s) {
        var renamed = new java.util.ArrayList<>(s.stages());
        var first = renamed.getFirst();
        renamed.set(0, Rig.stage("other", first.quantity(), true, 1.25, 100));
        var turned = new java.util.ArrayList<>(s.stages());
        turned.set(0, Rig.stage(first.id(), first.quantity(), false, 1.25, 100));
        var looking = new java.util.ArrayList<>(s.stages());
        looking.set(
                0,
                Rig.stage(first.id(), ProtectionSettings.Quantity.PHASE_VOLTAGE, true, 1.25, 100));
        return List.of(
                shape(s, 1, 50, s.stages(), s.mean(), s.rateOfChangeWindowNanos()),
                shape(s, 3, 60, s.stages(), s.mean(), s.rateOfChangeWindowNanos()),
                shape(s, 3, 50, s.stages().subList(0, 3), s.mean(), 500 * MS),
                shape(s, 3, 50, s.stages(), new MeanWindow(300 * S, 3 * S), 500 * MS),
                shape(s, 3, 50, s.stages(), s.mean(), 400 * MS),
                shape(s, 3, 50, renamed, s.mean(), 500 * MS),
                shape(s, 3, 50, turned, s.mean(), 500 * MS),
                shape(s, 3, 50, looking, s.mean(), 500 * MS),
                with(s, s.support(), new Consecutive(1, S, S, false), null, s.service()),
                with(s, s.support(), null, new Blanking(8, S), s.service()));
    }

    private static ProtectionSettings shape(
            ProtectionSettings s,
            int phases,
            double hz,
            List<ProtectionSettings.Stage> stages,
            @org.jspecify.annotations.Nullable MeanWindow mean,
            long rate) {
        return new ProtectionSettings(
                s.profile(),
                phases,
                hz,
                stages,
                mean,
                rate,
                s.service(),
                s.rideThrough(),
                s.frequencyResponse(),
                s.longestSampleAgeNanos(),
                s.longestStepNanos());
    }

    private static void dips(Rig rig, int count) {
        for (int n = 0; n < count; n++) {
            rig.voltage(0.6).run(100 * MS);
            rig.voltage(1).run(6 * S);
        }
    }

    @Test
    void more_disturbances_than_must_be_ridden_through_may_trip_and_are_reported_once() {
        var settings =
                with(
                        Rig.categoryThree(),
                        SupportSettings.none(),
                        new Consecutive(3, 5 * S, 1_200 * S, false),
                        null,
                        Rig.categoryThree().service());
        var rig = Rig.inService(settings);
        rig.run(S);
        dips(rig, 3);
        assertThat(rig.decision.disturbances).isEqualTo(3);
        assertThat(rig.decision.mayTrip).isFalse();
        dips(rig, 2);
        assertThat(rig.decision.disturbances).isEqualTo(4);
        assertThat(rig.decision.mayTrip).isTrue();
        assertThat(rig.decision.tripped).isFalse();
        assertThat(rig.events().stream().map(e -> e.code()))
                .filteredOn(c -> c == ProtectionEvent.DISTURBANCES_EXHAUSTED)
                .hasSize(1);
    }

    @Test
    void where_the_profile_says_so_one_disturbance_too_many_leaves_service() {
        var settings =
                with(
                        Rig.categoryThree(),
                        SupportSettings.none(),
                        new Consecutive(3, 5 * S, 1_200 * S, true),
                        null,
                        Rig.categoryThree().service());
        var rig = Rig.inService(settings);
        rig.run(S);
        dips(rig, 3);
        assertThat(rig.decision.tripped).isFalse();
        dips(rig, 1);
        assertThat(rig.decision.tripped).isTrue();
        // what happens out of service is not ridden through
        dips(rig, 3);
        assertThat(rig.decision.disturbances).isEqualTo(4);
    }

    @Test
    void a_phase_jump_does_not_trip_the_rate_of_change() {
        var settings =
                with(
                        Rig.fiftyHertz(),
                        SupportSettings.none(),
                        null,
                        new Blanking(8, 100 * MS),
                        Rig.fiftyHertz().service());
        var rig = Rig.inService(settings);
        rig.run(S);
        rig.grid.phaseJumpDeg = 20;
        rig.frequency(55).step();
        assertThat(GridFunction.PHASE_JUMP_BLANKING.isIn(rig.decision.activeFunctions)).isTrue();
        rig.grid.phaseJumpDeg = 0;
        rig.frequency(50).run(2 * S);
        assertThat(rig.decision.tripped).isFalse();
        assertThat(rig.protection.rateOfChangeHzPerS()).isZero();
        assertThat(GridFunction.PHASE_JUMP_BLANKING.isIn(rig.decision.activeFunctions)).isFalse();
    }

    @Test
    void the_random_part_of_the_wait_is_the_chargers_own() {
        var settings =
                with(
                        Rig.categoryThree(),
                        SupportSettings.none(),
                        null,
                        null,
                        new Service(0.917, 1.05, 59.5, 60.1, S, 0, 300 * S));
        long[] waits = new long[3];
        for (int seed = 0; seed < 3; seed++) {
            var protection =
                    new GridProtection(
                            settings, new org.tidegate.runtime.EventRing("r", 8), seed / 2);
            var rig = new Rig(settings, 10 * MS);
            protection.step(rig.grid, 0, true, 0, rig.decision);
            waits[seed] = rig.decision.enterServiceRemainingNanos;
        }
        assertThat(waits[0]).isEqualTo(waits[1]).isNotEqualTo(waits[2]);
    }

    @Test
    void a_stage_that_operates_can_be_asked_for_and_the_return_is_told() {
        ProtectionSettings c = Rig.categoryThree();
        var settings =
                with(
                        c,
                        SupportSettings.none(),
                        null,
                        null,
                        new Service(0.9, 1.1, 59, 61, S, 2 * S));
        var rig = Rig.inService(settings).demand(-0.5);
        rig.run(S);
        rig.frequency(60.636).run(10 * S);
        rig.voltage(1.3).run(160 * MS);
        assertThat(rig.protection.operated(0)).isTrue();
        assertThat(rig.protection.operated(1)).isFalse();
        assertThat(rig.decision.enterServiceRemainingNanos).isEqualTo(Long.MAX_VALUE);
        rig.events();
        rig.nominal(60).run(S);
        rig.step();
        rig.step();
        var news = rig.events();
        assertThat(news).noneMatch(e -> e.code() == ProtectionEvent.FREQUENCY_SUPPORT_ENDED);
        assertThat(news)
                .filteredOn(e -> e.code() == ProtectionEvent.ENTERED_SERVICE)
                .singleElement()
                .satisfies(e -> assertThat(e.b()).isEqualTo(2));
        assertThat(news).anyMatch(e -> e.code() == ProtectionEvent.OBSERVING);
        rig.frequency(60.636).step();
        assertThat(rig.events()).anyMatch(e -> e.code() == ProtectionEvent.FREQUENCY_SUPPORT_BEGAN);
    }

    @Test
    void a_step_as_long_as_the_longest_is_observed_and_a_longer_one_is_not() {
        for (long step : new long[] {100 * MS, 101 * MS}) {
            var rig = new Rig(Rig.categoryThree(), step);
            rig.run(3 * S);
            long expected = step == 100 * MS ? 300 * S - 2_900 * MS : 300 * S - step;
            assertThat(rig.decision.enterServiceRemainingNanos).isEqualTo(expected);
        }
    }

    @Test
    void time_that_runs_backwards_is_no_time() {
        var rig = Rig.inService(Rig.categoryThree());
        rig.nowNanos -= 5 * S;
        rig.voltage(1.25).step();
        assertThat(rig.decision.tripped).isFalse();
    }

    @Test
    void the_power_before_a_disturbance_survives_a_measurement_that_is_no_number() {
        var rig = Rig.inService(Rig.categoryThree()).demand(-0.5);
        rig.run(S);
        rig.powerFollows = false;
        rig.grid.activePowerPu = Double.NaN;
        rig.frequency(60.636).run(60 * S);
        assertThat(rig.decision.supportedDemandPu).isCloseTo(-0.3, within(1e-3));
    }

    @Test
    void allocates_nothing_with_every_function_at_work() {
        var settings =
                with(
                        Rig.fiftyHertz(),
                        everything(),
                        new Consecutive(3, 5 * S, 1_200 * S, false),
                        new Blanking(8, 100 * MS),
                        Rig.fiftyHertz().service());
        var rig = new Rig(settings, 10 * MS);
        rig.protection.assumeInService();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        eventful(rig, 20_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        long asking = threads.getCurrentThreadAllocatedBytes() - before;
        before = threads.getCurrentThreadAllocatedBytes();
        eventful(rig, 100_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before - asking;
        assertThat(allocated).isLessThan(1_000);
    }

    private static void eventful(Rig rig, int steps) {
        for (int k = 0; k < steps; k++) {
            double wave = Math.sin(k * 0.001);
            rig.voltage(1 + 0.12 * wave);
            rig.grid.angleL2Deg = -120 + 3 * wave;
            rig.grid.phaseJumpDeg = k % 1_000 == 0 ? 20 : 0;
            rig.frequency(50 + 0.5 * wave);
            rig.demandPu = wave;
            rig.step();
        }
    }
}
