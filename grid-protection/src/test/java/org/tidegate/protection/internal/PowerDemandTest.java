package org.tidegate.protection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.protection.Curve;
import org.tidegate.protection.GridDecision;
import org.tidegate.protection.GridFunction;
import org.tidegate.protection.GridMode;
import org.tidegate.protection.GridRequest;
import org.tidegate.protection.GridSample;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.SupportSettings;
import org.tidegate.protection.SupportSettings.AutonomousReference;
import org.tidegate.protection.SupportSettings.Capability;
import org.tidegate.protection.SupportSettings.ControlVoltage;
import org.tidegate.protection.SupportSettings.Priority;
import org.tidegate.protection.SupportSettings.ReactiveMode;

/** The parts of it have tests of their own; here is how they are put together. */
@DisplayName("What the grid code makes of a demand")
class PowerDemandTest {
    private static final double DT = 0.1;
    private static final long S = 1_000_000_000L;
    private static final FrequencyResponse NONE = new FrequencyResponse.None();

    private final GridSample grid = new GridSample();
    private final GridRequest asked = new GridRequest();
    private final GridDecision out = new GridDecision();
    private final ReturnRamp ramp = new ReturnRamp(10 * S);
    private Observation seen = observation(settings(support(new ReactiveMode.Off(), 0, full())));
    private double searchPu;

    private static Capability full() {
        return Capability.full();
    }

    private static Capability capability(double exportPu, double importPu, double importVa) {
        return new Capability(
                exportPu,
                importPu,
                1,
                importVa,
                Curve.level(1),
                Curve.level(1),
                0.44,
                0.44,
                Priority.REACTIVE);
    }

    private static SupportSettings support(ReactiveMode mode, long demandRamp, Capability can) {
        return new SupportSettings(
                ControlVoltage.MEAN, 0, mode, 0, null, null, demandRamp, null, can, 0);
    }

    private static ProtectionSettings settings(SupportSettings support) {
        return ActivePowerTest.settings(support, NONE);
    }

    private static ReactiveMode constant(double pu) {
        return new ReactiveMode.ConstantReactivePower(pu, 0);
    }

    private Observation observation(ProtectionSettings settings) {
        var observation = new Observation(settings);
        grid.voltageL1Pu = grid.voltageL2Pu = grid.voltageL3Pu = 1.05;
        grid.frequencyHz = settings.nominalFrequencyHz();
        observation.take(grid, settings.support(), 0, 0);
        return observation;
    }

    private GridDecision step(PowerDemand power, double demandPu) {
        asked.demandPu = demandPu;
        out.activeFunctions = 0;
        power.step(
                seen,
                asked,
                GridMode.CONTINUOUS_OPERATION,
                ramp,
                out.supportedDemandPu,
                searchPu,
                false,
                DT,
                out);
        return out;
    }

    @Test
    void is_that_of_the_new_settings_in_every_part_of_it() {
        var power = new PowerDemand(settings(support(constant(0.1), 0, full())));
        assertThat(step(power, -0.5).reactivePowerPu).isEqualTo(0.1);
        power.apply(settings(support(constant(-0.6), 0, capability(1, 1, 1))));
        assertThat(step(power, -1).reactivePowerPu).isEqualTo(-0.6);
        assertThat(out.supportedDemandPu).isCloseTo(-0.8, within(1e-12));
        var less =
                new Capability(
                        1, 1, 1, 1, Curve.level(0.2), Curve.level(1), 0, 0, Priority.REACTIVE);
        power.apply(settings(support(constant(-0.6), 0, less)));
        assertThat(step(power, -1).reactivePowerPu).as("the circle's").isEqualTo(-0.2);
    }

    @Test
    void begins_at_nothing_after_it_was_out_of_service() {
        var slow = new PowerDemand(settings(support(new ReactiveMode.Off(), 10 * S, full())));
        for (int k = 0; k < 200; k++) {
            step(slow, 1);
        }
        assertThat(out.supportedDemandPu).isEqualTo(1);
        slow.outOfService(seen, out);
        assertThat(step(slow, 1).supportedDemandPu).isCloseTo(0.01, within(1e-9));

        var voltVar =
                new ReactiveMode.VoltVar(
                        Curve.of(0.92, -0.44, 0.98, 0, 1.02, 0, 1.08, 0.44),
                        1,
                        false,
                        AutonomousReference.standard(),
                        10 * S);
        var reactive = new PowerDemand(settings(support(voltVar, 0, full())));
        for (int k = 0; k < 1000; k++) {
            step(reactive, 0);
        }
        assertThat(out.reactivePowerPu).isCloseTo(0.22, within(1e-6));
        reactive.outOfService(seen, out);
        assertThat(step(reactive, 0).reactivePowerPu).isLessThan(0.02);
    }

    @Test
    void climbs_with_the_larger_of_both_ratings() {
        var power =
                new PowerDemand(
                        settings(support(new ReactiveMode.Off(), 0, capability(0.5, 0.8, 1))));
        ramp.begin(0);
        for (int k = 0; k < 50; k++) {
            ramp.step(S / 10);
        }
        assertThat(ramp.limitPu()).isCloseTo(0.5, within(1e-9));
        assertThat(step(power, 1).supportedDemandPu).isCloseTo(0.5 * 0.8, within(1e-9));
        assertThat(out.binding).isEqualTo(GridFunction.RETURN_RAMP);
    }

    @Test
    void leaves_the_room_that_reactive_power_leaves_whoever_asked_for_it() {
        var plain = new PowerDemand(settings(support(new ReactiveMode.Off(), 0, full())));
        assertThat(step(plain, 0).lowestPowerPu).isEqualTo(-1);
        assertThat(out.highestPowerPu).isEqualTo(1);
        searchPu = 0.6;
        assertThat(step(plain, 0).lowestPowerPu).isCloseTo(-0.8, within(1e-12));
        assertThat(out.highestPowerPu).isCloseTo(0.8, within(1e-12));
        assertThat(GridFunction.ANTI_ISLANDING.isIn(out.activeFunctions)).isTrue();
        searchPu = 0;

        var oneSided =
                new PowerDemand(settings(support(constant(0.5), 0, capability(1, 0.7, 0.7))));
        assertThat(step(oneSided, 0).lowestPowerPu).isCloseTo(-Math.sqrt(0.75), within(1e-12));
        assertThat(out.highestPowerPu).isCloseTo(Math.sqrt(0.49 - 0.25), within(1e-12));
        assertThat(GridFunction.CONSTANT_REACTIVE_POWER.isIn(out.activeFunctions)).isTrue();
        assertThat(GridFunction.ANTI_ISLANDING.isIn(out.activeFunctions)).isFalse();
    }

    @Test
    void is_nothing_before_the_grid_was_ever_seen() {
        var voltVar =
                new ReactiveMode.VoltVar(
                        Curve.level(0.1), 1, true, AutonomousReference.standard(), 0);
        ProtectionSettings settings = settings(support(voltVar, 0, full()));
        var power = new PowerDemand(settings);
        seen = new Observation(settings);
        step(power, -0.5);
        assertThat(out.supportedDemandPu).isZero();
        assertThat(out.reactivePowerPu).isZero();
        assertThat(out.binding).isEqualTo(GridFunction.CESSATION);
    }

    @Test
    void says_whether_frequency_is_supported_and_goes_on_with_the_same_settings() {
        var droop = new FrequencyResponse.Droop(0, 0, 0.05, 0.05, 5 * S, -1, 1);
        ProtectionSettings settings =
                ActivePowerTest.settings(support(new ReactiveMode.Off(), 0, full()), droop);
        var power = new PowerDemand(settings);
        seen = observation(settings);
        step(power, 0);
        assertThat(out.frequencySupportActive).isFalse();
        grid.frequencyHz = settings.nominalFrequencyHz() * 1.02; // 40 % of rated power
        seen.take(grid, settings.support(), S, S / 10);
        double before = 0;
        for (int k = 0; k < 20; k++) {
            before = step(power, 0).supportedDemandPu;
        }
        assertThat(out.frequencySupportActive).isTrue();
        assertThat(before).isBetween(0.15, 0.35);
        power.apply(settings);
        assertThat(step(power, 0).supportedDemandPu).isBetween(before, before + 0.02);
    }
}
